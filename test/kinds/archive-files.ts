import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Archives of a program that is all but none, made here and now. */
export class ArchiveFiles {
  /** Where they lie. */
  readonly folder = mkdtempSync(join(tmpdir(), "konbit-archives-"));

  /** A release `essai-VERSION.tar.gz` with the files, and with links by what they lead to. @returns its checksum */
  release(
    version: string,
    files: Readonly<Record<string, string>>,
    links: Readonly<Record<string, string>> = {},
    options: readonly string[] = [],
  ): string {
    const tree = mkdtempSync(join(this.folder, "tree-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, name)), { recursive: true });
      writeFileSync(join(tree, name), text);
    }
    for (const [name, to] of Object.entries(links)) symlinkSync(to, join(tree, name));
    const file = join(this.folder, `essai-${version}.tar.gz`);
    execFileSync("tar", ["-czPf", file, "-C", tree, ...options, "."]);
    return sha256Of(file);
  }
}

export const sha256Of = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
