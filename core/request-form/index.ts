import { cloudUser } from "./cloud.ts";
import { alias, list, mailbox, rename, suspend } from "./mail.ts";
import { leaving, other, space } from "./requests.ts";
import type { Thing } from "./thing.ts";
import { site, wiki } from "./web.ts";

/** What a member can ask for without writing YAML, in the order in which it is offered. Adding one is a line here. */
export const things: readonly Thing[] = [
  mailbox,
  alias,
  list,
  wiki,
  site,
  cloudUser,
  space,
  rename,
  suspend,
  leaving,
  other,
];

/** @returns the thing of that name, if there is one. */
export function thingNamed(name: string): Thing | undefined {
  return things.find((thing) => thing.name === name);
}
