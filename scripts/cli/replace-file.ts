import { randomBytes } from "node:crypto";
import { open, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";

/** Gives a file a new content: whole or not at all, with the mode that it had. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString("hex")}`);
  try {
    const { mode } = await stat(file);
    await using handle = await open(aside, "wx", mode & 0o777);
    await handle.writeFile(text);
    await handle.sync();
    await rename(aside, file);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  }
}
