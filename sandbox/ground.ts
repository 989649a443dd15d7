import { existsSync, readFileSync } from "node:fs";
import { readdir, stat, utimes } from "node:fs/promises";
import { recoverHead } from "./head.ts";
import { cacheFolder, rootScript, SandboxError } from "./host.ts";
import { locked } from "./lock.ts";
import { machineOf, powerOff } from "./machine.ts";
import { type Claim, find } from "./slot.ts";

/*
 * A ground is what somebody has made of a server, kept in the cache for other sandboxes to start from: a former head
 * (head.ts) without an identity. Whoever keeps one names it after everything that it was made from.
 */

const grounds = `${cacheFolder}/grounds`;

/** Where a ground lies, if it is still there, with the layers below it. */
export function groundFolder(name: string): string | undefined {
  const folder = `${grounds}/${name}`;
  if (!existsSync(folder)) return undefined;
  return readFileSync(`${folder}/layers`, "utf8").trim().split("\n").every(existsSync) ? folder : undefined;
}

/** Makes a ground of a sandbox's server, which is then gone. */
export async function keepGround(name: string, claim: Claim): Promise<void> {
  const slot = find(claim);
  if (!slot) throw new SandboxError("failed", { fr: "Il n'y a pas de bac à sable.", en: "There is no sandbox." });
  const { folder } = machineOf(slot, "server");
  await locked(
    String(slot.number),
    () => undefined,
    undefined,
    async () => {
      await powerOff(machineOf(slot, "server"));
      await recoverHead(folder);
      await rootScript(
        `mkdir -p "$1"; rm -rf --one-file-system "$1/$2" "$1/$2.new"; mv -T "$3/head" "$1/$2.new"
       # The next start gives it another identity.
       rm "$1/$2.new/tree/etc/ssh/ssh_host_ed25519_key"
       mv -T "$1/$2.new" "$1/$2"`,
        grounds,
        name,
        folder,
      );
    },
  );
  await forgetOld();
}

/** Notes that a ground is of use. */
export const useGround = (folder: string): Promise<void> => utimes(folder, new Date(), new Date());

/** What nobody has used for a day goes: whoever changes what a ground is made from leaves one behind each time. */
async function forgetOld(): Promise<void> {
  for (const entry of await readdir(grounds))
    if (Date.now() - (await stat(`${grounds}/${entry}`)).mtimeMs > 86_400_000)
      await rootScript('rm -rf --one-file-system "$1"', `${grounds}/${entry}`);
}
