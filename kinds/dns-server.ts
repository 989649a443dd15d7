import * as z from "zod";
import { lines, Script, sh } from "../remote/sh.ts";
import { observeDnsServer } from "./dns-server-observe.ts";
import type { Kind } from "./kind.ts";
import { fill, shipped } from "./shipped.ts";

export const DnsServerInputs = z.strictObject({
  /** Addresses of the machine at which it answers, IPv4 and IPv6. */
  addresses: z.array(z.union([z.ipv4(), z.ipv6()])).min(1),
});

export type DnsServerInputs = z.output<typeof DnsServerInputs>;

/** The name server as the server shows it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type DnsServerState = {
  readonly packages: Readonly<Record<string, string>>;
  /** Whole text of its configuration. */
  readonly config: string;
  /** `owner:group mode` by path. */
  readonly modes: Readonly<Record<string, string>>;
  readonly service: string;
  /** By address, "udp, tcp". */
  readonly listens: Readonly<Record<string, string>>;
};

const packages = ["knot", "knot-dnssecutils", "knot-dnsutils", "sqlite3"];

const modes = {
  "/etc/knot/knot.conf": "root:knot 640",
  "/etc/konbit/dns/zones": "root:root 755",
  "/var/lib/konbit/dns": "root:knot 750",
  "/var/lib/konbit/dns/zones": "root:knot 750",
  "/var/lib/konbit/dns/quarantine": "root:root 700",
};

const words = (values: readonly string[]) => sh`${values}`.text;

/** The server that answers for managed domains, signs their zones, and resolves for nobody. There is one. */
export const dnsServer: Kind<DnsServerState, DnsServerInputs> = {
  token: "konbit:index:DnsServer",
  inputs: DnsServerInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: new Script(
    shipped("dns/server-survey.sh")
      .replace("@PACKAGES@", words(packages))
      .replace("@PATHS@", words(Object.keys(modes))),
  ),
  observe: (survey) => observeDnsServer(survey),
  ensure: (items) => lines([library, ...items.map((item) => ensureOne(item.desired)), new Script("finish")]),
  retire: () => lines([library, sh`item server dns_server_retire`, new Script("finish")]),
};

function desired({ addresses }: DnsServerInputs): DnsServerState {
  // Their order means nothing to anybody.
  const listen = addresses.map((address) => `"${address}@53"`).sort();
  return {
    packages: Object.fromEntries(packages.map((name) => [name, "installed"])),
    config: fill(shipped("dns/knot.conf"), { LISTEN: listen.join(", ") }),
    modes,
    service: "running, at boot",
    listens: Object.fromEntries(addresses.map((address) => [address, "udp, tcp"])),
  };
}

function ensureOne({ config, listens }: DnsServerState): Script {
  return lines([sh`packages=(${packages})`, sh`item server dns_server_ensure ${[config, ...Object.keys(listens)]}`]);
}

const library = new Script(shipped("lib.sh") + shipped("dns/server.sh"));
