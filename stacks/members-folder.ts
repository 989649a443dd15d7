import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MemberSource } from "../core/member/read.ts";

/** More than any member file may hold (64 KiB); the rest of a huge file need not be read to refuse it. */
const readAtMost = 64 * 1024 + 1;

/**
 * Everything that lies in a members' folder, as the schema's reader takes it. Links are not followed.
 * `shown` is how paths are printed: the folder as the person gave it.
 * @throws NodeJS.ErrnoException when the folder cannot be read.
 */
export async function membersFolder(folder: string, shown = folder): Promise<readonly MemberSource[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith("."))
      .map(async (entry): Promise<MemberSource> => {
        const file = path.join(folder, entry.name);
        const kind = entry.isFile()
          ? "file"
          : entry.isDirectory()
            ? "folder"
            : entry.isSymbolicLink()
              ? "symlink"
              : "other";
        const bytes = kind === "file" ? (await readFile(file)).subarray(0, readAtMost) : new Uint8Array();
        return { path: path.join(shown, entry.name), bytes, kind };
      }),
  );
}
