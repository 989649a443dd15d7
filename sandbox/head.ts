import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { rootScript } from "./host.ts";

/*
 * What a machine is at the moment lies in its folder `head`: `layers` (the overlay's lower folders, the uppermost first), `tree`
 * (the difference since), and the disks `sda.img` and `sdb.img`. A new head is made aside, whole, as `next`; then the old one is
 * renamed away and the new one takes its name. So at any moment one of the two is complete, and a snapshot is a former head.
 */

/** After a crash between the two renames the complete `next` is the head; otherwise it is rubbish. */
export async function recoverHead(folder: string): Promise<void> {
  await rootScript('cd "$1"; [ -e head ] || [ ! -e next ] || mv next head; rm -rf --one-file-system next old', folder);
}

export const hasHead = (folder: string): boolean => existsSync(`${folder}/head`) || existsSync(`${folder}/next`);

/** The overlay's lower folders of the head. */
export const headLayers = async (folder: string): Promise<string[]> =>
  (await readFile(`${folder}/head/layers`, "utf8")).trim().split("\n");

/** A head as a provider hands a server out: two empty disks of 6 TB on the given layers. */
export async function freshHead(folder: string, layers: readonly string[]): Promise<void> {
  await rootScript(
    'mkdir -p "$1"; cd "$1"; rm -rf --one-file-system next; mkdir -p next/tree; truncate -s 6T next/sda.img next/sdb.img; echo "$2" >next/layers',
    folder,
    layers.join("\n"),
  );
  await swap(folder, "old");
}

/** A head on top of a ground (ground.ts), with its disks. */
export async function groundHead(folder: string, ground: string): Promise<void> {
  await copyHead(folder, ground, `${ground}/tree`);
  await swap(folder, "old");
}

/** Makes the head a snapshot and goes on from there; one of the same name gives way. The machine must be off. */
export async function keepHead(folder: string, name: string): Promise<void> {
  const version = 1 + Math.max(0, ...(await versionsOf(folder, name)));
  const path = `snapshots/${name}.${version}`;
  await copyHead(folder, "head", `${folder}/${path}/tree`);
  await swap(folder, path);
  await forgetSnapshots(folder);
}

/** Goes back to a snapshot that there is. The machine must be off. */
export async function restoreHead(folder: string, name: string): Promise<void> {
  const path = `snapshots/${name}.${Math.max(...(await versionsOf(folder, name)))}`;
  await copyHead(folder, path, `${folder}/${path}/tree`);
  await swap(folder, "old");
}

/** The names of a machine's snapshots. */
export async function snapshotNames(folder: string): Promise<string[]> {
  return [...new Set((await snapshots(folder)).map(({ name }) => name))].sort();
}

/** A `next` on top of `tree`, with the disks of `source`; cp reads only what their holes leave. */
async function copyHead(folder: string, source: string, tree: string): Promise<void> {
  await rootScript(
    `cd "$1"; rm -rf --one-file-system next; mkdir -p next/tree snapshots
     for disk in sda sdb; do cp --sparse=always --reflink=auto "$2/$disk.img" next/ & done; wait
     { echo "$3"; cat "$2/layers"; } >next/layers
     # The root folder's own mode and owner are those of the uppermost tree.
     chmod --reference="$2/tree" next/tree`,
    folder,
    source,
    tree,
  );
}

async function swap(folder: string, former: string): Promise<void> {
  await rootScript(
    'cd "$1"; [ ! -e head ] || mv -T head "$2"; mv -T next head; rm -rf --one-file-system old',
    folder,
    former,
  );
}

const snapshots = async (folder: string): Promise<{ name: string; version: number; path: string }[]> => {
  const entries = existsSync(`${folder}/snapshots`) ? await readdir(`${folder}/snapshots`) : [];
  return entries.map((entry) => {
    const [name = "", version] = entry.split(".");
    return { name, version: Number(version), path: `${folder}/snapshots/${entry}` };
  });
};

const versionsOf = async (folder: string, name: string): Promise<number[]> =>
  (await snapshots(folder)).filter((snapshot) => snapshot.name === name).map(({ version }) => version);

/** Former versions lose their disks at once, and go as soon as neither the head nor a snapshot stands on them. */
async function forgetSnapshots(folder: string): Promise<void> {
  const all = await snapshots(folder);
  const latest = all.filter(
    ({ name, version }) => !all.some((other) => other.name === name && other.version > version),
  );
  const stacks = await Promise.all(
    [`${folder}/head`, ...latest.map(({ path }) => path)].map((path) => readFile(`${path}/layers`, "utf8")),
  );
  const used = new Set(stacks.flatMap((stack) => stack.trim().split("\n")));
  for (const { path } of all.filter((snapshot) => !latest.includes(snapshot)))
    if (used.has(`${path}/tree`)) await rootScript('rm -f "$1"/sd?.img', path);
    else await rootScript('rm -rf --one-file-system "$1"', path);
}
