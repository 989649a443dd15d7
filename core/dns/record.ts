/** Types of records that konbit knows, in the order in which they are written below one name; a DS stands in the parent zone. */
export const recordTypes = ["SOA", "NS", "A", "AAAA", "CNAME", "MX", "SRV", "TXT", "CAA", "DS"] as const;
export type RecordType = (typeof recordTypes)[number];

/** One resource record. */
export interface DnsRecord {
  /** Whole name in ASCII and lower case, without a dot at the end: `_dmarc.racine.example`. */
  readonly name: string;
  readonly type: RecordType;
  /** As a zone file has it (names whole, with the dot at the end); of a TXT the bare text, however long. */
  readonly value: string;
}

/** The value as a zone file has it: a TXT between quotes, in strings of at most 255 octets (RFC 1035 §3.3.14). */
export function presented({ type, value }: Pick<DnsRecord, "type" | "value">): string {
  return type === "TXT" ? pieces(value).map(quoted).join(" ") : value;
}

/** The text in strings of at most 255 octets; of ASCII, where an octet is a character. */
function pieces(text: string): readonly string[] {
  return text === "" ? [""] : (text.match(/.{1,255}/gsu) ?? []);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
}

/**
 * The canonical order of DNSSEC (RFC 4034 §6.1: labels compared from the right), then type, then value: the order in which
 * records were found changes nothing.
 */
export function inCanonicalOrder<Record extends DnsRecord>(records: readonly Record[]): readonly Record[] {
  const key = ({ name, type, value }: Record) =>
    // Below every letter, digit, hyphen and underscore, so that a name comes before what lies under it.
    `${name.split(".").toReversed().join("\u0001")}\0${recordTypes.indexOf(type)}\0${value}`;
  return records
    .map((record): [string, Record] => [key(record), record])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, record]) => record);
}
