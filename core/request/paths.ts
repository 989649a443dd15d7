import type { Remark } from "../problem.ts";
import { requestFinding } from "./messages.ts";
import { remark } from "./remark.ts";
import { isInFolder } from "./sources.ts";
import type { Subject } from "./subject.ts";
import type { Touched } from "./tree.ts";
import { withUndo } from "./undo.ts";

/** More than this many are counted, not named one by one. */
const named = 20;

/** Everything but `members/<slug>.yaml` belongs to the coordinators. */
export function onlyMemberFiles(subject: Subject): readonly Remark[] {
  if (subject.isCoordinator) return [];
  const members = new Set(subject.files.map(({ path }) => path));
  const others = subject.touched.filter(({ path, after }) => {
    // What should not lie in the members' folder at all is refused by its name.
    const isStranger = isInFolder(path, subject.folder) && after !== undefined && !isShared(path);
    return !members.has(path) && !isStranger;
  });
  // Those that give rights come first, lest they hide behind many others.
  const sorted = [...others.filter(({ path }) => decides(path)), ...others.filter(({ path }) => !decides(path))];
  const rest = sorted.length - named;
  const [first] = sorted.slice(named);
  return [
    ...sorted.slice(0, named).map((one) => refuse(one, subject)),
    ...(first ? [remark(first.path, requestFinding("K1006", { count: rest, folder: subject.folder }))] : []),
  ];
}

function refuse({ path }: Touched, subject: Subject): Remark {
  const what = decides(path) ? requestFinding("K1002") : requestFinding("K1001", { folder: subject.folder });
  return remark(path, withUndo(what, path, subject));
}

function isShared(path: string): boolean {
  return /\/(_example\.yaml|README\.md)$/.test(path);
}

const deciding = [
  /^\.(github|forgejo|gitea|gitlab|ci|woodpecker)(\/|$)/,
  /^\.(gitlab-ci|woodpecker|travis)\.ya?ml$/,
  /^Pulumi\.[^/]+$/,
  /(^|\/)CODEOWNERS$/,
  /(^|\/)\.git(attributes|modules|ignore)$/,
];

/** Whether a file says what is checked, by whom or with which rights. Forges look for these names without case. */
function decides(path: string): boolean {
  return deciding.some((pattern) => new RegExp(pattern, "i").test(path));
}
