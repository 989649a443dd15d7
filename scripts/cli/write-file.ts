import { randomBytes } from "node:crypto";
import { link, open, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";

/** A file's new text, whole or not at all, with the mode that the file had. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const { mode } = await stat(file);
  await beside(file, text, mode & 0o777, (aside) => rename(aside, file));
}

/** A file that was not there, whole or not at all. @throws NodeJS.ErrnoException EEXIST when somebody was faster. */
export async function createFile(file: string, text: string): Promise<void> {
  await beside(file, text, 0o666, async (aside) => {
    // A link, unlike a rename, never takes the place of a file.
    await link(aside, file);
    await unlink(aside);
  });
}

async function beside(
  file: string,
  text: string,
  mode: number,
  place: (aside: string) => Promise<void>,
): Promise<void> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString("hex")}`);
  try {
    await using handle = await open(aside, "wx", mode);
    await handle.writeFile(text);
    await handle.sync();
    await place(aside);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  }
}
