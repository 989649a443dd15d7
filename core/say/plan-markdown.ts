import type { PlanAnswer } from "../plan/answer.ts";
import type { WeighedChange } from "../plan/compare.ts";
import { approvals, delayText, touchedText } from "../plan/conclusion.ts";
import type { Kind } from "../plan/kinds.ts";
import type { Problem } from "../problem.ts";
import type { Lang, Text } from "../text.ts";
import { code, markdown, markdownWithName } from "./markdown.ts";
import {
  byMember,
  emoji,
  heaviestOf,
  outlookText,
  refusedBeforeText,
  sentencesOf,
  spaceTexts,
  totalText,
} from "./plan-lines.ts";
import { lamps } from "./posture-text.ts";

/** GitHub takes 65,536 characters in a comment, and others no less. */
export const longestComment = 60_000;

/**
 * The answer as a comment on a forge: French, then English folded below. Longer than `most` characters, it leaves out the
 * lightest changes and says how many; the summary and who must approve stay.
 */
export function planMarkdown(answer: PlanAnswer, most: number = longestComment): string {
  const page = (count: number) => comment(answer, count);
  const whole = page(answer.changes.length);
  return whole.length <= most ? whole : page(largest(answer.changes.length, (count) => page(count).length <= most));
}

/** The largest number below `end` that fits, when every smaller one does; 0 when none does. */
function largest(end: number, fits: (count: number) => boolean): number {
  let [low, high] = [0, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
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
  return page(
    Math.max(
      1,
      largest(Math.min(errors.length, mostProblems) + 1, (count) => page(count).length <= most),
    ),
  );
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
      ...pasteLines(fix, lang),
    ]);
  const rest = problems.length - Math.min(count, problems.length);
  return [...lines, ...(rest > 0 ? [`- ${others(rest)[lang]}`] : []), ""];
}

/** One short line can be pasted from a comment; `konbit check` shows the longer ones. */
function pasteLines(fix: Problem["fix"], lang: Lang): readonly string[] {
  const [line = "", ...more] = fix?.lines ?? [];
  return line === "" || more.length > 0 || line.length > 300 ? [] : [`  ${paste[lang]} ${code(line.trim())}`];
}

const paste: Text = { fr: "Écrivez plutôt :", en: "Write instead:" };

function others(count: number): Text {
  return {
    fr: `… et encore ${count} ; konbit check les montre tous`,
    en: `… and ${count} more; konbit check shows them all`,
  };
}

// One member has three at most; of a change to everybody's files the server's volumes say more.
const mostSpaces = 6;

function more(count: number): Text {
  return { fr: `… et encore ${count}`, en: `… and ${count} more` };
}

function summary(answer: PlanAnswer, lang: Lang): readonly string[] {
  const { changes, weight, notProvided } = answer;
  const { members, server } = spaceTexts(answer);
  const join = (texts: readonly Text[]) =>
    [
      ...texts.slice(0, mostSpaces).map((text) => markdown(text[lang])),
      ...(texts.length > mostSpaces ? [more(texts.length - mostSpaces)[lang]] : []),
    ].join(" · ");
  const lines = [
    ...(changes.length > 12 ? [markdown(totalText(changes)[lang])] : []),
    ...outlooks(answer, lang),
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

/** Two lines of Markdown that follow each other are one paragraph: these are a list. */
function outlooks({ dns }: PlanAnswer, lang: Lang): readonly string[] {
  if (dns.length === 0) return [];
  const rest = dns.length - mostProblems;
  return [
    [
      ...dns
        .slice(0, mostProblems)
        .map((one) => `- ${lamps[one.colour]} ${markdownWithName(outlookText(one)[lang], one.domain)}`),
      ...(rest > 0 ? [`- ${more(rest)[lang]}`] : []),
    ].join("\n"),
  ];
}

/** Words before a colon, shown strong; also those of the terminal. */
export const labels = {
  space: { fr: "Espace :", en: "Space:" },
  server: { fr: "Serveur :", en: "Server:" },
  approval: { fr: "À approuver par :", en: "To be approved by:" },
  delay: { fr: "Effet :", en: "Effect:" },
  missing: { fr: "Accepté, mais pas encore fourni par konbit :", en: "Accepted, but not provided by konbit yet:" },
} as const satisfies Record<string, Text>;
