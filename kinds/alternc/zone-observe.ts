import { relative } from "../../core/dns/zone-text.ts";
import { factsOf, parsedOnce, wordsOf } from "../survey-rows.ts";
import { alterncIn, type Alternc } from "./survey.ts";
import { asItSigns, comparable, exchangeOf, keyOf, linesOf, recordIn, type ZoneState } from "./zone-state.ts";

/** Absent when konbit has not declared it. */
export function observeZone(survey: string, id: string, expected?: ZoneState): ZoneState | undefined {
  const alternc = alterncIn(survey);
  const [member = "", domain = ""] = id.split("/");
  if (alternc.declared("Zone", id).size === 0) return undefined;
  const facts = zonesIn(survey)(domain);
  const wanted = expected?.records ?? {};
  const records = foundOf(wanted, facts);
  return {
    member,
    domain,
    served: servedBy(alternc, member, domain, facts),
    nameServers: facts.answered.get("@ NS") ?? [],
    records,
    file: fileIn(linesOf(domain, wanted), facts),
    ...(expected === undefined || expected.dkim !== undefined ? { dkim: keyIn(facts) } : {}),
  };
}

function servedBy(alternc: Alternc, member: string, name: string, { answered, isLocked }: ZoneFacts): string {
  const login = alternc.loginOf("Account", member);
  const domain = login === undefined ? undefined : alternc.domain(login, name);
  if (domain === undefined) return "AlternC has no such domain in this account";
  if (domain.isLeaving) return "AlternC is deleting the domain";
  if (!domain.hasDns) return "its DNS is switched off in AlternC";
  if (!domain.isDone) return "waits for AlternC";
  if (isLocked) return "AlternC leaves its file alone (LOCKED:YES)";
  return answered.size === 0 ? "AlternC's bind does not answer for it" : "yes";
}

/** What somebody else says under a declared key is theirs, and is not compared; but the mail goes where the file says. */
function foundOf(wanted: ZoneState["records"], { answered, theirs }: ZoneFacts): ZoneState["records"] {
  // Of a mail that the panel has, nothing need be said.
  const isPanels = exchangeOf(wanted) === "." && theirs.has("@ MX") && answered.has("@ MX");
  const isSaid = (key: string) => {
    const [name = "", type = ""] = key.split(" ");
    const others = type === "A" || type === "AAAA" ? ["A", "AAAA", "CNAME"] : ["CNAME"];
    return isPanels || answered.has(key) || others.some((other) => answered.has(`${name} ${other}`));
  };
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([key, values]) => {
      const isTheirs = theirs.has(key) && (key !== "@ MX" || exchangeOf(wanted) === ".");
      const found = isTheirs && isSaid(key) ? values : (answered.get(key) ?? []);
      return found.length === 0 ? [] : [[key, found]];
    }),
  );
}

function fileIn(wanted: readonly string[], { lines, theirs, domain }: ZoneFacts): string {
  if (lines.length === 0 && theirs.size === 0) return "nothing of konbit's";
  const own = wanted.filter((line) => !theirs.has(keyOfLine(line, domain) ?? ""));
  return own.join("\n") === lines.join("\n") ? "as written" : "changed by hand";
}

function keyIn({ answered, key }: ZoneFacts): string {
  const found = answered.get("alternc._domainkey TXT v=dkim1") ?? [];
  if (key === undefined) return "AlternC has no key";
  const wanted = comparable({ type: "TXT", value: key });
  if (found.length === 1 && found[0] === wanted) return asItSigns;
  return found.length === 0 ? "not in the zone" : "not the key with which AlternC signs";
}

interface ZoneFacts {
  readonly domain: string;
  /** What bind answers, by `keyOf`. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** konbit's part of the file. */
  readonly lines: readonly string[];
  /** Keys that konbit has left to others. */
  readonly theirs: ReadonlySet<string>;
  readonly isLocked: boolean;
  /** The public key with which AlternC signs. */
  readonly key: string | undefined;
}

const zonesIn = parsedOnce(parse);

function parse(survey: string): (domain: string) => ZoneFacts {
  const { rows } = alterncIn(survey);
  const answered = Map.groupBy(wordsOf(rows, "answered"), ([domain = ""]) => domain);
  const parts = Map.groupBy(wordsOf(rows, "part"), ([domain = ""]) => domain);
  const locked = new Set(factsOf(rows, "locked").map(([domain]) => domain));
  const keys = new Map(wordsOf(rows, "dkim").map(([domain = "", , text = ""]) => [domain, text]));
  return (domain) => {
    const lines = (parts.get(domain) ?? []).map(([, line = ""]) => line);
    return {
      domain,
      answered: byKey(
        domain,
        (answered.get(domain) ?? []).map(([, line = ""]) => line),
      ),
      lines: lines.filter((line) => !line.startsWith(";")),
      theirs: new Set(lines.flatMap((line) => /^; left to others: (.*)/.exec(line)?.[1] ?? [])),
      isLocked: locked.has(domain),
      key: keys.get(domain),
    };
  };
}

function byKey(domain: string, lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const records = lines.flatMap((line) => recordIn(line) ?? []);
  const groups = Map.groupBy(records, (record) => keyOf(relative(record.name, domain), record));
  return new Map([...groups].map(([key, found]) => [key, [...new Set(found.map(comparable))].sort()]));
}

function keyOfLine(line: string, domain: string): string | undefined {
  const record = recordIn(line);
  return record === undefined ? undefined : keyOf(relative(record.name, domain), record);
}
