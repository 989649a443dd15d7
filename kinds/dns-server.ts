import { lines, Script, sh } from "../remote/sh.ts";
import { isKeyFile, keyFile, secondaryConfig } from "./dns-secondaries.ts";
import { observeDnsServer } from "./dns-server-observe.ts";
import { DnsServerInputs, type DnsServerState } from "./dns-server-state.ts";
import type { Kind } from "./kind.ts";
import { installed } from "./own-files.ts";
import { fill, shipped, surveyOf } from "./shipped.ts";

const packages = ["knot", "knot-dnssecutils", "knot-dnsutils", "sqlite3"];

const modes = {
  "/etc/knot/knot.conf": "root:knot 640",
  "/etc/konbit/dns/zones": "root:root 755",
  "/etc/konbit/dns/others": "root:knot 750",
  "/var/lib/konbit/dns": "root:knot 750",
  "/var/lib/konbit/dns/zones": "root:knot 750",
  "/var/lib/konbit/dns/keys": "root:knot 750",
  "/var/lib/konbit/dns/quarantine": "root:root 700",
};

/** The server that answers for managed domains, signs their zones, and resolves for nobody. There is one. */
export const dnsServer: Kind<DnsServerState, DnsServerInputs> = {
  token: "konbit:index:DnsServer",
  inputs: DnsServerInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyOf("dns/server-survey.sh", { PACKAGES: packages, PATHS: Object.keys(modes) }),
  observe: (survey, _id, expected) => observeDnsServer(survey, expected),
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  retire: () => lines([library, sh`item server dns_server_retire`, new Script("finish")]),
};

function desired({ addresses, secondaries = [] }: DnsServerInputs): DnsServerState {
  // Their order means nothing to anybody.
  const listen = addresses.map((address) => `"${address}@53"`).sort();
  const { peers, zones } = secondaryConfig(secondaries);
  return {
    packages: installed(packages),
    config: fill(shipped("dns/knot.conf"), { LISTEN: listen.join(", "), PEERS: peers, SECONDARIES: zones }),
    modes: { ...modes, ...Object.fromEntries(secondaries.map(({ name }) => [keyFile(name), "root:knot 640"])) },
    service: "running, at boot",
    listens: Object.fromEntries(addresses.map((address) => [address, "udp, tcp"])),
  };
}

function ensureOne({ config, listens, modes: paths }: DnsServerState): Script {
  const keys = Object.keys(paths).filter(isKeyFile);
  return lines([
    sh`packages=(${packages}) keys=(${keys})`,
    sh`item server dns_server_ensure ${[config, ...Object.keys(listens)]}`,
  ]);
}

const library = new Script(shipped("lib.sh") + shipped("packages.sh") + shipped("dns/server.sh"));
