import { addressRecords, record, type ExpectedRecord } from "./expected.ts";
import type { DomainFacts } from "./facts.ts";
import { isWithin } from "./host-name.ts";
import { forwardRecords, mailRecords, type DkimKey } from "./mail-records.ts";
import type { Network } from "./network.ts";
import { inCanonicalOrder } from "./record.ts";

/**
 * Every record of a domain but SOA and NS, which are the business of whoever serves the zone, in canonical order. The
 * public keys of DKIM are made on the server: those that are given are among the records.
 */
export function recordsFor(
  facts: DomainFacts,
  network: Network,
  dkim: readonly DkimKey[] = [],
): readonly ExpectedRecord[] {
  const { domain, hosts } = facts;
  const { mailHost, pageHosts, nameServers } = network;
  const servers = [mailHost, ...pageHosts, ...nameServers].filter((name) => isWithin(name, domain));
  const all = [
    ...[...servers, ...hosts].flatMap((host) => addressRecords("web", host, network)),
    ...mailRecords(facts, network, dkim),
    ...forwardRecords(domain, network),
    ...network.certificateAuthorities.map((name) => record("caa", domain, "CAA", `0 issue "${name}"`)),
  ];
  const unique = new Map(all.map((one) => [`${one.name} ${one.type} ${one.value}`, one]));
  return inCanonicalOrder([...unique.values()]);
}

/** Who serves the zone. @returns SOA and NS, for a zone that konbit serves; AlternC has a SOA of its own. */
export function authorityRecords(
  domain: string,
  { nameServers, mailHost, backend }: Network,
): readonly ExpectedRecord[] {
  const names = nameServers.map((name) => record("zone", domain, "NS", `${name}.`));
  if (backend === "alternc") return names;
  const [primary = mailHost] = nameServers;
  // Knot counts the serial itself. Refresh 3 h, retry 1 h, expire 14 days (RIPE-203); "it does not exist" holds 5 minutes.
  const soa = `${primary}. postmaster.${mailHost}. 1 10800 3600 1209600 300`;
  return [record("zone", domain, "SOA", soa), ...names];
}
