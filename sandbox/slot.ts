import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { hostFolder, rootScript, SandboxError, slotCount } from "./host.ts";

/** Who a sandbox belongs to: one checkout may have several, each for a purpose of its own ("demo", "test"). */
export interface Claim {
  readonly checkout: string;
  readonly purpose: string;
}

/** One of the sandboxes that fit on a host at the same time. */
export interface Slot extends Claim {
  /** From 0; it decides the addresses. */
  readonly number: number;
  /** Everything of this sandbox but its machines' files belongs to this user. */
  readonly user: string;
  readonly folder: string;
}

export const machineNames = ["server", "vault"] as const;
export type MachineName = (typeof machineNames)[number];

export const folderOf = (slot: number): string => `${hostFolder}/${slot}`;

/** Slot n has 198.18.0.(10+10n) and the one after it; the range is the one of RFC 2544, for test benches. */
export const addressOf = (slot: number, machine: MachineName): string =>
  `198.18.0.${10 + 10 * slot + machineNames.indexOf(machine)}`;

/** The name of a machine on the host: of its control groups and its container. */
export const containerOf = (slot: number, machine: MachineName): string => `konbit-${slot}-${machine}`;

/** The slots that somebody holds. */
export function slots(): Slot[] {
  return Array.from({ length: slotCount }, (_, number): Slot | undefined => {
    const file = `${folderOf(number)}/owner.json`;
    if (!existsSync(file)) return undefined;
    // Written whole by `claim` and by nothing else.
    const { checkout, purpose, user } = JSON.parse(readFileSync(file, "utf8")) as Slot;
    return { number, checkout, purpose, user, folder: folderOf(number) };
  }).filter((slot) => slot !== undefined);
}

export const find = ({ checkout, purpose }: Claim): Slot | undefined =>
  slots().find((slot) => slot.checkout === checkout && slot.purpose === purpose);

/** The slot that a claim gets: its own, else the first free one; `undefined` when all are taken. */
export function choose(
  taken: readonly Pick<Slot, "number" | "checkout" | "purpose">[],
  claim: Claim,
): number | undefined {
  const own = taken.find((slot) => slot.checkout === claim.checkout && slot.purpose === claim.purpose);
  if (own) return own.number;
  return Array.from({ length: slotCount }, (_, number) => number).find(
    (number) => !taken.some((slot) => slot.number === number),
  );
}

/**
 * Takes a slot, or the one that this claim has already. Call it under the lock `host`.
 * @throws SandboxError that names the holders when all are taken.
 */
export async function claim(wanted: Claim): Promise<Slot> {
  const taken = slots();
  const number = choose(taken, wanted);
  if (number === undefined) {
    const holders = taken
      .map((slot) => `  ${slot.number}  ${slot.purpose}  ${slot.checkout} (${slot.user})`)
      .join("\n");
    throw new SandboxError("environment", {
      fr: `Les ${slotCount} bacs à sable de cette machine sont pris :\n${holders}\nLibérez-en un : \`konbit sandbox down --purge\` là où il est.`,
      en: `All ${slotCount} sandboxes of this machine are taken:\n${holders}\nFree one with \`konbit sandbox down --purge\` where it is.`,
    });
  }
  const folder = folderOf(number);
  const { username, uid } = userInfo();
  const slot: Slot = { number, ...wanted, user: username, folder };
  if (!taken.some((held) => held.number === number)) {
    // Without an owner it is what an interrupted `down --purge` left.
    await rootScript('rm -rf --one-file-system "$1"; install -d -m 711 -o "$2" "$1"', folder, String(uid));
    await writeFile(`${folder}/owner.new`, JSON.stringify({ ...wanted, user: username }));
    await rename(`${folder}/owner.new`, `${folder}/owner.json`);
  }
  return slot;
}

/** Gives a slot free; nothing of it may run any more. */
export async function release(slot: Slot): Promise<void> {
  await rootScript('rm -f "$1/owner.json"; rm -rf --one-file-system "$1"', slot.folder);
}
