import { factsOf, filesOf, parsedOnce, rowsOf, wordsOf } from "./survey-rows.ts";
import { keysPublished, type ZoneState } from "./zone-state.ts";

/** Absent when the zone is neither declared to Knot nor has its file, or when it is another member's. */
export function observeZone(survey: string, id: string, expected?: ZoneState): ZoneState | undefined {
  const [member = "", domain = ""] = id.split("/");
  const facts = parsed(survey);
  const [conf, file] = [facts.files[confAt(domain)], facts.files[fileAt(domain)]];
  if (conf === undefined && file === undefined) return undefined;
  if (conf !== undefined && !conf.startsWith(`# konbit ${member}\n`)) return undefined;
  const served = facts.served.get(domain) ?? [];
  const [own, keys] = [served.filter((row) => !isKey(row)), served.filter(isKey)];
  const records = Object.fromEntries(
    [
      ...Map.groupBy(
        own.filter(({ type }) => type !== "DNSKEY"),
        (row) => `${row.name} ${row.type}`,
      ),
    ].map(([key, rows]) => [key, rows.map(({ value }) => value).sort()]),
  );
  const wanted = expected?.records ?? records;
  return {
    member,
    domain,
    records,
    declared: compared(conf, confOf(member, domain)),
    file: file?.startsWith(fileOf(domain, wanted)) === true ? "as served" : compared(file, undefined),
    mode: facts.modes.get(fileAt(domain)) ?? "none",
    signed: signedBy(own),
    ...(expected === undefined || expected.dkim !== undefined
      ? { dkim: dkimOf(facts.dkim.get(domain) ?? [], keys, expected?.dkim) }
      : {}),
  };
}

const confAt = (domain: string) => `/etc/konbit/dns/zones/${domain}.conf`;
const fileAt = (domain: string) => `/var/lib/konbit/dns/zones/${domain}/zone`;

function compared(found: string | undefined, wanted: string | undefined): string {
  return found === undefined ? "none" : found === wanted ? "as written" : "changed by hand";
}

/** The zone in Knot's configuration, and whose it is. */
export function confOf(member: string, domain: string): string {
  return `# konbit ${member}\nzone:\n  - domain: ${domain}\n    template: konbit\n`;
}

/** Text of the file, but for the keys that the server adds below. */
export function fileOf(domain: string, records: ZoneState["records"]): string {
  // The engine keeps no order of keys.
  const rows = Object.entries(records)
    .flatMap(([key, values]) => values.map((value) => `${key} ${value}`))
    .sort();
  return [
    `; ${domain}, written by konbit: changes made here are undone.`,
    `$ORIGIN ${domain}.`,
    "$TTL 3600",
    ...rows,
    "",
  ].join("\n");
}

/** A record that Knot answers with; the name is relative to the domain. */
interface Served {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

const isKey = ({ name, type }: Served) => type === "TXT" && name.endsWith("._domainkey");

/** Algorithms by number (RFC 8624). */
const algorithms: Readonly<Record<string, string>> = { "13": "ecdsap256sha256", "15": "ed25519", "8": "rsasha256" };

function signedBy(served: readonly Served[]): string {
  const numbers = served.filter(({ type }) => type === "DNSKEY").map(({ value }) => value.split(" ")[2] ?? "");
  const names = [...new Set(numbers)].map((number) => algorithms[number] ?? `algorithm ${number}`);
  return names.length === 0 ? "no" : names.sort().join(", ");
}

function dkimOf(keys: readonly DkimFact[], served: readonly Served[], expected?: string): string {
  const wanted = new Map(keys.map(({ selector, text }) => [`${selector}._domainkey`, text]));
  const found = new Map(served.map(({ name, value }) => [name, joined(value)]));
  const wrong = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (name) => wanted.get(name) !== found.get(name),
  );
  const asExpected = keys.map(({ selector }) => keysPublished(selector)).find((text) => text === expected);
  return wrong.length === 0 ? (asExpected ?? keysPublished()) : `not as the server signs: ${wrong.sort().join(", ")}`;
}

/** The text of a TXT from its strings. */
export function joined(value: string): string {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text.replaceAll(/\\(.)/g, "$1")).join("");
}

interface DkimFact {
  readonly selector: string;
  readonly text: string;
}

interface Facts {
  readonly files: Readonly<Record<string, string>>;
  readonly modes: ReadonlyMap<string, string>;
  /** By domain. */
  readonly served: ReadonlyMap<string, readonly Served[]>;
  readonly dkim: ReadonlyMap<string, readonly DkimFact[]>;
}

const parsed = parsedOnce(parse);

function parse(survey: string): Facts {
  const rows = rowsOf(survey);
  const served = wordsOf(rows, "served").flatMap((row) => servedIn(row.join("\t")));
  const dkim = wordsOf(rows, "dkim").map(([domain = "", selector = "", text = ""]) => ({ domain, selector, text }));
  return {
    files: filesOf(rows),
    modes: new Map(factsOf(rows, "mode")),
    served: Map.groupBy(served, ({ domain }) => domain),
    dkim: Map.groupBy(dkim, ({ domain }) => domain),
  };
}

/** `[racine.example.] www.racine.example. 3600 A 203.0.113.7`; of a SOA the serial, which Knot counts, becomes 1. */
function servedIn(line: string): readonly (Served & { readonly domain: string })[] {
  const [, domain, owner, type, text] = /^\[(\S+)\.\] (\S+)\. \d+ (\S+) (.*?) *$/.exec(line) ?? [];
  if (domain === undefined || owner === undefined || type === undefined || text === undefined) return [];
  const value = type === "SOA" ? text.replace(/^(\S+ \S+) \d+ /, "$1 1 ") : text;
  const name = owner === domain ? "@" : owner.slice(0, -domain.length - 1);
  return [{ domain, name, type, value }];
}
