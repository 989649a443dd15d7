import { parseSlug } from "../member/names.ts";
import type { MembersRead } from "../member/read.ts";
import { MemberText } from "./member-text.ts";
import type { Request } from "./request.ts";
import { isInFolder, readRevision } from "./sources.ts";
import { differences, type Touched, type TreeEntry } from "./tree.ts";

/** A request with everything that a rule may ask about it, read once. */
export interface Subject extends Request {
  readonly isCoordinator: boolean;
  /** Every path that the request touches: `before` at the base's tip, `after` in the result. */
  readonly touched: readonly Touched[];
  /** Those of them that are member files, by name. */
  readonly files: readonly TouchedFile[];
  /** Every member file of the base's tip. */
  readonly members: MembersRead;
  /** Every member file of the result; absent when the merge conflicts. */
  readonly result?: MembersRead;
}

/** `members/<slug>.yaml` before and after; one of the two is there. */
export interface TouchedFile {
  readonly path: string;
  readonly slug: string;
  readonly before?: MemberText;
  readonly after?: MemberText;
  /** What `after` continues: `before`, or a file of another name that had the same id and has gone. */
  readonly origin?: MemberText;
  /** `before` goes on under another name. */
  readonly isMoved: boolean;
}

export function subjectOf(request: Request): Subject {
  const { tip, merged, rules, author, folder, contents } = request;
  const { technical, social } = rules.coordinators;
  const touched = touchedBy(request);
  const members = readRevision(tip, folder, contents, rules, new Set());
  const paths = new Set(touched.map(({ path }) => path));
  return {
    ...request,
    isCoordinator: [...technical, ...social].includes(author),
    touched,
    files: withOrigins(touched.flatMap((one) => memberFile(one, request))),
    members,
    ...(merged ? { result: readRevision(merged, folder, contents, rules, paths) } : {}),
  };
}

/**
 * What the request changed since it left the base, which is what people see on the forge, and what the merge would change,
 * which is what happens. The two differ only where both sides changed the same, or where git's merge followed a rename.
 */
function touchedBy({ fork, head, tip, merged }: Request): readonly Touched[] {
  const result = merged ?? head;
  const all = [...differences(fork, head), ...(merged ? differences(tip, merged) : [])];
  return Array.from(new Map(all.map(({ key, path }) => [key, path])), ([key, path]): Touched => {
    const [before, after] = [tip.get(key), result.get(key)];
    return { key, path, ...(before ? { before } : {}), ...(after ? { after } : {}) };
  }).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

type Versions = Omit<TouchedFile, "origin" | "isMoved">;

function memberFile({ path, before, after }: Touched, { folder, contents }: Request): readonly Versions[] {
  const name = path.slice(folder.length + 1);
  if (!isInFolder(path, folder) || !name.endsWith(".yaml") || "finding" in parseSlug(name.slice(0, -5))) return [];
  const text = (entry: TreeEntry) => new MemberText(path, contents.get(entry.object) ?? new Uint8Array());
  return before || after
    ? [
        {
          path,
          slug: name.slice(0, -5),
          ...(before ? { before: text(before) } : {}),
          ...(after ? { after: text(after) } : {}),
        },
      ]
    : [];
}

/** A member is its id: a file that takes another's id, while the other gives it up, is that file under a new name. */
function withOrigins(files: readonly Versions[]): readonly TouchedFile[] {
  const given = new Map(
    files.flatMap(({ before, after }) => {
      const id = before?.word("id");
      return before && id !== undefined && after?.word("id") !== id ? [[id, before] as const] : [];
    }),
  );
  const moved = new Map(
    files.flatMap(({ before, after }) => {
      const id = after?.word("id");
      const origin = id === undefined ? undefined : given.get(id);
      return after && origin && origin !== before ? [[after, origin] as const] : [];
    }),
  );
  const sources = new Set(moved.values());
  return files.map((file) => {
    const origin = (file.after && moved.get(file.after)) ?? file.before;
    return { ...file, ...(origin ? { origin } : {}), isMoved: file.before !== undefined && sources.has(file.before) };
  });
}
