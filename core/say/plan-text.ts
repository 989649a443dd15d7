import type { PlanAnswer } from "../plan/answer.ts";
import { approvals, delayText, touchedText } from "../plan/conclusion.ts";
import type { Lang } from "../text.ts";
import { byMember, outlookText, refusedBeforeText, sentencesOf, sign, spaceTexts, totalText } from "./plan-lines.ts";
import { labels } from "./plan-markdown.ts";
import { lamps } from "./posture-text.ts";
import { visible } from "./visible.ts";

/** The answer for a terminal, in one language; who must approve is said where a change is compared with what was. */
export function planText(answer: PlanAnswer, { lang, isRequest }: { lang: Lang; isRequest: boolean }): string {
  const { changes, weight, notProvided } = answer;
  const { members, server } = spaceTexts(answer);
  const lines: string[] = [];
  for (const { name, slug, changes: own } of byMember(changes)) {
    const { each, together } = sentencesOf(own);
    lines.push(`${name} (${slug})`);
    own.forEach(({ effect }, index) => lines.push(`  ${sign[effect]} ${each[index]?.[lang] ?? ""}`));
    lines.push(...(together ? [`    ${together[lang]}`] : []), "");
  }
  for (const one of answer.dns) lines.push(`${lamps[one.colour]} ${outlookText(one)[lang]}`);
  if (members.length + server.length > 0) {
    for (const text of members) lines.push(`${labels.space[lang]} ${text[lang]}`);
    for (const text of server) lines.push(`${labels.server[lang]} ${text[lang]}`);
  }
  if (isRequest && weight !== undefined) {
    lines.push(`${labels.approval[lang]} ${approvals[weight][lang]}`);
    lines.push(`${labels.delay[lang]} ${delayText(answer)[lang]}`);
    lines.push(`${touchedText(changes)[lang]}.`);
  }
  lines.push(...refusedBeforeText(answer).map((text) => text[lang]));
  if (notProvided !== undefined)
    lines.push(`${labels.missing[lang]} ${notProvided.what.map((text) => text[lang]).join(", ")}.`);
  return [...lines, totalText(changes)[lang]].map(visible).join("\n");
}
