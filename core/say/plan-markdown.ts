import type { PlanAnswer } from "../plan/answer.ts";
import type { WeighedChange } from "../plan/compare.ts";
import { approvals, delayText, touchedText } from "../plan/conclusion.ts";
import type { Kind } from "../plan/kinds.ts";
import type { Problem } from "../problem.ts";
import type { Lang, Text } from "../text.ts";
import { code, markdown, markdownWithName } from "./markdown.ts";
import { byMember, emoji, heaviestOf, refusedBeforeText, sentencesOf, spaceTexts, totalText } from "./plan-lines.ts";

/** GitHub takes 65,536 characters in a comment, and others no less. */
export const longestComment = 60_000;

/**
 * The answer as a comment on a forge: French, then English folded below. Longer than `most` characters, it leaves out the
 * lightest changes and says how many; the summary and who must approve stay.
 */
export function planMarkdown(answer: PlanAnswer, most: number = longestComment): string {
  const whole = comment(answer, answer.changes.length);
  if (whole.length <= most) return whole;
  let [fits, tooMany] = [0, answer.changes.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (comment(answer, middle).length <= most) fits = middle;
    else tooMany = middle;
  }
  return comment(answer, fits);
}

function comment(answer: PlanAnswer, count: number): string {
  return [...half(answer, count, "fr"), ...folded(half(answer, count, "en"))].join("\n");
}

/**
 * The comment on a change whose files are not acceptable: where each mistake stands, and what to do. What it would change
 * is not said, for half of it could not be read.
 */
export function refusedMarkdown(problems: readonly Problem[], most: number = longestComment): string {
  const errors = problems.filter(({ severity }) => severity === "error");
  const page = (count: number) =>
    [...refusedHalf(errors, count, "fr"), ...folded(refusedHalf(errors, count, "en"))].join("\n");
  for (let count = Math.min(errors.length, mostProblems); count > 1; count--) {
    const whole = page(count);
    if (whole.length <= most) return whole;
  }
  return page(1);
}

function refusedHalf(errors: readonly Problem[], count: number, lang: Lang): readonly string[] {
  return [`## ${refused[lang]}`, "", ...problemLines(errors, count, lang)];
}

const refused: Text = {
  fr: "Cette demande ne peut pas être acceptée telle quelle",
  en: "This request cannot be accepted as it is",
};

function folded(lines: readonly string[]): readonly string[] {
  return ["<details><summary>English</summary>", "", ...lines, "</details>", ""];
}

function half(answer: PlanAnswer, count: number, lang: Lang): readonly string[] {
  const members = byMember(answer.changes);
  const shown = heaviestOf(answer.changes, count);
  const [only] = members;
  const lines = [
    `## ${heading(members.length, only?.name ?? "")[lang]}`,
    "",
    ...problemLines(answer.problems, mostProblems, lang),
  ];
  if (only === undefined) return [...lines, markdown(unchanged[lang]), ""];
  for (const { name, slug, changes } of members) {
    const own = changes.filter((change) => shown.has(change));
    if (members.length > 1 && own.length > 0) lines.push(`### ${markdown(name)} (${code(slug)})`, "");
    const { each, together } = sentencesOf(own);
    own.forEach((change, index) =>
      lines.push(`- ${emoji[change.effect]} ${changeMarkdown(change, each[index]?.[lang] ?? "")}`),
    );
    if (own.length > 0) lines.push("", ...(together ? [markdown(together[lang]), ""] : []));
  }
  const rest = answer.changes.length - shown.size;
  if (rest > 0) lines.push(`**${leftOut(rest)[lang]}**`, "");
  return [...lines, ...summary(answer, lang)];
}

// What these are about is the member itself: no name in the sentence is theirs.
const nameless: ReadonlySet<Kind> = new Set([
  "member",
  "backup",
  "visio",
  "note",
  "request",
  "granted",
] satisfies Kind[]);

function changeMarkdown({ kind, name }: WeighedChange, text: string): string {
  return nameless.has(kind) ? markdown(text) : markdownWithName(text, name);
}

const unchanged: Text = {
  fr: "Rien ne change : ni sur le serveur, ni dans ce que le konbit sait de ses membres.",
  en: "Nothing changes: neither on the server nor in what the konbit knows of its members.",
};

function heading(count: number, name: string): Text {
  if (count === 0) return { fr: "Ce que cette demande change : rien", en: "What this request changes: nothing" };
  return count === 1
    ? { fr: `Ce que cette demande change — ${markdown(name)}`, en: `What this request changes — ${markdown(name)}` }
    : { fr: `Ce que cette demande change — ${count} membres`, en: `What this request changes — ${count} members` };
}

function leftOut(count: number): Text {
  return count === 1
    ? {
        fr: "… et 1 autre changement, parmi les plus légers, qui ne tient pas ici",
        en: "… and 1 other change, among the lightest, for which there is no room here",
      }
    : {
        fr: `… et ${count} autres changements, les plus légers, qui ne tiennent pas ici`,
        en: `… and ${count} other changes, the lightest, for which there is no room here`,
      };
}

// Enough to see what is wrong; `konbit check` shows all of it.
const mostProblems = 20;

function problemLines(problems: readonly Problem[], count: number, lang: Lang): readonly string[] {
  if (problems.length === 0) return [];
  const lines = problems
    .slice(0, count)
    .flatMap(({ severity, code: number, file, line, text, fix }) => [
      `- ${severity === "error" ? "⛔" : "⚠️"} ${code(`${file}:${line}`)} ${number} — ${markdown(text[lang])}`,
      ...(fix?.lines.length === 1 ? [`  ${paste[lang]} ${code(fix.lines.join("").trim())}`] : []),
    ]);
  const rest = problems.length - Math.min(count, problems.length);
  return [...lines, ...(rest > 0 ? [`- ${others(rest)[lang]}`] : []), ""];
}

const paste: Text = { fr: "Écrivez plutôt :", en: "Write instead:" };

function others(count: number): Text {
  return {
    fr: `… et encore ${count} ; konbit check les montre tous`,
    en: `… and ${count} more; konbit check shows them all`,
  };
}

function summary(answer: PlanAnswer, lang: Lang): readonly string[] {
  const { changes, weight, notProvided } = answer;
  const { members, server } = spaceTexts(answer);
  const join = (texts: readonly Text[]) =>
    texts
      .slice(0, mostProblems)
      .map((text) => markdown(text[lang]))
      .join(" · ");
  const lines = [
    ...(changes.length > 12 ? [markdown(totalText(changes)[lang])] : []),
    ...(members.length > 0 ? [`**${labels.space[lang]}** ${join(members)}`] : []),
    ...(server.length > 0 ? [`**${labels.server[lang]}** ${join(server)}`] : []),
    ...(weight === undefined
      ? []
      : [
          `**${labels.approval[lang]}** ${markdown(approvals[weight][lang])} · **${labels.delay[lang]}** ${markdown(delayText(answer)[lang])} · ${markdown(touchedText(changes)[lang])}`,
        ]),
    ...refusedBeforeText(answer)
      .slice(0, mostProblems)
      .map((text) => `⚠️ ${markdown(text[lang])}`),
    ...(notProvided === undefined
      ? []
      : [`ℹ️ ${labels.missing[lang]} ${notProvided.what.map((text) => markdown(text[lang])).join(", ")}.`]),
  ];
  return lines.flatMap((line) => [line, ""]);
}

/** Words before a colon, shown strong; also those of the terminal. */
export const labels = {
  space: { fr: "Espace :", en: "Space:" },
  server: { fr: "Serveur :", en: "Server:" },
  approval: { fr: "À approuver par :", en: "To be approved by:" },
  delay: { fr: "Effet :", en: "Effect:" },
  missing: { fr: "Accepté, mais pas encore fourni par konbit :", en: "Accepted, but not provided by konbit yet:" },
} as const satisfies Record<string, Text>;
