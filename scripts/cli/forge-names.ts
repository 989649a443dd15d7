import { execa } from "execa";

const keys = /^(konbit\.forge|(github|gitlab|forgejo|gitea|codeberg)\.user)$/;

/** The accounts on a forge that git's configuration names (`konbit.forge`, `github.user` and their like), in lower case. */
export async function forgeNames(folder: string): Promise<readonly string[]> {
  // -z: a key and its value are parted by a line end, entries by NUL.
  const { failed, stdout } = await execa("git", ["-C", folder, "config", "--list", "-z"], { reject: false });
  if (failed) return [];
  const entries = stdout.split("\0").map((entry) => entry.split("\n"));
  return entries.flatMap(([key = "", value = ""]) => (keys.test(key) && value !== "" ? [value.toLowerCase()] : []));
}
