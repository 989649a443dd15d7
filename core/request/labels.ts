import type { WeighedChange } from "../plan/compare.ts";
import { heaviest, type Weight } from "../plan/weight.ts";
import type { Text } from "../text.ts";
import { allowText } from "./allow-deletes.ts";
import { isGone, type Removed } from "./deletions.ts";
import { equal } from "./equal.ts";
import { memberAt } from "./sources.ts";
import type { Subject, TouchedFile } from "./subject.ts";

/** A word for the forge, and why. */
export interface Label {
  readonly name: Weight | "candidature";
  readonly reasons: readonly Text[];
}

interface Reason {
  readonly weight: Weight;
  readonly text: Text;
}

/** The heaviest part of an acceptable request decides (§5.8); what only changes comments or spacing has no label. */
export function labelsOf(
  subject: Subject,
  removed: readonly Removed[],
  changes: readonly WeighedChange[],
): readonly Label[] {
  const candidates = subject.files.filter(isCandidature).map(candidature);
  const reasons = [
    ...changes.map(said),
    ...candidates.map((text): Reason => ({ weight: "décision", text })),
    ...unsaid(removed, changes),
    ...elsewhere(subject),
    ...unlisted(subject, changes),
  ];
  const weight = heaviest(reasons.map((reason) => reason.weight));
  if (weight === undefined) return [];
  const because = reasons.filter((reason) => reason.weight === weight).map(({ text }) => text);
  const labels: Label[] = [{ name: weight, reasons: because }];
  return candidates.length === 0 ? labels : [...labels, { name: "candidature", reasons: candidates }];
}

function said({ weight, member, sentence }: WeighedChange): Reason {
  return { weight, text: { fr: `${member.slug} : ${sentence.fr}`, en: `${member.slug}: ${sentence.en}` } };
}

/** A new file; a candidate's that only changes its name is not. */
function isCandidature({ after, origin }: TouchedFile, _index: number, files: readonly TouchedFile[]): boolean {
  if (!after || origin || after.at("status") !== undefined) return false;
  const forge = after.word("contact", "forge");
  return !files.some((file) => isGone(file) && file.before?.word("contact", "forge") === forge);
}

function candidature({ path, after, slug }: TouchedFile): Text {
  const name = after?.word("name") ?? slug;
  return { fr: `${path} : nouvelle candidature, ${name}`, en: `${path}: new candidate, ${name}` };
}

/** Whatever the plan's sentences say, what goes is never less than danger. */
function unsaid(removed: readonly Removed[], changes: readonly WeighedChange[]): readonly Reason[] {
  if (changes.some(({ weight }) => weight === "danger")) return [];
  return removed.map((item) => ({
    weight: "danger",
    text: { fr: `${item.file} : enlève ${allowText(item)}`, en: `${item.file}: removes ${allowText(item)}` },
  }));
}

/** What lies outside the members' files is in no list. */
function elsewhere({ touched, files, folder }: Subject): readonly Reason[] {
  const members = new Set(files.map(({ path }) => path));
  const paths = touched.filter(({ path }) => !members.has(path)).map(({ path }) => path);
  if (paths.length === 0) return [];
  const shown = `${paths.slice(0, 3).join(", ")}${paths.length > 3 ? "…" : ""}`;
  const text = {
    fr: `hors de ${folder}/<membre>.yaml, ${paths.length} fichier(s) : ${shown}`,
    en: `outside ${folder}/<member>.yaml, ${paths.length} file(s): ${shown}`,
  };
  return [{ weight: "décision", text }];
}

/** "Whatever is in no list: décision": a file whose values differ, and of which the plan says nothing. */
function unlisted({ files, members, result }: Subject, changes: readonly WeighedChange[]): readonly Reason[] {
  const spoken = new Set(changes.map(({ member }) => member.slug));
  return files.flatMap(({ slug, path, origin }): Reason[] => {
    const [was, is] = [memberAt(origin?.path, members), memberAt(path, result)];
    if (!was || !is || spoken.has(slug) || equal(was, is)) return [];
    const text = {
      fr: `${path} : change autre chose que ce que le serveur fournit`,
      en: `${path}: changes something other than what the server provides`,
    };
    return [{ weight: "décision", text }];
  });
}
