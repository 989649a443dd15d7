import type { World } from "../test/e2e/world.ts";
import { markdownTable } from "./markdown.ts";

/** What the server's programs take: MiB of their own, what several share divided among them (PSS). */
export async function memoryTable(world: World): Promise<string> {
  const said = await world.onServer(`exec python3 - <<'PROGRAM'\n${program}\nPROGRAM\n`);
  const rows = said.split("\n").map((line) => line.split("\t"));
  return markdownTable(["of whom", "processes", "MiB"], rows);
}

const program = String.raw`
import collections, glob, re

of = collections.defaultdict(lambda: [0, 0])
for folder in glob.glob("/proc/[0-9]*"):
    try:
        group = open(folder + "/cgroup").read()
        size = int(re.search(r"^Pss:\s+(\d+)", open(folder + "/smaps_rollup").read(), re.M)[1])
    except (OSError, TypeError):
        continue
    # The last line is the unified hierarchy; what is below the member's slice is the member's.
    member = re.search(r"/konbit-([a-z0-9]+)\.slice", group)
    unit = re.findall(r"/([^/\n]+\.(?:service|scope))", group)
    name = "members, all together" if member else re.sub(r"^system-|@.*(?=\.service)|\.(service|scope)$", "", unit[-1]) if unit else "the rest"
    for key in (name, "the whole server"):
        of[key][0] += 1
        of[key][1] += size
for name, (count, size) in sorted(of.items(), key=lambda item: -item[1][1])[:14]:
    print(name, count, round(size / 1024), sep="\t")
`;
