import { finding } from "./member/messages/index.ts";
import type { Path } from "./member/member.ts";
import type { PathFinding } from "./member/path-finding.ts";
import type { Plain } from "./member/plain.ts";

/** A key of member files that no kind provides yet. */
interface Gap {
  /** Keys from the top; `*` is each item of a list. */
  readonly path: readonly string[];
  /** Values that are provided; without it none is. */
  readonly except?: readonly Plain[];
}

/**
 * What konbit cannot make yet. A kind that lands takes its line away, and the notice goes by itself. It is a table
 * here because core/ knows no kind.
 */
export const gaps: readonly Gap[] = [
  { path: ["keys"] },
  { path: ["domains", "*", "dns"], except: ["external"] },
  { path: ["domains", "*", "mail"], except: ["none"] },
  { path: ["domains", "*", "redirectTo"] },
  { path: ["mailboxes"] },
  { path: ["aliases"] },
  { path: ["lists"] },
  { path: ["wikis"] },
  { path: ["sites", "*", "app"], except: ["static", "php"] },
  { path: ["sites", "*", "state"], except: ["active", "suspended"] },
  { path: ["sites", "*", "theme"] },
  { path: ["sites", "*", "cron"] },
  { path: ["sites", "*", "dormancy"] },
  { path: ["sftp"] },
  { path: ["files"] },
  { path: ["extras"] },
  { path: ["backup"] },
];

/** What a domain has when its file does not say: nobody asked for it in so many words, so nothing is refused. */
const defaults: readonly { readonly key: string; readonly isGap: boolean }[] = ["mail", "dns"].map((key) => ({
  key,
  isGap: gaps.some(({ path }) => path[0] === "domains" && path[2] === key),
}));

/**
 * Notices for the written keys that no kind provides yet. In the file of an active or leaving member they make
 * `up` and `preview` refuse; what is only a default is said, no more.
 */
export function notProvided(file: Plain): readonly PathFinding[] {
  const status = child(file, "status");
  const isServed = status === "active" || status === "leaving";
  const written = gaps.flatMap((gap) => find(file, gap, gap.path, [])).map((path) => notice(path, isServed));
  return [...written, ...byDefault(file)];
}

function find(value: Plain | undefined, gap: Gap, steps: readonly string[], path: Path): readonly Path[] {
  const [step, ...rest] = steps;
  if (value === undefined) return [];
  if (step === undefined) return gap.except?.includes(value) === true || isEmpty(value) ? [] : [path];
  if (step !== "*") return find(child(value, step), gap, rest, [...path, step]);
  return items(value).flatMap((item, index) => find(item, gap, rest, [...path, index]));
}

function byDefault(file: Plain): readonly PathFinding[] {
  return items(child(file, "domains")).flatMap((domain, index): PathFinding[] => {
    const keys = defaults.filter(({ key, isGap }) => isGap && child(domain, key) === undefined).map(({ key }) => key);
    const name = typeof domain === "string" ? domain : child(domain, "name");
    if (keys.length === 0 || typeof name !== "string") return [];
    const text = finding("K0902", { domain: name, keys });
    return [{ path: ["domains", index, "name"], finding: { ...text, severity: "notice", refuses: false } }];
  });
}

function notice(path: Path, refuses: boolean): PathFinding {
  // `sites[2].cron` is for programmers: the line says which one, the sentence says the key.
  const key = path.filter((step) => typeof step === "string").join(".");
  return { path, finding: { ...finding("K0901", { key }), severity: "notice", refuses, atKey: true } };
}

function child(value: Plain | undefined, key: string): Plain | undefined {
  return typeof value === "object" && !Array.isArray(value)
    ? (value as Readonly<Record<string, Plain>>)[key]
    : undefined;
}

function items(value: Plain | undefined): readonly Plain[] {
  // Array.isArray forgets that the list is read-only; nothing is written here.
  return Array.isArray(value) ? (value as readonly Plain[]) : [];
}

function isEmpty(value: Plain): boolean {
  return typeof value === "object" && Object.keys(value).length === 0;
}
