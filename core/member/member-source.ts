import type { Document } from "yaml";
import type { Edit, Finding } from "../problem.ts";
import type { Rules } from "../rules.ts";
import { sizeEdits } from "./format/values.ts";
import { explainIssues, valueAt } from "./issues.ts";
import { locate, type Located, type Range } from "./locate.ts";
import { finding } from "./messages/index.ts";
import type { Path, Tenant } from "./member.ts";
import { atKey, type PathFinding } from "./path-finding.ts";
import { toPlain, type Plain } from "./plain.ts";
import { removal } from "./removal.ts";
import { resolve } from "./resolve.ts";
import { memberRules } from "./rules/index.ts";
import { isOfLeft, leftKeepsLittle } from "./rules/lifecycle.ts";
import { memberFile, type MemberFile } from "./schema.ts";
import { readText } from "./source-text.ts";
import { SoundPart } from "./sound-part.ts";
import type { Spot } from "./spot.ts";
import type { NamedSource } from "./folder.ts";
import { parseYaml } from "./yaml-source.ts";

/** One file, read as far as it can be. */
export interface ReadSource {
  readonly source: NamedSource;
  readonly text: string;
  readonly document?: Document.Parsed;
  /** The file's words as plain data. */
  readonly plain?: Plain;
  readonly written?: MemberFile;
  /** Present also when parts of the file are wrong: then only the sound ones are in it. */
  readonly member?: Tenant & { readonly id?: string };
  /** From the path of an item in `member` to its path in the file. */
  inFile?(path: Path): Path;
  readonly spots: readonly Spot[];
  /** Sizes in other words for the same unit (`8 Go`), mended along with whatever else is wrong in the line. */
  readonly tidy: readonly Edit[];
}

/** Bytes → text → YAML → plain data → schema → member → rules; each step says all that it finds. */
export function readSource(source: NamedSource, rules: Rules): ReadSource {
  const { text, spots } = readText(source.bytes);
  if (spots.length > 0) return { source, text, spots, tidy: [] };
  const yaml = parseYaml(text);
  if (!yaml.document) return { source, text, spots: yaml.spots, tidy: [] };
  const { document } = yaml;
  const plain = toPlain(document, text);
  const tidy = sizeEdits(document, plain.value, text);
  const base = { source, text, document, tidy };
  const { value } = plain;
  if (value === undefined || typeof value !== "object" || Array.isArray(value)) {
    const start = document.contents?.range[0] ?? 0;
    const root = plain.spots.length > 0 ? [] : [{ finding: finding("K0132"), start, end: start + 1 }];
    return { ...base, spots: [...plain.spots, ...root] };
  }
  const shape = readShape(value, plain.told);
  const found = [...shape.found, ...doubled(value), ...judge(shape, value, source, rules)];
  const member = shape.written && resolve(shape.written, source.slug, rules);
  return {
    ...base,
    plain: value,
    ...(shape.written ? { written: shape.written } : {}),
    ...(shape.written && member
      ? { member: { ...member, ...(shape.written.id ? { id: shape.written.id } : {}) } }
      : {}),
    inFile: (path) => shape.inFile(path),
    spots: [...plain.spots, ...found.map((one) => toSpot(one, document, text))],
  };
}

interface Shape {
  readonly written?: MemberFile;
  readonly found: readonly PathFinding[];
  /** Top-level keys of which something had to be left out. */
  readonly broken: ReadonlySet<string>;
  /** From the path of an item in `written` to its path in the file. */
  inFile(path: Path): Path;
}

/**
 * The schema over the file. When something is wrong it is left out and the rest is read again, so that the rules
 * between keys can speak in the same run.
 */
function readShape(plain: Plain, told: readonly Path[]): Shape {
  const first = memberFile.safeParse(plain);
  if (first.success && told.length === 0)
    return { written: first.data, found: [], broken: new Set(), inFile: (path) => path };
  const isTold = (path: Path) => told.some((known) => known.every((step, index) => path[index] === step));
  const found = first.success ? [] : explainIssues(first.error.issues, plain).filter(({ path }) => !isTold(path));
  const broken = new Set([...told, ...found.map(({ path }) => path)].map(([key]) => String(key)));
  const sound = new SoundPart(plain, Object.keys(memberFile.shape));
  let result = first;
  for (let round = 0; round < 5 && !result.success; round++) {
    // Paths of a member file hold keys and numbers; zod's type allows symbols.
    sound.drop(result.error.issues.map((issue) => issue.path as Path));
    result = memberFile.safeParse(sound.value);
  }
  return { ...(result.success ? { written: result.data } : {}), found, broken, inFile: (path) => sound.inFile(path) };
}

function judge(shape: Shape, plain: Plain, source: NamedSource, konbit: Rules): readonly PathFinding[] {
  const { written, broken } = shape;
  if (!written) return [];
  const subject = { member: resolve(written, source.slug, konbit), written, konbit };
  const rules = memberRules.filter((rule) => !rule.needs.some((key) => broken.has(key)));
  // Of a member who has left nothing else is asked: what should not be there is said already.
  const found = rules
    .flatMap((rule) => rule.check(subject))
    .filter(({ path }) => written.status !== "left" || isOfLeft(path[0]));
  return [
    ...(broken.has("status") ? [] : leftKeepsLittle(Object.keys(plain), written)),
    ...found.map((one) => ({ ...one, path: shape.inFile(one.path) })),
  ];
}

/** `Awa-D` and `awa-d` are one account of the forge, so one of the two keys would be lost. */
function doubled(plain: Plain): readonly PathFinding[] {
  const keys = valueAt(plain, ["keys"]);
  if (typeof keys !== "object") return [];
  const seen = new Map<string, string>();
  return Object.keys(keys).flatMap((key): PathFinding[] => {
    const other = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), key);
    return other === undefined ? [] : [atKey(["keys", key], finding("K0213", { key, other }))];
  });
}

/** A finding at a path becomes a finding at characters, with an edit of them when it says how to mend. */
export function toSpot({ path, finding: what }: PathFinding, document: Document.Parsed, text: string): Spot {
  const place = locate(document, path);
  const { start, end } = (what.atKey === true || !place.isWritten) && place.key ? place.key : place.value;
  // Only what is really written can be replaced.
  const edit = place.isWritten ? editOf(what, { start, end }, place, text) : undefined;
  return { finding: what, start, end, ...(edit ? { edit } : {}) };
}

function editOf(what: Finding, culprit: Range, { key, value }: Located, text: string): Edit | undefined {
  if (what.isRemovable === true) return removal(text, (key ?? value).start, value.end);
  const { replacement = what.rewrite?.(text.slice(culprit.start, culprit.end)) } = what;
  return replacement === undefined ? undefined : { ...culprit, text: replacement };
}
