import type { Json, Props } from "../kinds/kind.ts";
import type { Result } from "../remote/remote.ts";

/** What a script said about one thing. */
export interface Outcome {
  /** What it did, in its own words. */
  readonly changed: readonly string[];
  /** Why it could not be made so; absent when it was. */
  readonly reason?: string;
}

/**
 * Reads `ok ID`, `failed ID REASON` and `changed ID TEXT` lines. A thing without a line of its own failed with the
 * script's last words on standard error.
 */
export function readOutcomes(
  { stdout, stderr, status }: Result,
  scrub: (text: string) => string,
): (id: string) => Outcome {
  const ok = new Set<string>();
  const failed = new Map<string, string>();
  const changed = new Map<string, string[]>();
  for (const line of stdout.split("\n")) {
    const [, word, id = "", text = ""] = /^(ok|failed|changed) (\S+)(?: (.*))?$/.exec(line) ?? [];
    if (word === "ok") ok.add(id);
    if (word === "failed") failed.set(id, scrub(text));
    if (word === "changed") changed.set(id, [...(changed.get(id) ?? []), scrub(text)]);
  }
  const lastWords = scrub(stderr.trim().split("\n").slice(-3).join(" / ")).slice(-400);
  return (id) => {
    const did = { changed: changed.get(id) ?? [] };
    const reason = failed.get(id) ?? (ok.has(id) ? undefined : lastWords || `status ${status}`);
    return reason === undefined ? did : { ...did, reason };
  };
}

/** Blackens every secret of these states in a text, also where a program quoted it back. */
export function scrubber(states: readonly Props[], secrets: readonly string[]): (text: string) => string {
  const values = states.flatMap((state) => secrets.flatMap((key) => texts(state[key])));
  // The longest first: one may be a part of another.
  const found = [...new Set(values)].filter((value) => value.length > 0).sort((a, b) => b.length - a.length);
  return (text) => found.reduce((rest, value) => rest.replaceAll(value, "•••"), text);
}

function texts(value: Json | undefined): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(texts);
}
