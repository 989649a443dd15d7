import { finding } from "../messages/index.ts";
import { listSuffixes } from "../reserved.ts";
import { addressesOf, untagged } from "../rules/references.ts";
import { inRank, type AcrossFinding, type Entry } from "./entry.ts";

/** Which alias points where. */
export type AliasGraph = ReadonlyMap<string, readonly string[]>;

/**
 * Rings of addresses in which mail would turn for ever, each ring once, beginning with the first of its addresses in
 * the order of the graph. A box or list is an end, so only aliases are in the graph.
 */
export function findLoops(graph: AliasGraph): readonly (readonly string[])[] {
  const done = new Set<string>();
  const loops: (readonly string[])[] = [];
  for (const start of graph.keys()) {
    // Depth first with a stack of our own: a chain of thousands of aliases is no reason to run out of stack.
    const trail: string[] = [];
    const onTrail = new Set<string>();
    const open: { readonly address: string; next: number }[] = [];
    enter(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = graph.get(top.address)?.[top.next++];
      if (target === undefined) leave();
      else if (onTrail.has(target)) loops.push(trail.slice(trail.indexOf(target)));
      else enter(target);
    }
    function enter(address: string): void {
      if (done.has(address) || !graph.has(address)) return;
      trail.push(address);
      onTrail.add(address);
      open.push({ address, next: 0 });
    }
    function leave(): void {
      const left = open.pop();
      trail.pop();
      if (left) onTrail.delete(left.address);
      if (left) done.add(left.address);
    }
  }
  return loops;
}

/**
 * Loops through the aliases of all members together, also by way of a catch-all, which takes what nobody else on its domain
 * does. Each is shown at the alias that came last.
 */
export function aliasLoops(entries: readonly Entry[]): readonly AcrossFinding[] {
  const ranked = inRank(entries);
  const places = new Map<string, { readonly entry: Entry; readonly name: string; readonly rank: number }>();
  const graph = new Map<string, readonly string[]>();
  const reached = destinations(entries);
  ranked.forEach((entry, rank) => {
    const { aliases, catchAll } = entry.member;
    const everything = catchAll ? [{ name: "*", address: `*@${catchAll.domain}`, targets: catchAll.targets }] : [];
    for (const { name, address, targets } of [...aliases, ...everything]) {
      if (graph.has(address)) continue;
      graph.set(
        address,
        targets.map((target) => reached(untagged(target), entry)),
      );
      places.set(address, { entry, name, rank });
    }
  });
  return findLoops(graph).flatMap((ring): AcrossFinding[] => {
    const last = ring.flatMap((address) => places.get(address) ?? []).reduce((a, b) => (b.rank >= a.rank ? b : a));
    const first = ring[0] ?? "";
    return [
      {
        entry: last.entry,
        path: ["aliases", last.name],
        finding: { ...finding("K0708", { ring: [...ring, first] }), atKey: true },
      },
    ];
  });
}

/** Where mail for an address ends up: there, or in the catch-all of its domain when nobody has that address. */
function destinations(entries: readonly Entry[]): (address: string, from: Entry) => string {
  const known = new Set(entries.flatMap(({ member }) => [...addressesOf(member), ...listSubAddressesOf(member)]));
  const owners = new Map(
    entries.flatMap((entry) =>
      entry.member.catchAll ? [[entry.member.catchAll.domain as string, entry] as const] : [],
    ),
  );
  return (address, from) => {
    const domain = address.slice(address.lastIndexOf("@") + 1);
    const owner = owners.get(domain);
    // On an own domain it is an error of its own, which references.ts tells.
    return owner === undefined || owner === from || known.has(address) ? address : `*@${domain}`;
  };
}

function listSubAddressesOf({ lists }: Entry["member"]): readonly string[] {
  return lists.flatMap(({ address }) => listSuffixes.map((suffix) => address.replace("@", `-${suffix}@`)));
}
