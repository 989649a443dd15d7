import type { DomainFacts } from "../../../core/dns/facts.ts";
import type { Network } from "../../../core/dns/network.ts";
import type { DnsRecord } from "../../../core/dns/record.ts";
import { dsRecords } from "../../../core/dns/judge-signing.ts";
import { authorityRecords, recordsFor } from "../../../core/dns/records.ts";
import { formLines, zoneLines } from "../../../core/say/records-text.ts";
import type { Ui } from "../ui.ts";
import type { Keys } from "./keys.ts";

interface World {
  readonly network: Network;
  readonly keys: Keys;
}

/** What to publish for each domain, twice: for the fields of a form, and as a file. */
export function sayRecords(ui: Ui, domains: readonly DomainFacts[], world: World): void {
  for (const facts of domains) {
    const { domain } = facts;
    const records = recordsOf(facts, world);
    ui.say(headingOf(facts, world.network)[ui.lang]);
    ui.say("");
    for (const line of formLines(domain, records, ui.lang)) ui.say(`  ${line}`);
    ui.say({ fr: "\n  Les mêmes, en fichier de zone :\n", en: "\n  The same, as a zone file:\n" });
    for (const line of zoneLines(domain, records)) ui.say(`  ${line}`);
    ui.say("");
    const ds = dsOf(facts, world);
    if (ds.length === 0) continue;
    ui.say({
      fr: "  Chez le registraire, une fois que le domaine se trouve (DNSSEC) :\n",
      en: "  At the registrar, once the domain is found (DNSSEC):\n",
    });
    for (const line of formLines(domain, ds, ui.lang)) ui.say(`  ${line}`);
    ui.say("");
  }
  if ("unknown" in world.keys)
    ui.note({
      fr: `Il manque les clés DKIM et les DS, que seul le serveur connaît : ${world.keys.unknown.fr}`,
      en: `The keys of DKIM and the DS are missing, which only the server knows: ${world.keys.unknown.en}`,
    });
}

/** The same for a machine. */
export function recordsJson(domains: readonly DomainFacts[], world: World) {
  return {
    areKeysKnown: !("unknown" in world.keys),
    domains: domains.map((facts) => ({
      domain: facts.domain,
      dns: facts.dns,
      records: recordsOf(facts, world).map(({ name, type, value }) => ({ name, type, value })),
      ds: dsOf(facts, world).map(({ value }) => value),
    })),
  };
}

function recordsOf(facts: DomainFacts, { network, keys }: World): readonly DnsRecord[] {
  const known = "unknown" in keys ? undefined : keys.dkim.get(facts.domain);
  return [
    ...(facts.dns === "managed" ? authorityRecords(facts.domain, network) : []),
    ...recordsFor(facts, network, known),
  ];
}

/** What the parent zone is to say of the keys of a zone that konbit signs. */
function dsOf({ domain, dns }: DomainFacts, { keys }: World): readonly DnsRecord[] {
  return dns === "external" || "unknown" in keys ? [] : dsRecords(domain, keys.ds.get(domain) ?? []);
}

function headingOf({ domain: name, display: domain = name, dns }: DomainFacts, { backend }: Network) {
  if (dns === "managed" && backend === "alternc")
    return {
      fr: `${domain} — AlternC sert cette zone : chez le registraire, donnez seulement les serveurs de noms (NS)`,
      en: `${domain} — AlternC serves this zone: at the registrar, give only the name servers (NS)`,
    };
  return dns === "managed"
    ? {
        fr: `${domain} — le konbit sert cette zone : chez le registraire, donnez seulement les serveurs de noms (NS) et le DS`,
        en: `${domain} — the konbit serves this zone: at the registrar, give only the name servers (NS) and the DS`,
      }
    : {
        fr: `${domain} — à publier là où la zone est tenue`,
        en: `${domain} — to be published where the zone is served`,
      };
}
