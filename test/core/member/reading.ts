import type { Member } from "../../../core/member/member.ts";
import { readMembers } from "../../../core/member/read.ts";
import type { Problem } from "../../../core/problem.ts";
import { defaultRules, type Rules } from "../../../core/rules.ts";

/** Who it is, in a candidate's file. */
export const head = "name: Racine\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\n";

/** Reads files given as text, slug → content. */
export function readTexts(texts: Readonly<Record<string, string>>, rules: Rules = defaultRules) {
  const files = Object.entries(texts).map(([slug, text]) => ({
    path: `members/${slug}.yaml`,
    bytes: new TextEncoder().encode(text),
    kind: "file" as const,
  }));
  return readMembers(files, rules);
}

/** One valid candidate. */
export function readMember(body: string, slug = "racine"): Member {
  const { members, problems } = readTexts({ [slug]: head + body });
  const [parsed] = members;
  if (!parsed) throw new Error(problems.map(({ text }) => text.en).join("\n"));
  return parsed.member;
}

/** `racine.yaml:3:1 K0203`, errors and warnings in order; notices are another matter. */
export function summary(problems: readonly Problem[]): readonly string[] {
  return problems
    .filter(({ severity }) => severity !== "notice")
    .map(({ file, line, column, code, severity }) => {
      const name = file.replace("members/", "");
      return `${name}:${line}:${column} ${code}${severity === "error" ? "" : ` ${severity}`}`;
    });
}
