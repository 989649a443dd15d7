import { presented, type DnsRecord } from "../../core/dns/record.ts";
import { joined } from "../zone-observe.ts";

/** A zone as AlternC and its bind show it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ZoneState = {
  readonly member: string;
  readonly domain: string;
  /** Whether AlternC's bind answers for it. */
  readonly served: string;
  /** AlternC writes the same ones into every zone. */
  readonly nameServers: readonly string[];
  /** What is answered of what is declared, by `keyOf`. */
  readonly records: Readonly<Record<string, readonly string[]>>;
  /** Whether konbit's part of the zone's file is as konbit wrote it. */
  readonly file: string;
  /** Whether the key that signs its mail is the one that stands in the zone; absent where its mail is not here. */
  readonly dkim?: string;
};

/** What is said of a key when it is well. */
export const asItSigns = "as AlternC signs";

/**
 * What a declared value is compared with: `www A`; of a text only what begins alike (`@ TXT v=spf1`), since others may say other things
 * at the same name.
 */
export function keyOf(name: string, { type, value }: Pick<DnsRecord, "type" | "value">): string {
  return type === "TXT" ? `${name} TXT ${(/^[^\s;]*/.exec(value)?.[0] ?? "").toLowerCase()}` : `${name} ${type}`;
}

/** A value as it is compared: of an MX where it leads, since AlternC has preferences of its own. */
export function comparable({ type, value }: Pick<DnsRecord, "type" | "value">): string {
  return type === "MX" ? value.replace(/^\d+ /, "") : presented({ type, value });
}

/** Where the domain's mail is said to go: a host, "." for nowhere, "" where that is for others to say. */
export const exchangeOf = (records: ZoneState["records"]): string => records["@ MX"]?.[0] ?? "";

/** konbit's part of the file, a line for each value, under whole names. */
export function linesOf(domain: string, records: ZoneState["records"]): readonly string[] {
  return Object.entries(records)
    .flatMap(([key, values]) => {
      const [name = "", type = ""] = key.split(" ");
      const preference = type !== "MX" ? "" : exchangeOf(records) === "." ? "0 " : "10 ";
      return values.map((value) => `${name === "@" ? "" : `${name}.`}${domain}. ${type} ${preference}${value}`);
    })
    .sort();
}

/** A line of a zone's file or of an answer, under its whole name; of a text its strings as one. */
export function recordIn(line: string): DnsRecord | undefined {
  const [, name, type, value] = /^(\S+)\.\s+(?:\d+\s+)?(?:IN\s+)?([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
  if (name === undefined || type === undefined || value === undefined) return undefined;
  // Of types that konbit does not know no value is looked at.
  return { name, type: type as DnsRecord["type"], value: type === "TXT" ? joined(value) : value };
}
