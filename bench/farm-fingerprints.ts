import type { World } from "../test/e2e/world.ts";

/**
 * A checksum of each site's tree, of /etc/apache2, and of each vhost and pool: names, owners, modes and texts, without what a visit
 * writes.
 */
export async function fingerprints(world: World): Promise<ReadonlyMap<string, string>> {
  const said = await world.onServer(`exec python3 - <<'PROGRAM'\n${program}\nPROGRAM\n`);
  return new Map(said.split("\n").map((line): [string, string] => [line.slice(65), line.slice(0, 64)]));
}

/** Those of `before` that are gone or have another checksum. */
export function touched(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].filter(([what, sum]) => after.get(what) !== sum).map(([what]) => what);
}

const program = String.raw`
import glob, hashlib, os

visited = {"tmp", "sessions", "logs", "cache", "meta", "log", "index", "locks"}

def digest(top):
    whole = hashlib.sha256()
    def one(path):
        entry = os.lstat(path)
        whole.update(f"{path} {entry.st_uid}:{entry.st_gid} {entry.st_mode:o}\n".encode())
        if os.path.islink(path):
            whole.update(os.readlink(path).encode())
        elif os.path.isfile(path):
            with open(path, "rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    one(top)
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(set(folders) - visited)
        for name in folders + sorted(files):
            one(os.path.join(folder, name))
    return whole.hexdigest()

tops = glob.glob("/srv/members/*/sites/*") + ["/etc/apache2"]
tops += glob.glob("/etc/konbit/apache/sites/m-*.conf") + glob.glob("/etc/konbit/php/*/*.conf")
for top in sorted(tops):
    print(digest(top), top)
`;
