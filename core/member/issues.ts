import type * as z from "zod";
import type { Finding } from "../problem.ts";
import { knownKeys, homeOf, wanted } from "./known-keys.ts";
import type { Path } from "./member.ts";
import { finding } from "./messages/index.ts";
import { placeName } from "./messages/places.ts";
import type { PathFinding } from "./path-finding.ts";
import type { Plain } from "./plain.ts";
import { singleSlip, suggest, translate } from "./suggest.ts";

/** What zod says about a file, in words of ours. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], value: Plain): readonly PathFinding[] {
  const found = issues.flatMap((issue) => explain(issue, value, []));
  // `nom` for `name`: the same slip, so the key that is missing need not be said as well.
  const meant = new Set(
    found.flatMap(({ path, finding: { code, replacement } }) =>
      code === "K0203" && replacement !== undefined ? [JSON.stringify([...path.slice(0, -1), replacement])] : [],
    ),
  );
  return found.filter(({ path, finding: { code } }) => code !== "K0205" || !meant.has(JSON.stringify(path)));
}

function explain(issue: z.core.$ZodIssue, value: Plain, above: Path): readonly PathFinding[] {
  // Paths of a member file hold keys and numbers; zod's type allows symbols.
  const path = [...above, ...(issue.path as Path)];
  const written = valueAt(value, path);
  // Every whole number has a bound of ours below the one of exact numbers.
  if (issue.code === "too_big" && issue.maximum === Number.MAX_SAFE_INTEGER) return [];
  if (issue.code === "unrecognized_keys")
    return eachMeaningAnother(issue.keys.map((key) => unknownKey([...path, key], key, written)));
  if (issue.code === "invalid_key") return issue.issues.flatMap((inner) => asKey(explain(inner, value, path)));
  if (issue.code === "custom") return [{ path, finding: carried(issue) }];
  if (written === undefined) {
    const key = String(path.at(-1));
    const where = path.slice(0, -1);
    return [{ path, finding: { ...finding("K0205", { key, where: placeName(where) }), atKey: true } }];
  }
  if (issue.code === "invalid_union")
    return branch(issue, written, path).flatMap((inner) => explain(inner, value, path));
  return [{ path, finding: mistaken(issue, written, path) }];
}

/** The finding that a leaf has put into its issue (leaf.ts and size.ts are the only makers). */
function carried(issue: z.core.$ZodIssueCustom): Finding {
  const params = issue.params as { finding?: Finding } | undefined;
  if (params?.finding === undefined)
    throw new Error(`a zod rule of the member schema carries no finding: ${issue.message}`);
  return params.finding;
}

function asKey(found: readonly PathFinding[]): readonly PathFinding[] {
  return found.map(({ path, finding: inner }) => ({ path, finding: { ...inner, atKey: true } }));
}

function unknownKey(path: Path, key: string, group: Plain | undefined): PathFinding {
  const where = path.slice(0, -1);
  const known = knownKeys(where);
  const home = homeOf(key);
  const translated = known.filter((one) => translate(key, [one]) !== undefined);
  // A key that exists elsewhere is in the wrong place rather than a distant slip of another.
  const near = translated.length > 0 ? undefined : home ? singleSlip(key, known) : suggest(key, known);
  // What the group has already is not asked for a second time, and nothing else was meant either.
  const right = [...translated, near].find((one) => one !== undefined && !(typeof group === "object" && one in group));
  if (home && right === undefined) {
    return { path, finding: { ...finding("K0208", { key, home: placeName(home) }), atKey: true } };
  }
  const values = { key, where: placeName(where), known, ...(right === undefined ? {} : { right }) };
  return {
    path,
    finding: { ...finding("K0203", values), atKey: true, ...(right === undefined ? {} : { replacement: right }) },
  };
}

/** Two keys cannot both be mended to one: the second keeps its question and loses its answer. */
function eachMeaningAnother(found: readonly PathFinding[]): readonly PathFinding[] {
  const meant = found.map(({ finding: { replacement } }) => replacement);
  return found.map((one, index) => {
    const { replacement, ...asked } = one.finding;
    return meant.indexOf(replacement) < index ? { ...one, finding: asked } : one;
  });
}

/** The alternative that the writer had in mind: the one whose type fits what is written. */
function branch(issue: z.core.$ZodIssueInvalidUnion, written: Plain, path: Path): readonly z.core.$ZodIssue[] {
  const fits = issue.errors.find(
    (errors) =>
      !errors.some((error) => error.path.length === 0 && error.code !== "custom" && error.code !== "unrecognized_keys"),
  );
  if (fits) return fits;
  const choice = issue.errors.find((errors) => errors.some((error) => error.code === "invalid_value"));
  // An alias of a name is a list; only the catch-all may be a word.
  const isAlias = path[0] === "aliases" && path[1] !== "*";
  if (choice && typeof written !== "object" && !isAlias) return choice;
  return (
    issue.errors.find((errors) => errors.some((error) => error.code === "invalid_type" && error.path.length === 0)) ??
    issue.errors[0] ??
    []
  );
}

function mistaken(issue: z.core.$ZodIssue, written: Plain, path: Path): Finding {
  const shown = typeof written === "object" ? "…" : String(written);
  if (issue.code === "invalid_value") return choice(shown, issue.values.map(String), path);
  if (issue.code === "too_small" && issue.origin === "array") return finding("K0207");
  if (issue.code === "too_small") return finding("K0209", { value: shown, min: Number(issue.minimum), max: undefined });
  if (issue.code === "too_big") return finding("K0209", { value: shown, min: undefined, max: Number(issue.maximum) });
  return wrongType(wanted(path), written, shown);
}

function choice(value: string, known: readonly string[], path: Path): Finding {
  // A file of another format may mean something else by its keys.
  if (path.at(-1) === "version") return { ...finding("K0212", { value }), replacement: "1", isGuess: value !== "1" };
  // Who writes `export: false` does not mean true.
  if (known.length === 1 && known[0] === "true") return said(value, yes);
  const right = suggest(value, known);
  return right === undefined
    ? finding("K0204", { value, known })
    : { ...finding("K0204", { value, right, known }), replacement: right };
}

/** A yes or no in another word than true or false. */
function said(value: string, ...[yeses, noes]: readonly ReadonlySet<string>[]): Finding {
  const word = value.toLowerCase();
  const replacement = yeses?.has(word) === true ? "true" : noes?.has(word) === true ? "false" : undefined;
  return { ...finding("K0211", { value }), ...(replacement === undefined ? {} : { replacement }) };
}

const yes = new Set(["oui", "yes", "on", "vrai", "true", "y", "o", "1"]);
const no = new Set(["non", "no", "off", "faux", "false", "n", "0"]);

function wrongType(want: ReturnType<typeof wanted>, written: Plain, shown: string): Finding {
  if (want === "boolean") {
    return said(shown, yes, no);
  }
  if (want === "number") {
    const digits = /^\s*(\d+)\s*$/.exec(shown)?.[1];
    return { ...finding("K0210", { value: shown }), ...(digits === undefined ? {} : { replacement: digits }) };
  }
  if (want === "list") {
    const isOne = typeof written === "string" && /^[\w.@-]+$/.test(written);
    return { ...finding("K0206"), ...(isOne ? { rewrite: (source: string) => `[${source}]` } : {}) };
  }
  if (typeof written !== "object" && want !== "keys") {
    return { ...finding("K0202", { value: shown }), rewrite: (source) => JSON.stringify(source) };
  }
  return finding("K0201", { expected: expectations[want] });
}

const expectations = {
  text: { fr: "un texte, sur une ligne", en: "a text, on one line," },
  choice: { fr: "un seul mot", en: "a single word" },
  keys: {
    fr: "un groupe de clés, entre accolades ou en retrait sur les lignes suivantes",
    en: "a group of keys, in braces or indented on the lines below,",
  },
} as const;

/** The value at a path, or nothing when the file does not hold it. */
export function valueAt(value: Plain, path: Path): Plain | undefined {
  let here: Plain | undefined = value;
  for (const step of path) {
    if (typeof here !== "object") {
      if (step === "name") continue;
      return undefined;
    }
    here = (here as Readonly<Record<string | number, Plain>>)[step];
  }
  return here;
}
