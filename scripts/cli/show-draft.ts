import { styleText } from "node:util";
import { structuredPatch } from "diff";
import { compare } from "../../core/plan/compare.ts";
import { sign } from "../../core/say/plan-lines.ts";
import { noticeText } from "../../core/say/problem-text.ts";
import { visible } from "../../core/say/visible.ts";
import type { MembersRead } from "../../core/member/read.ts";
import type { Draft } from "./drafts.ts";
import type { Ui } from "./ui.ts";

/** What would be written, line by line, and what `konbit plan` says of it. */
export function showDraft(ui: Ui, draft: Draft, before: MembersRead): void {
  ui.say(draft.file);
  for (const line of differences(draft)) ui.say(paint(ui, visible(line)));
  ui.say("");
  const changes = compare(membersOf(before), membersOf(draft.read));
  for (const { effect, sentence } of changes) ui.say(`  ${sign[effect]} ${ui.text(sentence)}`);
  for (const problem of draft.news) ui.say(`  ${noticeText(problem, { lang: ui.lang })}`);
  if (changes.length === 0 && draft.news.length === 0)
    ui.say({
      fr: "  Rien d'autre ne change sur le serveur pour l'instant.",
      en: "  Nothing else changes on the server for now.",
    });
  ui.say("");
}

function membersOf({ members }: MembersRead) {
  return members.map(({ member }) => member);
}

function differences({ file, before, after }: Draft): readonly string[] {
  const lines = (text: string) => text.replaceAll("\r\n", "\n");
  const { hunks } = structuredPatch(file, file, lines(before), lines(after), "", "", { context: 2 });
  return hunks.flatMap((hunk) => [...(hunk.oldStart > 1 ? ["  …"] : []), ...hunk.lines.filter(isLine).map(spaced)]);
}

function isLine(line: string): boolean {
  return !line.startsWith("\\");
}

function spaced(line: string): string {
  return `${line.slice(0, 1)} ${line.slice(1)}`;
}

function paint(ui: Ui, line: string): string {
  if (!ui.isTerminal) return line;
  if (line.startsWith("+")) return styleText("green", line);
  return line.startsWith("-") ? styleText("red", line) : line;
}
