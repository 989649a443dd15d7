import type { Edit, Problem } from "../problem.ts";
import type { Rules } from "../rules.ts";
import { applyEdits, inOrder } from "./edits.ts";
import type { MemberSource } from "./folder.ts";
import { readMembers } from "./read.ts";
import { readText } from "./source-text.ts";
import { parseYaml } from "./yaml-source.ts";

/** One thing that was mended: the problem as it stood when it was, and what became what. */
export interface Mended {
  readonly problem: Problem;
  readonly from: string;
  /** Empty: taken out. */
  readonly to: string;
}

export interface MendedFiles {
  /** The files that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly mended: readonly Mended[];
}

// A mended tab lets YAML speak, a mended key its values, a mended value the rules between keys.
const maxRounds = 20;

/**
 * Does what problems say would mend them, again and again until none says so any more. Guesses are left to a person, and
 * a file that could be read stays one that can be. Comments, order and layout stay.
 */
export function mend(files: readonly MemberSource[], rules: Rules): MendedFiles {
  const texts = new Map<string, string>();
  const mended: Mended[] = [];
  let now = files;
  for (let round = 0; round < maxRounds; round++) {
    const { problems } = readMembers(now, rules);
    const done = now.flatMap((file) => mendFile(file, problems));
    if (done.length === 0) break;
    for (const { path, text, what } of done) {
      texts.set(path, text);
      mended.push(...what);
    }
    const changed = new Map(done.map(({ path, text }) => [path, new TextEncoder().encode(text)]));
    now = now.map((file) => ({ ...file, bytes: changed.get(file.path) ?? file.bytes }));
  }
  return { texts, mended };
}

function mendFile({ path, bytes }: MemberSource, problems: readonly Problem[]) {
  const { text } = readText(bytes);
  const sure = problems.flatMap((problem) =>
    problem.file === path && problem.fix && problem.fix.isGuess !== true ? [{ problem, edit: problem.fix.edit }] : [],
  );
  const taken = withoutOverlap(sure);
  if (taken.length === 0) return [];
  const after = applyEdits(
    text,
    taken.map(({ edit }) => edit),
  );
  if (after === text || (isReadable(text) && !isReadable(after))) return [];
  const what = taken.map(({ problem, edit }) => ({ problem, from: text.slice(edit.start, edit.end), to: edit.text }));
  return [{ path, text: after, what }];
}

/** Of two that touch the same characters the second waits for the next round. */
function withoutOverlap<Item extends { readonly edit: Edit }>(items: readonly Item[]): readonly Item[] {
  const order = inOrder(items.map(({ edit }) => edit));
  const byEdit = new Map(items.map((item) => [item.edit, item]));
  let end = -1;
  return order.flatMap((edit) => {
    const item = byEdit.get(edit);
    const isInsertion = edit.start === edit.end;
    if (!item || edit.start < end || (isInsertion && edit.start === end)) return [];
    end = edit.end;
    return [item];
  });
}

function isReadable(text: string): boolean {
  return readText(new TextEncoder().encode(text)).spots.length === 0 && parseYaml(text).document !== undefined;
}
