import type { ListServerInputs } from "./list-server-state.ts";
import { fill, shipped } from "./shipped.ts";

/** Where each file of `server/lists/` goes. */
const places = {
  "/etc/mailman3/mailman.cfg": "mailman.cfg",
  // A program that is killed comes back by itself.
  "/etc/systemd/system/mailman3.service.d/konbit.conf": "mailman3.conf",
};

const texts = Object.entries(places).map(([path, name]): [string, string] => [path, shipped(`lists/${name}`)]);

/** Whole texts by path of what the list server is configured with. */
export function listServerFiles({ host, from }: ListServerInputs): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...texts.map(([path, text]): [string, string] => [path, fill(text, { HOST: host, FROM: from })]),
    ["/etc/konbit/lists.json", `${JSON.stringify({ host, from })}\n`],
  ]);
}
