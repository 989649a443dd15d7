import type { Remark } from "../../problem.ts";
import type { Subject } from "../subject.ts";
import { admission } from "./admission.ts";
import { backup } from "./backup.ts";
import { granted } from "./granted.ts";
import { identity } from "./identity.ts";
import { maintainers } from "./maintainers.ts";
import type { ProtectedRule } from "./rule.ts";
import { status } from "./status.ts";

/** For everybody, coordinators too. */
const always: readonly ProtectedRule[] = [identity];
/** What only coordinators do. */
const ofCoordinators: readonly ProtectedRule[] = [admission, status, granted, maintainers, backup];

/** What a member's own request leaves as it was (member-file §5.3). */
export function protectedKeys(subject: Subject): readonly Remark[] {
  const rules = subject.isCoordinator ? always : [...always, ...ofCoordinators];
  const readable = subject.files.filter(({ after }) => after?.plain !== undefined);
  return readable.flatMap((file) => rules.flatMap((rule) => rule(file, subject)));
}
