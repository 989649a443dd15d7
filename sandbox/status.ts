import { existsSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { groupsOf } from "./control-group.ts";
import { hasHead, headLayers, snapshotNames } from "./head.ts";
import { rootScript } from "./host.ts";
import { isRunning, type Machine, machineOf, startedAt } from "./machine.ts";
import { machineNames, type MachineName, type Slot, slots } from "./slot.ts";

/** One sandbox of this host, whoever's it is. */
export interface SlotStatus extends Omit<Slot, "number" | "folder"> {
  readonly slot: number;
  readonly machines: readonly MachineStatus[];
  readonly snapshots: readonly string[];
  /** What it takes on the host's disk without the images that it shares. */
  readonly diskBytes: number;
}

interface MachineStatus {
  readonly name: MachineName;
  readonly host: string;
  readonly isRunning: boolean;
  /** The image or snapshot that it stands on. */
  readonly layer: string;
  readonly uptimeSeconds: number;
  /** What it uses now, with its share of the page cache. */
  readonly memoryBytes: number;
}

/** Every sandbox of this host. */
export async function status(): Promise<SlotStatus[]> {
  return Promise.all(
    slots().map(async ({ number, folder, ...claim }) => {
      const machines = machineNames
        .map((name) => machineOf({ number, folder, ...claim }, name))
        .filter((machine) => hasHead(machine.folder));
      const names = await Promise.all(machines.map((machine) => snapshotNames(machine.folder)));
      return {
        slot: number,
        ...claim,
        machines: await Promise.all(machines.map(describe)),
        snapshots: [...new Set(names.flat())],
        diskBytes: await diskUse(folder),
      };
    }),
  );
}

async function describe(machine: Machine): Promise<MachineStatus> {
  const running = isRunning(machine);
  const [below = ""] = existsSync(`${machine.folder}/head/layers`) ? await headLayers(machine.folder) : [];
  return {
    name: machine.name,
    host: machine.address,
    isRunning: running,
    layer: basename(dirname(below)),
    uptimeSeconds: running ? Math.round((Date.now() - startedAt(machine).getTime()) / 1000) : 0,
    memoryBytes: running ? memoryOf(machine.container) : 0,
  };
}

function memoryOf(container: string): number {
  const files = groupsOf(container).flatMap((group) => [`${group}/memory.usage_in_bytes`, `${group}/memory.current`]);
  return Math.max(0, ...files.filter((file) => existsSync(file)).map((file) => Number(readFileSync(file, "utf8"))));
}

/** Root alone can count it all; anybody may ask for the rest of the status. */
const diskUse = async (folder: string): Promise<number> =>
  Number(await rootScript('du --summarize --block-size=1 "$1" | cut -f1', folder).catch(() => 0));
