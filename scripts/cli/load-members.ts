import type { Member, ParsedMember } from "../../core/member/member.ts";
import { capacityProblems } from "../../core/plan/capacity.ts";
import { membersReader, type MemberSource, type MembersRead } from "../../core/member/read.ts";
import type { Problem } from "../../core/problem.ts";
import type { Rules } from "../../core/rules.ts";
import { paint } from "./paint.ts";
import { findMembersFolder, type MembersFolder, readMembersFolder } from "./members-folder.ts";
import { noticeText, problemJson, problemText, type Look, type ProblemJson } from "../../core/say/problem-text.ts";
import { stackOf, type Stack } from "./stack.ts";
import type { Ui } from "./ui.ts";

/** The members' folder, read and judged. */
export interface LoadedMembers {
  /** Absolute. */
  readonly folder: string;
  /** As the person gave it. */
  readonly shown: string;
  readonly rules: Rules;
  readonly isRefused: boolean;
  /** Every file is valid, and asks for nothing that no kind provides yet. */
  readonly canProvision: boolean;
  /** The valid ones. */
  readonly members: readonly Member[];
  readonly parsed: readonly ParsedMember[];
  readonly problems: readonly Problem[];
  /** Warnings: what is promised, or asked for, does not fit the disks. Whether a change makes it so, `plan` and `pr-check` say. */
  readonly capacity: readonly Problem[];
  /** Reads another tree of the same folder by the same rules; what is the same in it is not read again. */
  readonly read: (files: readonly MemberSource[]) => MembersRead;
  readonly errors: readonly ProblemJson[];
  /** Warnings, and what is not provided yet. */
  readonly notices: readonly ProblemJson[];
  /** One line for each notice that makes `up` and `preview` refuse, or that says what a default would be. */
  readonly noticeLines: readonly string[];
  /** Writes errors and warnings for a person: all of them, those of the disks too, unless told which. */
  print(which?: readonly Problem[]): void;
}

/** Reads the members' folder that the person or the stack's config names, as it is or as it was at a git revision. */
export async function loadMembers(
  ui: Ui,
  from: { readonly members?: string; readonly head?: string; readonly stack?: Stack } = {},
): Promise<LoadedMembers> {
  const { rules, ...stack } = from.stack ?? (await stackOf(undefined));
  const folder = findMembersFolder(from.members, stack);
  const sources = from.head === undefined ? await readMembersFolder(folder) : await atRevision(from.head, folder);
  const read = membersReader(rules);
  const { members, problems } = read(sources);
  const look: Look = { lang: ui.lang, ...(ui.isTerminal ? { paint } : {}) };
  const of = (isWanted: (problem: Problem) => boolean) => problems.filter(isWanted);
  const isError = ({ severity }: Problem) => severity === "error";
  const capacity = problems.some(isError) ? [] : capacityProblems(members, members, rules);
  return {
    ...folder,
    rules,
    isRefused: problems.some(isError),
    canProvision: !problems.some((problem) => isError(problem) || problem.refuses === true),
    members: members.map(({ member }) => member),
    parsed: members,
    problems,
    capacity,
    read,
    errors: of(isError).map((problem) => problemJson(problem, ui.lang)),
    notices: of((problem) => !isError(problem)).map((problem) => problemJson(problem, ui.lang)),
    noticeLines: of(({ severity }) => severity === "notice").map((problem) => noticeText(problem, look)),
    print(which = [...of(({ severity }) => severity !== "notice"), ...capacity]) {
      for (const problem of which) ui.say(`${problemText(problem, look)}\n`);
    },
  };
}

/** Loaded only when asked for: `up` would wait 0.1 s for what starts git. */
async function atRevision(revision: string, { folder, shown }: MembersFolder): Promise<readonly MemberSource[]> {
  const { membersAt } = await import("./members-at.ts");
  return membersAt(revision, folder, shown);
}
