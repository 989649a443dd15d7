import { constants } from "node:fs";
import { access, copyFile, link, mkdir, realpath, rename, stat } from "node:fs/promises";
import path from "node:path";
import type { Folders } from "./folders.ts";
import { isStandIn, writeStandIn } from "./stand-in.ts";

/** The executable to start, and the nodejs language host that it will use. */
export interface Hosted {
  readonly pulumi: string;
  readonly languageHost: { readonly path: string; readonly origin: "official" | "stand-in" };
}

const hostName = "pulumi-language-nodejs";

/** Where `pulumi` finds its language host, if it has one: beside itself, links resolved. */
export async function hostedBeside(pulumi: string): Promise<Hosted | undefined> {
  const host = path.join(path.dirname(await realpath(pulumi)), hostName);
  const isThere = await access(host, constants.X_OK).then(
    () => true,
    () => false,
  );
  return isThere
    ? { pulumi, languageHost: { path: host, origin: (await isStandIn(host)) ? "stand-in" : "official" } }
    : undefined;
}

/**
 * The engine with a language host beside it. An official installation has its own. For any other one, a hard link to it is made in
 * the checkout's folder, with our host there: nobody's folder but ours is written to, and a symbolic link would lead the engine
 * back to where it came from (sdk/go/common/workspace/plugins.go resolves them).
 */
export async function withLanguageHost(pulumi: string, folders: Folders): Promise<Hosted> {
  const official = await hostedBeside(pulumi);
  if (official) return official;
  const own = path.join(folders.engine, "pulumi");
  if (!(await isSame(pulumi, own))) {
    await mkdir(folders.engine, { recursive: true });
    const making = `${own}.making-${process.pid}`;
    // Another file system, or somebody else's file (fs.protected_hardlinks): a copy does as well.
    await link(pulumi, making).catch(() => copyFile(pulumi, making, constants.COPYFILE_FICLONE));
    await rename(making, own);
  }
  const host = path.join(folders.engine, hostName);
  await writeStandIn(host, "language-nodejs.ts", folders.checkout);
  return { pulumi: own, languageHost: { path: host, origin: "stand-in" } };
}

/** The same file, or a copy of it that is as large and not older. */
async function isSame(source: string, copy: string): Promise<boolean> {
  const [from, to] = await Promise.all([stat(source), stat(copy).catch(() => undefined)]);
  if (to === undefined) return false;
  return (from.ino === to.ino && from.dev === to.dev) || (from.size === to.size && to.mtimeMs >= from.mtimeMs);
}
