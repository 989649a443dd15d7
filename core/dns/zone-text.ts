import { inCanonicalOrder, presented, type DnsRecord } from "./record.ts";

/** Seconds for which others may keep an answer. */
const ttl = 3600;

/** The records as a zone file (RFC 1035 §5.1), names relative to the domain, in canonical order. */
export function zoneText(domain: string, records: readonly DnsRecord[]): string {
  const rows = inCanonicalOrder(records).map((record) => [
    relative(record.name, domain),
    record.type,
    presented(record),
  ]);
  const width = Math.max(0, ...rows.map(([name = ""]) => name.length));
  return [
    `$ORIGIN ${domain}.`,
    `$TTL ${ttl}`,
    ...rows.map(([name = "", type = "", value = ""]) => `${name.padEnd(width)} ${type.padEnd(5)} ${value}`),
    "",
  ].join("\n");
}

/** "@" for the domain itself, "www" for what lies in it. */
export function relative(name: string, domain: string): string {
  return name === domain ? "@" : name.slice(0, -domain.length - 1);
}
