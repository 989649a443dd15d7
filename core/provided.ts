import { apps } from "./apps/index.ts";
import { kindNames } from "./kind-names.ts";
import { finding } from "./member/messages/index.ts";
import type { Path } from "./member/member.ts";
import type { PathFinding } from "./member/path-finding.ts";
import type { Plain } from "./member/plain.ts";

/** A key of member files that waits for a kind. */
interface Gap {
  /** Keys from the top; `*` is each item of a list. */
  readonly path: readonly string[];
  /** The kind that will provide it, by the name it will have in kind-names.ts. */
  readonly kind: string;
  /** Values that are provided without it; when this is left out, none is. */
  readonly except?: readonly Plain[];
  /** Of which items of the list; when this is left out, of all. */
  readonly of?: (item: Plain) => boolean;
}

/** Where member files may be ahead of konbit. */
const gaps: readonly Gap[] = [
  { path: ["keys"], kind: "SealedSecrets" },
  // Nothing keeps yet what the person who has the box throws away.
  { path: ["mailboxes", "*", "retention"], kind: "MailArchive", except: ["standard"] },
  // Of apps the catalogue knows which there are.
  { path: ["wikis", "*", "engine"], kind: "any other app", except: apps.map(({ name }) => name) },
  { path: ["wikis", "*", "edit"], kind: "SingleSignOn", except: ["invited"] },
  // Some programs' pages cannot become fixed ones.
  {
    path: ["wikis", "*", "state"],
    kind: "another CompostedWiki",
    except: ["active", "readonly", "archived"],
    of: (wiki) => apps.some(({ name, program }) => name === child(wiki, "engine") && program?.composts !== true),
  },
  { path: ["files"], kind: "CloudTenant" },
  { path: ["extras", "matrix"], kind: "Matrix" },
  { path: ["extras", "visio"], kind: "Visio", except: [false] },
  { path: ["backup"], kind: "Backup" },
];

/**
 * Notices for the written keys that no kind provides yet; a kind that lands takes its own away. In the file of an active or leaving
 * member they make `up` and `preview` refuse.
 */
export function notProvided(file: Plain, kinds: readonly string[] = kindNames): readonly PathFinding[] {
  const open = gaps.filter(({ kind }) => !kinds.includes(kind));
  const status = child(file, "status");
  const isServed = status === "active" || status === "leaving";
  return open.flatMap((gap) => find(file, gap, gap.path, [])).map((path) => notice(path, isServed));
}

function find(value: Plain | undefined, gap: Gap, steps: readonly string[], path: Path): readonly Path[] {
  const [step, ...rest] = steps;
  if (value === undefined) return [];
  if (step === undefined) return gap.except?.includes(value) === true || isEmpty(value) ? [] : [path];
  if (step !== "*") return find(child(value, step), gap, rest, [...path, step]);
  return items(value).flatMap((item, index) =>
    gap.of?.(item) === false ? [] : find(item, gap, rest, [...path, index]),
  );
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
