import type { Remark } from "../problem.ts";
import { requestFinding } from "./messages.ts";
import { remark } from "./remark.ts";
import { isInFolder } from "./sources.ts";
import type { Subject } from "./subject.ts";
import { word } from "./undo.ts";

/**
 * What a name or mode hides. Links, folders and submodules in the members' folder, and names there that differ by case or
 * form alone, are said by core/member/folder.ts, which sees the same folder.
 */
export function plainEntries(subject: Subject): readonly Remark[] {
  const { touched, folder } = subject;
  const added = touched.filter(({ after }) => after !== undefined);
  const outside = added.filter(({ path }) => !isInFolder(path, folder));
  return [
    ...added.flatMap(({ path, after }): readonly Remark[] =>
      after?.mode === "100755" && isInFolder(path, folder)
        ? [
            remark(path, {
              ...requestFinding("K1005", { mode: after.mode }),
              paste: `git update-index --chmod=-x -- ${word(path)}`,
            }),
          ]
        : [],
    ),
    ...outside.filter(({ path }) => unprintable.test(path)).map(({ path }) => remark(path, requestFinding("K1008"))),
    ...twins(
      outside.map(({ path }) => path),
      subject,
    ),
  ];
}

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]/u;

/** On a disk that folds case or normalizes, two such names are one file; so are two such folders. */
function twins(paths: readonly string[], { merged, head }: Subject): readonly Remark[] {
  if (paths.length === 0) return [];
  const spelled = new Map<string, string>();
  const result = new Set(Array.from((merged ?? head).values(), ({ path }) => path));
  const mine = new Set(paths);
  // What was there first gives the spelling.
  for (const path of result) if (!mine.has(path)) for (const name of prefixes(path)) spelled.set(fold(name), name);
  return paths.flatMap((path): readonly Remark[] => {
    const clash = prefixes(path).find((name) => (spelled.get(fold(name)) ?? name) !== name);
    for (const name of prefixes(path)) if (!spelled.has(fold(name))) spelled.set(fold(name), name);
    return clash === undefined
      ? []
      : [remark(path, requestFinding("K1007", { other: spelled.get(fold(clash)) ?? clash }))];
  });
}

/** `a/b/c` → `a`, `a/b`, `a/b/c` */
function prefixes(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().normalize("NFC");
}
