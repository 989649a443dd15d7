import { createHash } from "node:crypto";
import type { Request } from "../../../core/request/request.ts";
import type { Tree } from "../../../core/request/tree.ts";
import { rules, type Rules } from "../../../core/rules.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A request without git: what was there, and what is there afterwards, path → content. */
export interface Asking {
  readonly before: Files;
  readonly after: Files;
  readonly author?: string;
  readonly statement?: readonly string[];
  /** Of what is there afterwards. */
  readonly mode?: string;
  readonly conflicts?: readonly string[];
  readonly idsEver?: readonly string[];
}

/** Rules of a konbit with one coordinator of each sort. */
export const konbitRules: Rules = rules.parse({ coordinators: { technical: ["luce-t"], social: ["ines-s"] } });

export function requestTo(asking: Asking): Request {
  const { before, after, author = "awa-d", statement = [], mode = "100644", conflicts = [], idsEver = [] } = asking;
  const contents = new Map<string, Uint8Array>();
  const [tip, head] = [treeOf(before, "100644", contents), treeOf(after, mode, contents)];
  return {
    author,
    today: "2026-11-26",
    base: "main",
    statement,
    rules: konbitRules,
    folder: "members",
    fork: tip,
    head,
    tip,
    ...(conflicts.length > 0 ? {} : { merged: head }),
    conflicts,
    contents,
    idsEver: new Set(idsEver),
  };
}

function treeOf(files: Files, mode: string, contents: Map<string, Uint8Array>): Tree {
  return new Map(
    Object.entries(files).map(([path, content]) => {
      const bytes = Buffer.from(content as Uint8Array);
      const object = createHash("sha1").update(bytes).digest("hex");
      contents.set(object, bytes);
      return [path, { path, mode, object, size: bytes.length }];
    }),
  );
}
