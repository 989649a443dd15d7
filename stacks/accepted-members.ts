import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Member } from "../core/member/member.ts";
import { readMembers } from "../core/member/read.ts";
import type { Problem } from "../core/problem.ts";
import { rules, type Rules } from "../core/rules.ts";
import { membersFolder } from "./members-folder.ts";

/** The members of this konbit, and what it decides for all of them. */
interface Accepted {
  readonly members: readonly Member[];
  readonly rules: Rules;
}

/**
 * The members of this konbit, when all their files can be provisioned.
 * @throws pulumi.RunError with every problem of every file, before anything is registered.
 */
export async function acceptedMembers(project: string, config: pulumi.Config): Promise<Accepted> {
  const shown = config.get("members") ?? "members";
  const sources = await membersFolder(path.resolve(project, shown), shown);
  const rules = rulesOf(config);
  const { members, problems } = readMembers(sources, rules);
  const refusing = problems.filter(({ severity, refuses }) => severity === "error" || refuses === true);
  if (refusing.length > 0) {
    throw new pulumi.RunError(
      [
        "nothing was changed: these member files cannot be provisioned. `konbit check` shows how to mend them.",
        ...refusing.map(line),
      ].join("\n"),
    );
  }
  return { members: members.map(({ member }) => member), rules };
}

/** What is a word; everything else is JSON. */
const words: ReadonlySet<string> = new Set(["operator", "backend"] satisfies (keyof Rules)[]);

function rulesOf(config: pulumi.Config): Rules {
  const written = Object.keys(rules.shape).flatMap((key) => {
    const value: unknown = words.has(key) ? config.get(key) : config.getObject(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return rules.parse(Object.fromEntries(written));
}

function line({ file, line, column, code, text }: Problem): string {
  return `${file}:${line}:${column}  ${code}  ${text.fr} / ${text.en}`;
}
