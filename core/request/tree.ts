/** A file, link or submodule of a revision, as git's plumbing lists it. */
export interface TreeEntry {
  /** From the root, with `/`. Bytes that are no UTF-8 show as U+FFFD. */
  readonly path: string;
  /** `100644`, `100755`, `120000` (link) or `160000` (submodule). */
  readonly mode: string;
  readonly object: string;
  /** Bytes; 0 for a submodule. */
  readonly size: number;
}

/** All the entries of a revision by the bytes of their path (one character a byte), so that no two names can hide each other. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** What stands at one path in both trees, of which at least one has it. */
export interface Touched {
  readonly key: string;
  readonly path: string;
  readonly before?: TreeEntry;
  readonly after?: TreeEntry;
}

/** Every path where two trees differ; a renamed file is two of them. */
export function differences(before: Tree, after: Tree): readonly Touched[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return Array.from(keys).flatMap((key): Touched[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const path = (is ?? was)?.path ?? key;
    if (was?.object === is?.object && was?.mode === is?.mode) return [];
    return [{ key, path, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
}
