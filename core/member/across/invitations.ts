import type { Mailbox } from "../member.ts";
import { finding } from "../messages/index.ts";
import { untagged } from "../rules/references.ts";
import { findLoops } from "./alias-loops.ts";
import { inRank, type AcrossFinding, type Entry } from "./entry.ts";

interface Place {
  readonly entry: Entry;
  readonly index: number;
  readonly box: Mailbox;
}

/**
 * The link that opens a box must arrive where somebody can read it before: outside, or in a box that is open by then. Of boxes that
 * wait for one another the first is shown; those that wait for it are opened once it is.
 */
export function invitations(entries: readonly Entry[]): readonly AcrossFinding[] {
  const boxes = boxesOf(entries);
  const targets = targetsOf(entries);
  const ends = new Map([...boxes].map(([address, { box }]) => [address, endsOf(untagged(box.invite), targets, boxes)]));
  const readable = readableBoxes(boxes, ends);
  const shut = new Map([...ends].filter(([address]) => !readable.has(address)));
  const closed = [...shut].filter(([, all]) => all.every((end) => boxes.get(end)?.box.state === "suspended"));
  const first = new Set([...findLoops(shut).map(([address = ""]) => address), ...closed.map(([address]) => address)]);
  return [...first].flatMap((address) => {
    const place = boxes.get(address);
    if (place === undefined) return [];
    const { entry, index, box } = place;
    const what = finding("K0528", { address, invite: box.invite });
    return [{ entry, path: ["mailboxes", index, "invite"], finding: what }];
  });
}

function boxesOf(entries: readonly Entry[]): ReadonlyMap<string, Place> {
  return new Map(
    inRank(entries).flatMap((entry) =>
      entry.member.mailboxes.map((box, index): [string, Place] => [box.address, { entry, index, box }]),
    ),
  );
}

/** Where each alias leads; a catch-all is its domain's `*`. */
function targetsOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    entries.flatMap(({ member: { aliases, catchAll } }): [string, readonly string[]][] => [
      ...aliases.map(({ address, targets }): [string, readonly string[]] => [address, targets]),
      ...(catchAll === undefined ? [] : [[`*@${catchAll.domain}`, catchAll.targets] as [string, readonly string[]]]),
    ]),
  );
}

/** The boxes and strangers that a mail to an address reaches. */
function endsOf(
  start: string,
  targets: ReadonlyMap<string, readonly string[]>,
  boxes: ReadonlyMap<string, Place>,
): readonly string[] {
  const seen = new Set([start]);
  const ends: string[] = [];
  // A set is walked in the order of adding, those that are added on the way too.
  for (const address of seen) {
    const next = boxes.has(address)
      ? undefined
      : (targets.get(address) ?? targets.get(`*@${address.slice(address.lastIndexOf("@") + 1)}`));
    if (next === undefined) ends.push(address);
    else for (const target of next) seen.add(untagged(target));
  }
  return ends;
}

/** The boxes whose link somebody can read: strangers have their mail already, others once their own link was read. */
function readableBoxes(
  boxes: ReadonlyMap<string, Place>,
  ends: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const readable = new Set<string>();
  const isOpen = (end: string) => {
    const box = boxes.get(end)?.box;
    return box === undefined || (box.state === "active" && readable.has(end));
  };
  for (let before = -1; before !== readable.size;) {
    before = readable.size;
    for (const [address, all] of ends) if (all.some(isOpen)) readable.add(address);
  }
  return readable;
}
