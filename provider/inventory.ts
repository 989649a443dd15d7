import { randomBytes } from "node:crypto";
import type { Kind } from "../kinds/kind.ts";
import type { Remote } from "../remote/remote.ts";
import { Script } from "../remote/sh.ts";
import { unreadable } from "./problem.ts";
import { quiet } from "./quiet.ts";

/** A survey of a server with hundreds of sites takes seconds; one that takes minutes is stuck. */
const timeoutMs = 120_000;

/**
 * What is on the server, read once per run and shared by everybody who asks: the surveys of the kinds that are asked for within a
 * moment go as one script, and what nobody asks for is not looked at. What has been written to since is looked at anew, and only that:
 * a large set is asked for late, when others of its kind have been written already.
 */
export class Inventory {
  readonly #remote: Remote;
  readonly #now = new Map<string, Promise<string>>();
  /** Ids, by the token of their kind, that have been written to since its survey. */
  readonly #written = new Map<string, Set<string>>();
  /** Asked for, and not yet on the way. */
  readonly #asked = new Set<Kind>();
  #timesAsked = 0;
  #reading: Promise<Sections> = Promise.resolve(new Map());

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  /** What the kind's survey says of a thing now. @throws Problem when it failed; RemoteError. */
  async now(kind: Kind, id: string): Promise<string> {
    this.#timesAsked++;
    const known = this.#now.get(kind.token);
    if (known !== undefined && this.#written.get(kind.token)?.has(id) !== true) return known;
    this.#written.delete(kind.token);
    // What was asked for a moment ago, and written since, is on its way in the same script.
    if (this.#asked.size === 0) this.#reading = this.#readAsked();
    this.#asked.add(kind);
    const section = this.#reading.then((sections) => sectionOf(kind, sections));
    this.#now.set(kind.token, section);
    return section;
  }

  /** A write of these begins or has ended: what was read of them no longer holds. */
  forget(kind: Kind, ids: readonly string[]): void {
    const written = this.#written.get(kind.token) ?? new Set();
    for (const id of ids) written.add(id);
    this.#written.set(kind.token, written);
  }

  async #readAsked(): Promise<Sections> {
    await quiet(() => this.#timesAsked);
    const kinds = [...this.#asked];
    this.#asked.clear();
    const mark = randomBytes(12).toString("hex");
    // Where one program tells of several kinds, they have the same survey.
    const surveys = [...new Set(kinds.map(({ survey }) => survey.text))];
    const parts = surveys.map(
      (survey) => `(\n${survey}\n)\nr=$?; printf '\\n${mark} %s\\n' $r; printf '\\n${mark} %s\\n' $r >&2`,
    );
    const { stdout, stderr } = await this.#remote.run(new Script(parts.join("\n")), { timeoutMs, repeatable: true });
    const [texts, errors] = [split(stdout, mark), split(stderr, mark)];
    return new Map(
      kinds.map(({ token, survey }) => {
        const at = surveys.indexOf(survey.text);
        return [token, { ...texts[at], stderr: errors[at]?.text ?? "" }];
      }),
    );
  }
}

type Sections = ReadonlyMap<string, { readonly text?: string; readonly status?: number; readonly stderr: string }>;

function sectionOf(kind: Kind, sections: Sections): string {
  const { text, status, stderr = "" } = sections.get(kind.token) ?? {};
  // An empty survey would tell the engine that everything has gone.
  if (text === undefined || status !== 0)
    throw unreadable(kind.token, stderr.trim().slice(-300) || `status ${status ?? "?"}`);
  return text;
}

function split(output: string, mark: string): { text: string; status: number }[] {
  const parts = output.split(new RegExp(`\n${mark} (\\d+)\n`));
  return Array.from({ length: (parts.length - 1) / 2 }, (_none, index) => ({
    text: parts[2 * index] ?? "",
    status: Number(parts[2 * index + 1]),
  }));
}
