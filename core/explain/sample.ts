import type { MemberSource } from "../member/folder.ts";

/** A file of an example: what is shown of it, and what stands around that unseen. */
export interface Sample {
  /** In the members' folder. */
  readonly name: string;
  /** What is shown, and what the code is about. */
  readonly text: string;
  /** Whose file it is: the keys that such a file needs and `text` does not have stand above it. Absent: nothing. */
  readonly around?: Around;
  /** Absent: UTF-8. */
  readonly encoding?: "latin1" | "utf-16";
  /** Absent: a file. */
  readonly kind?: "symlink" | "folder";
}

type Around = keyof typeof around;

const name = "name: Coopérative Racine Commune";
const contact = "contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }";
const domains = "domains: [racine-commune.example]";

const around = {
  candidate: [name, contact, domains],
  admitted: ["id: m-0003", "status: active", "login: racinecommune", name, contact, domains],
  left: ["id: m-0003", "status: left", "login: racinecommune", name, contact],
} as const;

const usual = "racine-commune.yaml";

/** The two halves of a page's example. */
interface Example {
  readonly wrong: readonly Sample[];
  readonly right: readonly Sample[];
}

/** Some lines of a file, wrong and right; `of` says whose file. */
export function lines(wrong: string, right: string, of: Around = "candidate"): Example {
  return { wrong: [{ name: usual, text: wrong, around: of }], right: [{ name: usual, text: right, around: of }] };
}

/** A whole file, wrong and right. */
export function whole(wrong: string, right: string): Example {
  return { wrong: [{ name: usual, text: wrong }], right: [{ name: usual, text: right }] };
}

/** Several candidates' files at once, name → some lines. */
export function files(wrong: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): Example {
  const samples = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([name, text]): Sample => ({ name, text, around: "candidate" }));
  return { wrong: samples(wrong), right: samples(right) };
}

/** One file under two names, when it is the name that is wrong. */
export function named(wrong: string, right: string): Example {
  return files({ [wrong]: "wikis: [wiki]" }, { [right]: "wikis: [wiki]" });
}

/** The file as it lies in a members' folder. */
export function sourceOf(sample: Sample): MemberSource {
  const { kind = "file" } = sample;
  const bytes = kind === "file" ? encoded(wholeText(sample), sample.encoding) : new Uint8Array();
  return { path: `members/${sample.name}`, bytes, kind };
}

function wholeText({ text, around: of }: Sample): string {
  const above = (of === undefined ? [] : around[of]).filter((line) => !hasKey(text, line.slice(0, line.indexOf(":"))));
  return [...above, text, ""].join("\n");
}

function hasKey(text: string, key: string): boolean {
  return new RegExp(`^${key}:`, "m").test(text);
}

function encoded(text: string, encoding: Sample["encoding"]): Uint8Array {
  if (encoding === undefined) return new TextEncoder().encode(text);
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(encoding === "latin1" ? units : units.flatMap((unit) => [unit & 255, unit >> 8]));
}
