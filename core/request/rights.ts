import type { Remark } from "../problem.ts";
import { requestFinding } from "./messages.ts";
import { remark } from "./remark.ts";
import type { Subject, TouchedFile } from "./subject.ts";
import { withUndo } from "./undo.ts";

/** One changes one's own file: who that is, the base says. A new file names its author among those who may change it. */
export function ownFilesOnly(subject: Subject): readonly Remark[] {
  if (subject.isCoordinator) return [];
  return subject.files.flatMap((file): readonly Remark[] => {
    // Of a file that moved to another name, the old name is judged; of one that was put over it, this one.
    const problem = file.before ? known(file, subject) : newcomer(file, subject);
    return problem ? [problem] : [];
  });
}

function known(file: TouchedFile, subject: Subject): Remark | undefined {
  const { author } = subject;
  const maintainers = file.before?.maintainers ?? [];
  if (maintainers.includes(author)) return undefined;
  const isReadable = file.before?.plain !== undefined;
  const what = isReadable ? requestFinding("K1003", { author, maintainers }) : requestFinding("K1010");
  return remark(file.path, withUndo(what, file.path, subject));
}

function newcomer({ after, origin }: TouchedFile, { author }: Subject): Remark | undefined {
  // A file that cannot be read says nothing of its maintainers; that is said elsewhere.
  if (origin || after?.plain === undefined) return undefined;
  const { maintainers } = after;
  if (maintainers.length === 0 || maintainers.includes(author)) return undefined;
  const path = after.at("maintainers") === undefined ? ["contact", "forge"] : ["maintainers"];
  return after.problem(path, requestFinding("K1004", { author, maintainers }));
}
