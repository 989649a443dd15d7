import type { DnsServerState } from "./dns-server-state.ts";

/** Absent where Knot has no configuration of ours: Debian's own serves nothing. */
export function observeDnsServer(survey: string): DnsServerState | undefined {
  const rows = survey.split("\n").map((line) => line.split("\t"));
  const of = (what: string) =>
    rows.filter((row) => row[0] === what).map(([, key = "", value = ""]): [string, string] => [key, value]);
  const config = rows.filter(([what]) => what === "config").map((row) => `${row.slice(1).join("\t")}\n`);
  if (config[0]?.startsWith("# Written by konbit") !== true) return undefined;
  return {
    packages: Object.fromEntries(
      of("package")
        .filter(([, state]) => state === "ii ")
        .map(([name]) => [name, "installed"]),
    ),
    config: config.join(""),
    modes: Object.fromEntries(of("mode")),
    service: serviceText(Object.fromEntries(of("service"))),
    listens: listensOf(of("listens")),
  };
}

function serviceText({
  ActiveState: active = "unknown",
  UnitFileState: boot,
}: Readonly<Record<string, string>>): string {
  return `${active === "active" ? "running" : active}, ${boot === "enabled" ? "at boot" : "not at boot"}`;
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
