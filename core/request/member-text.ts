import type { Document } from "yaml";
import { valueAt } from "../member/issues.ts";
import type { Path } from "../member/member.ts";
import { toSpot } from "../member/member-source.ts";
import { toPlain, type Plain } from "../member/plain.ts";
import { report } from "../member/report.ts";
import { readText } from "../member/source-text.ts";
import { parseYaml } from "../member/yaml-source.ts";
import type { Finding, Remark } from "../problem.ts";
import { remark } from "./remark.ts";

/** One version of a member file, read as far as the rules between two versions need it, valid or not. */
export class MemberText {
  readonly path: string;
  readonly text: string;
  /** Its words as plain data; absent when they cannot be read. */
  readonly plain?: Plain;
  readonly #document?: Document.Parsed;

  constructor(path: string, bytes: Uint8Array) {
    this.path = path;
    const read = readText(bytes);
    this.text = read.text;
    const { document } = read.spots.length > 0 ? {} : parseYaml(read.text);
    if (!document) return;
    this.#document = document;
    const { value, spots } = toPlain(document, read.text);
    // What was left out of a file (a key written twice) could be what matters, so nothing is concluded from the rest.
    if (spots.length === 0 && value !== undefined && typeof value === "object" && !Array.isArray(value))
      this.plain = value;
  }

  /** What is written at a path. */
  at(...path: Path): Plain | undefined {
    return this.plain === undefined ? undefined : valueAt(this.plain, path);
  }

  /** The text at a path, where there is one. */
  word(...path: Path): string | undefined {
    const value = this.at(...path);
    return typeof value === "string" ? value : undefined;
  }

  /** Forge accounts that may change this file, in lower case: `maintainers`, else `contact.forge`. */
  get maintainers(): readonly string[] {
    const written = this.at("maintainers");
    const names = Array.isArray(written) ? (written as readonly Plain[]) : [this.at("contact", "forge")];
    return names.flatMap((name) => (typeof name === "string" ? [name.toLowerCase()] : []));
  }

  /** A finding about what stands at a path. Without the text there is no line to show. */
  problem(path: Path, finding: Finding): Remark {
    const [first] = this.#document
      ? report(this.path, this.text, [toSpot({ path, finding }, this.#document, this.text)])
      : [];
    return first ?? remark(this.path, finding);
  }
}
