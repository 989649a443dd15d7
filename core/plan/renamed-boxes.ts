import type { Tenant } from "../member/member.ts";

/**
 * Boxes that only get another name, old address → new: one that was there and is no more, and one that was not there and says that
 * it is the same. Their mail moves along, so nothing is taken away.
 */
export function renamedBoxes(before: Tenant | undefined, after: Tenant): ReadonlyMap<string, string> {
  const was = new Set<string>(before?.mailboxes.map(({ address }) => address));
  const is = new Set<string>(after.mailboxes.map(({ address }) => address));
  return new Map(
    after.mailboxes.flatMap(({ address, formerly }) =>
      formerly !== undefined && was.has(formerly) && !is.has(formerly) && !was.has(address)
        ? [[formerly, address] as const]
        : [],
    ),
  );
}
