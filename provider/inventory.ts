import { randomBytes } from "node:crypto";
import type { Kind } from "../kinds/kind.ts";
import type { Remote } from "../remote/remote.ts";
import { Script } from "../remote/sh.ts";
import { unreadable } from "./problem.ts";

/** A survey of a server with hundreds of sites takes seconds; one that takes minutes is stuck. */
const timeoutMs = 120_000;

/**
 * What is on the server, read once per run and shared by everybody who asks: the surveys of all kinds go as one
 * script. A kind that has been written to since is surveyed anew, alone, when somebody asks again.
 */
export class Inventory {
  readonly #remote: Remote;
  readonly #kinds: readonly Kind[];
  readonly #now = new Map<string, Promise<string>>();
  #wasRead = false;

  constructor(remote: Remote, kinds: readonly Kind[]) {
    this.#remote = remote;
    this.#kinds = kinds;
  }

  /** What the kind's survey prints now. @throws Problem when it failed; RemoteError. */
  async now(kind: Kind): Promise<string> {
    const known = this.#now.get(kind.token);
    if (known !== undefined) return known;
    const kinds = this.#wasRead ? [kind] : this.#kinds;
    this.#wasRead = true;
    const reading = this.#read(kinds);
    for (const each of kinds) {
      const section = reading.then((sections) => sectionOf(each, sections));
      // Nobody may ever ask for this one.
      section.catch(() => undefined);
      this.#now.set(each.token, section);
    }
    return this.now(kind);
  }

  /** Reads ahead of the first who asks. What fails is forgotten: by then there may be a server. */
  begin(): void {
    const [kind] = this.#kinds;
    if (kind === undefined || this.#wasRead) return;
    this.now(kind).catch(() => {
      this.#now.clear();
      this.#wasRead = false;
    });
  }

  /** A write of that kind begins or has ended: what was read no longer holds. */
  forget(kind: Kind): void {
    this.#now.delete(kind.token);
  }

  async #read(kinds: readonly Kind[]): Promise<Sections> {
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
