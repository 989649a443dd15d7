import { isKeyFile } from "./dns-secondaries.ts";
import type { DnsServerState } from "./dns-server-state.ts";
import { factsOf, packagesOf, rowsOf, serviceText, wordsOf } from "./survey-rows.ts";

/** Absent where Knot has no configuration of ours: Debian's own serves nothing. Keys of former secondaries give no right, and are no fact. */
export function observeDnsServer(survey: string, expected?: DnsServerState): DnsServerState | undefined {
  const rows = rowsOf(survey);
  const of = (what: string) => factsOf(rows, what);
  const config = wordsOf(rows, "config").map((words) => `${words.join("\t")}\n`);
  if (config[0]?.startsWith("# Written by konbit") !== true) return undefined;
  return {
    packages: packagesOf(rows),
    config: config.join(""),
    modes: Object.fromEntries(of("mode").filter(([path]) => !isKeyFile(path) || expected?.modes[path] !== undefined)),
    service: serviceText(Object.fromEntries(of("service"))),
    listens: listensOf(of("listens")),
  };
}

/** `udp 203.0.113.7:53`, `tcp [2001:db8::7]:53` → protocols by address. */
function listensOf(sockets: readonly (readonly [string, string])[]): Record<string, string> {
  const byAddress = Map.groupBy(sockets, ([, socket]) => socket.replace(/:53$/, "").replace(/^\[(.*)\]$/, "$1"));
  return Object.fromEntries(
    [...byAddress].map(([address, found]) => [
      address,
      ["udp", "tcp"].filter((one) => found.some(([of]) => of === one)).join(", "),
    ]),
  );
}
