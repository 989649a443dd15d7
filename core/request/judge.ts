import type { MembersRead } from "../member/read.ts";
import { planAnswer, type PlanAnswer } from "../plan/answer.ts";
import { weights } from "../plan/weight.ts";
import type { Remark } from "../problem.ts";
import type { Text } from "../text.ts";
import { approvals } from "./approvals.ts";
import { deletions } from "./deletions.ts";
import { plainEntries } from "./entries.ts";
import { labelsOf, type Label } from "./labels.ts";
import { requestFinding } from "./messages.ts";
import { onlyMemberFiles } from "./paths.ts";
import { protectedKeys } from "./protected/index.ts";
import { remark } from "./remark.ts";
import type { Request } from "./request.ts";
import { ownFilesOnly } from "./rights.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { word } from "./undo.ts";

export type { Label } from "./labels.ts";

/** What a request may expect: refused with every reason, or acceptable with labels that say who must approve. */
export interface Verdict {
  readonly isRefused: boolean;
  readonly errors: readonly Remark[];
  /** Warnings about the files that it touches, what is not provided yet, and what was wrong before it. */
  readonly notices: readonly Remark[];
  /** None when refused. */
  readonly labels: readonly Label[];
  readonly approvals?: Text;
  /** What the request would change, in sentences; absent when it is refused. */
  readonly plan?: PlanAnswer;
}

/** Judges a request against the base's rules. Pure: the same request gives the same verdict. */
export function judge(request: Request): Verdict {
  const subject = subjectOf(request);
  const rights = [...onlyMemberFiles(subject), ...ownFilesOnly(subject), ...plainEntries(subject)];
  // Without a result there is nothing to compare: what the base changed meanwhile would look like the request's doing.
  if (!subject.result) return refusedBy([...rights, ...conflicts(subject)]);
  const gone = deletions(subject);
  const validity = validityOf(subject, subject.result);
  const plan = planOf(subject, subject.result);
  const [tight, crowded] = [plan.problems.filter(isError), plan.problems.filter((problem) => !isError(problem))];
  const errors = [...rights, ...protectedKeys(subject), ...gone.errors, ...validity.errors, ...tight];
  const notices = [...nothing(subject), ...gone.notices, ...validity.notices, ...crowded];
  if (errors.length > 0) return refusedBy(errors, notices);
  const labels = labelsOf(subject, gone.removed, plan.changes);
  // What the plan does not speak of (a workflow, a key) weighs too: one answer names one set of approvers.
  const weight = weights.find((one) => one === labels[0]?.name);
  return {
    isRefused: false,
    errors,
    notices,
    labels,
    approvals: approvals(labels, request.author, request.rules),
    plan: { ...plan, ...(weight === undefined ? {} : { weight }) },
  };
}

function refusedBy(errors: readonly Remark[], notices: readonly Remark[] = []): Verdict {
  return { isRefused: true, errors, notices, labels: [] };
}

function planOf({ members, rules, inventory }: Subject, result: MembersRead): PlanAnswer {
  const known = inventory === undefined ? {} : { inventory };
  return planAnswer(members.members, result.members, { rules, problemsBefore: members.problems, ...known });
}

function isError({ severity }: Remark): boolean {
  return severity === "error";
}

function conflicts({ conflicts: paths, base }: Subject): readonly Remark[] {
  return paths.map((path) => remark(path, { ...requestFinding("K1009"), paste: `git merge ${word(base)}` }));
}

function nothing({ touched }: Subject): readonly Remark[] {
  return touched.length > 0 ? [] : [remark(".", requestFinding("K1050"), "notice")];
}

/**
 * What is wrong with the files of the result. What was wrong before, in files that the request leaves alone, is no reason; of
 * warnings and notices only the new ones are worth a word.
 */
function validityOf(
  { members, touched }: Subject,
  { problems }: MembersRead,
): { errors: readonly Remark[]; notices: readonly Remark[] } {
  const paths = new Set(touched.map(({ path }) => path));
  const known = new Set(members.problems.map(keyOf));
  const isOld = (problem: Remark) => known.has(keyOf(problem)) && !paths.has(problem.file);
  const errors = problems.filter(isError);
  const older = errors.filter(isOld).map((problem): Remark => ({ ...problem, severity: "notice" }));
  const newer = problems.filter((problem) => !isError(problem) && !known.has(keyOf(problem)));
  const own = errors.filter((problem) => !isOld(problem));
  return { errors: own.map(placed), notices: [...newer, ...older].map(placed) };
}

/** The same problem wherever in its file it stands: lines above may come and go. */
function keyOf({ file, code, text }: Remark): string {
  return [file, code, text.en].join(" ");
}

/** What has no line to show has no place either. */
function placed(problem: Remark): Remark {
  if (problem.excerpt?.length !== 0) return problem;
  const { file, severity, ...finding } = problem;
  return remark(file, finding, severity);
}
