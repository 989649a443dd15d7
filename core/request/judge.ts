import { remark } from "./remark.ts";
import type { Remark } from "../problem.ts";
import type { Text } from "../text.ts";
import { approvals } from "./approvals.ts";
import { deletions } from "./deletions.ts";
import { plainEntries } from "./entries.ts";
import { labelsOf, type Label } from "./labels.ts";
import { requestFinding } from "./messages.ts";
import { onlyMemberFiles } from "./paths.ts";
import { protectedKeys } from "./protected/index.ts";
import type { Request } from "./request.ts";
import { ownFilesOnly } from "./rights.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { word } from "./undo.ts";

/** What a request may expect: refused with every reason, or acceptable with labels that say who must approve. */
export interface Verdict {
  readonly isRefused: boolean;
  readonly errors: readonly Remark[];
  /** Warnings about the files that it touches, what is not provided yet, and what was wrong before it. */
  readonly notices: readonly Remark[];
  /** None when refused. */
  readonly labels: readonly Label[];
  readonly approvals?: Text;
}

/** Judges a request against the base's rules. Pure: the same request gives the same verdict. */
export function judge(request: Request): Verdict {
  const subject = subjectOf(request);
  const gone = deletions(subject);
  const validity = validityOf(subject);
  const errors = [
    ...onlyMemberFiles(subject),
    ...ownFilesOnly(subject),
    ...plainEntries(subject),
    ...conflicts(subject),
    ...protectedKeys(subject),
    ...gone.errors,
    ...validity.errors,
  ];
  const notices = [...nothing(subject), ...gone.notices, ...validity.notices];
  if (errors.length > 0) return { isRefused: true, errors, notices, labels: [] };
  const labels = labelsOf(subject, gone.removed);
  return { isRefused: false, errors, notices, labels, approvals: approvals(labels, request.author, request.rules) };
}

function conflicts({ conflicts: paths, base }: Subject): readonly Remark[] {
  return paths.map((path) => remark(path, { ...requestFinding("K1009"), paste: `git merge ${word(base)}` }));
}

function nothing({ touched }: Subject): readonly Remark[] {
  return touched.length > 0 ? [] : [{ ...remark(".", requestFinding("K1050")), severity: "notice" }];
}

/** What is wrong with the files of the result. What was wrong before, in files that the request leaves alone, is no reason. */
function validityOf({ members, result, touched }: Subject): {
  errors: readonly Remark[];
  notices: readonly Remark[];
} {
  const paths = new Set(touched.map(({ path }) => path));
  const known = new Set(members.problems.map(keyOf));
  const isMine = (problem: Remark) => paths.has(problem.file);
  const isOld = (problem: Remark) => !isMine(problem) && known.has(keyOf(problem));
  const problems = result?.problems ?? [];
  const errors = problems.filter((problem) => problem.severity === "error" && !isOld(problem));
  const older = problems.filter((problem) => problem.severity === "error" && isOld(problem));
  const others = problems.filter((problem) => problem.severity !== "error" && (isMine(problem) || !isOld(problem)));
  return { errors, notices: [...others, ...older.map((problem): Remark => ({ ...problem, severity: "notice" }))] };
}

function keyOf({ file, line, column, code, text }: Remark): string {
  return [file, line, column, code, text.en].join(" ");
}
