import type { DnsRecord } from "../dns/record.ts";
import { relative, zoneText } from "../dns/zone-text.ts";
import type { Lang, Text } from "../text.ts";

const columns: readonly Text[] = [
  { fr: "Nom", en: "Name" },
  { fr: "Type", en: "Type" },
  { fr: "Priorité", en: "Priority" },
  { fr: "Valeur", en: "Value" },
];

/** Records as the fields of a registrar's form: a text bare and whole, names without the dot at the end. */
export function formLines(domain: string, records: readonly DnsRecord[], lang: Lang): readonly string[] {
  const rows = [columns.map((title) => title[lang]), ...records.map((record) => fields(domain, record))];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((field, column) => field.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function fields(domain: string, { name, type, value }: DnsRecord): readonly string[] {
  const where = relative(name, domain);
  if (type === "TXT") return [where, type, "", value];
  const [first = "", ...rest] = value.replace(/(?<=[^ ])\.$/, "").split(" ");
  const hasPriority = type === "MX" || type === "SRV";
  return hasPriority ? [where, type, first, rest.join(" ")] : [where, type, "", [first, ...rest].join(" ")];
}

/** The same records as a file to import. */
export function zoneLines(domain: string, records: readonly DnsRecord[]): readonly string[] {
  return zoneText(domain, records).trimEnd().split("\n");
}
