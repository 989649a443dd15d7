import type { DomainFacts } from "../../../core/dns/facts.ts";
import type { Network } from "../../../core/dns/network.ts";

/** A server of documentation's own addresses (RFC 5737, RFC 3849). */
export const network: Network = {
  ipv4: ["203.0.113.7"],
  ipv6: ["2001:db8::7"],
  mailHost: "mail.konbit.example",
  nameServers: ["ns1.konbit.example", "ns2.konbit.example"],
  pageHosts: [],
  mtaSts: "none",
  certificateAuthorities: ["letsencrypt.org"],
};

export const live: DomainFacts = {
  domain: "racine.example",
  dns: "managed",
  hosts: ["racine.example", "wiki.racine.example"],
  mail: { state: "live", dmarc: "quarantine" },
};
