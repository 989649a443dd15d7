import type { DomainFacts } from "../../core/dns/facts.ts";
import type { Network } from "../../core/dns/network.ts";
import { authorityRecords, recordsFor } from "../../core/dns/records.ts";
import type { ZoneInputs } from "../../kinds/zone-state.ts";
import { memberId } from "./members.ts";

/** Addresses for documentation (RFC 5737, RFC 3849): no machine has them. */
export const dnsNetwork: Network = {
  ipv4: ["192.0.2.53"],
  ipv6: ["2001:db8::53"],
  mailHost: "mail.konbit.example",
  nameServers: ["ns1.konbit.example", "ns2.konbit.example"],
  pageHosts: [],
  mtaSts: "none",
  certificateAuthorities: ["letsencrypt.org"],
};

/** A domain with mail and a site. */
export function zoneFacts(domain: string): DomainFacts {
  const mail: DomainFacts["mail"] = { state: "live", dmarc: "reject" };
  return { domain, dns: "managed", hosts: [domain, `www.${domain}`], mail };
}

/** A zone as components make it. */
export function zoneInputs(number: number, domain: string, network = dnsNetwork): ZoneInputs {
  const facts = zoneFacts(domain);
  const records = [...authorityRecords(domain, network), ...recordsFor(facts, network)];
  return {
    member: memberId(number),
    domain,
    records: records.map(({ name, type, value }) => ({ name, type, value })),
    hasMail: true,
  };
}
