import path from "node:path";
import { mend, type Mended } from "../../core/member/mend.ts";
import { visible } from "../../core/say/visible.ts";
import type { Text } from "../../core/text.ts";
import { findMembersFolder, readMembersFolder } from "./members-folder.ts";
import { replaceFile } from "./write-file.ts";
import { stackOf } from "./stack.ts";

/** Mends what can be mended in the members' folder, each file whole or not at all. @returns what was mended */
export async function mendFolder(from: { readonly members?: string }): Promise<readonly Mended[]> {
  const { rules, ...stack } = await stackOf(undefined);
  const folder = findMembersFolder(from.members, stack);
  const { texts, mended } = mend(await readMembersFolder(folder), rules);
  for (const [file, text] of texts) await replaceFile(path.join(folder.folder, path.basename(file)), text);
  return mended;
}

/** One line for each thing that was mended; what happens a hundred times in a file is one line too. */
export function mendedLines(mended: readonly Mended[]): readonly Text[] {
  const groups = Map.groupBy(mended, ({ problem, from, to }) => JSON.stringify([problem.file, problem.code, from, to]));
  return Array.from(groups.values()).flatMap(([first, ...others]) => (first ? mendedLine(first, others.length) : []));
}

function mendedLine({ problem, from, to }: Mended, others: number): Text {
  const { file, line, column, code } = problem;
  const where = `${visible(file)}:${line}:${column}  ${code}`;
  const [before, after] = [shown(from), shown(to)];
  const isSpace = to !== "" && to.trim() === "";
  const change = isSpace
    ? { fr: `${before} → espaces`, en: `${before} → spaces` }
    : to === ""
      ? { fr: `enlevé : ${before}`, en: `taken out: ${before}` }
      : from === ""
        ? { fr: `ajouté : ${after}`, en: `added: ${after}` }
        : { fr: `${before} → ${after}`, en: `${before} → ${after}` };
  if (others === 0) return { fr: `${where}  ${change.fr}`, en: `${where}  ${change.en}` };
  return {
    fr: `${where}  ${change.fr} (et ${others} autre(s) fois dans ce fichier)`,
    en: `${where}  ${change.en} (and ${others} time(s) more in this file)`,
  };
}

function shown(text: string): string {
  const characters = Array.from(visible(text.trim() === "" ? text : text.trim()));
  return characters.length > 100 ? `${characters.slice(0, 99).join("")}…` : characters.join("");
}
