import type { Text } from "../text.ts";
import { capped } from "./comment.ts";
import { maxCommentBytes } from "./answer.ts";

export interface Judged {
  readonly isRefused: boolean;
  /** What pr-check says to a person, in French. */
  readonly check: string;
  /** The plan in Markdown; empty when the request is refused. */
  readonly plan: string;
  /** The commit that was judged. */
  readonly head: string;
}

/** The comment on a request: the plan, or what is to be corrected, and which commit it speaks of. */
export function composeComment({ isRefused, check, plan, head }: Judged): string {
  const body = isRefused ? [title.fr, "", fenced(check), "", `_${title.en}_`] : [plan.trimEnd(), ...said(check)];
  const footer = `\n<sub>konbit · ${head.slice(0, 10)}</sub>\n`;
  return `${capped(body.join("\n"), maxCommentBytes - 200)}\n${footer}`;
}

const title: Text = {
  fr: "## À corriger avant que cette demande puisse être acceptée",
  en: "To be corrected before this request can be accepted: each point above ends in English. Change the file in the same request, and this comment changes too.",
};

function said(check: string): readonly string[] {
  if (check.trim() === "") return [];
  return ["", "<details><summary>Vérification / Check</summary>", "", fenced(check), "", "</details>"];
}

/** A code block that no run of backquotes inside it can end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
