import { open, readdir } from "node:fs/promises";
import type { Dirent } from "node:fs";
import path from "node:path";
import type { MemberSource } from "../core/member/read.ts";
import { maxFileBytes } from "../core/member/source-text.ts";

/**
 * Everything that lies in a members' folder, as the schema's reader takes it. Links are not followed; names that begin with
 * a dot (.git, an editor's) are not looked at. `shown` is how paths are printed: the folder as the person gave it.
 * @throws NodeJS.ErrnoException when the folder or a file cannot be read.
 */
export async function membersFolder(folder: string, shown = folder): Promise<readonly MemberSource[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith("."))
      .map(async (entry): Promise<MemberSource> => {
        const kind = kindOf(entry);
        const bytes = kind === "file" ? await readStart(path.join(folder, entry.name)) : new Uint8Array();
        return { path: path.join(shown, entry.name), bytes, kind };
      }),
  );
}

function kindOf(entry: Dirent): MemberSource["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "symlink" : "other";
}

/** One byte more than a member file may have is enough to refuse it. */
async function readStart(file: string): Promise<Uint8Array> {
  await using handle = await open(file, "r");
  const { buffer, bytesRead } = await handle.read(new Uint8Array(maxFileBytes + 1), 0, maxFileBytes + 1, 0);
  return buffer.subarray(0, bytesRead);
}
