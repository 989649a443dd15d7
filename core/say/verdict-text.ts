import type { Label, Verdict } from "../request/judge.ts";
import type { Lang, Text } from "../text.ts";
import { noticeText, problemText, type Look } from "./problem-text.ts";
import { visible } from "./visible.ts";

/** What a person reads of a verdict: every reason, labels with theirs, and who must approve. */
export function verdictText({ isRefused, errors, notices, labels, approvals }: Verdict, look: Look): string {
  const whole = [...errors, ...notices.filter(({ severity }) => severity === "warning")];
  const lines = notices.filter(({ severity }) => severity === "notice").map((notice) => noticeText(notice, look));
  return [
    ...whole.map((remark) => `${problemText(remark, look)}\n`),
    ...(lines.length > 0 ? [...lines, ""] : []),
    ...labels.flatMap((label) => labelLines(label, look.lang)),
    ...(approvals ? [approvals[look.lang]] : []),
    (isRefused ? refused(errors) : accepted)[look.lang],
  ].join("\n");
}

function labelLines({ name, reasons }: Label, lang: Lang): readonly string[] {
  const label: Text = { fr: `Étiquette : ${name}`, en: `Label: ${name}` };
  return [label[lang], ...reasons.map((reason) => `  - ${visible(reason[lang])}`)];
}

const accepted: Text = { fr: "Recevable.", en: "Acceptable." };

function refused(errors: Verdict["errors"]): Text {
  const files = new Set(errors.map(({ file }) => file)).size;
  return {
    fr: `Refusé : ${errors.length} raison(s) dans ${files} fichier(s). Corrigez, et poussez à nouveau : la demande sera relue.`,
    en: `Refused: ${errors.length} reason(s) in ${files} file(s). Correct them and push again: the request is read again.`,
  };
}
