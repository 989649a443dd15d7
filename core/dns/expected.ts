import type { Network } from "./network.ts";
import type { DnsRecord } from "./record.ts";

/** What a record is for; what is wrong when it is missing follows from it. */
export type Purpose =
  "zone" | "web" | "mx" | "spf" | "forwards" | "dkim" | "dmarc" | "clients" | "mta-sts" | "tls-rpt" | "caa";

/** A record that belongs into a zone, and what for. */
export interface ExpectedRecord extends DnsRecord {
  readonly purpose: Purpose;
}

/** Shorthand for what stands in tables of records. */
export function record(purpose: Purpose, name: string, type: DnsRecord["type"], value: string): ExpectedRecord {
  return { name, type, value, purpose };
}

/** A host of the server: its addresses. */
export function addressRecords(purpose: Purpose, host: string, { ipv4, ipv6 }: Network): readonly ExpectedRecord[] {
  return [
    ...ipv4.map((address) => record(purpose, host, "A", address)),
    ...ipv6.map((address) => record(purpose, host, "AAAA", address)),
  ];
}
