import { isKnown, valuesOf } from "./answers.ts";
import { record, type ExpectedRecord } from "./expected.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";

/**
 * Whether the parent zone vouches for the keys with which konbit signs (DS, RFC 4034 §5): with none of them nobody can check the
 * signatures; with another's, every resolver that checks refuses the domain.
 */
export function judgeSigning(evidence: Evidence): readonly DnsFinding[] {
  const { facts, network, answers, ds: own } = evidence;
  if (facts.dns === "external") return [];
  const answer = answers(facts.domain, "DS");
  if (!isKnown(answer)) return [unseen];
  if (network.backend === "alternc") return [valuesOf(answer).length === 0 ? unsigned : unknownToUs];
  const found = valuesOf(answer).map(normal).toSorted();
  const foreign = found.filter((one) => own?.includes(one) !== true);
  const shown = { found: found.map((one) => `DS ${one}`), wanted: dsRecords(facts.domain, own ?? []) };
  if (found.length === 0) return isElsewhere(evidence) ? [] : [finding("orange", "signing", absent(own), shown)];
  if (own === undefined) return [unknownKey];
  if (foreign.length === found.length)
    return [isElsewhere(evidence) ? finding("red", "signing", former, { found: shown.found }) : wrong(shown)];
  if (foreign.length === 0) return [];
  return [finding("advice", "signing", old, { found: foreign.map((one) => `DS ${one}`) })];
}

/** What to give to the registrar: of all digests of a key the one that everybody takes, SHA-256 (RFC 8624 §3.3). */
export function dsRecords(domain: string, ds: readonly string[]): readonly ExpectedRecord[] {
  return ds.filter((one) => one.split(" ")[2] === "2").map((one) => record("zone", domain, "DS", one));
}

/** Forms and tools write the digest in capitals or with spaces in it; neither means anything. */
function normal(ds: string): string {
  const [tag = "", algorithm = "", digest = "", ...hex] = ds.toLowerCase().split(/\s+/);
  return `${tag} ${algorithm} ${digest} ${hex.join("")}`;
}

/** Others answer for the domain, with keys of their own. */
function isElsewhere({ facts, network, answers }: Evidence): boolean {
  const servers = valuesOf(answers(facts.domain, "NS"));
  return servers.length > 0 && !servers.some((name) => network.nameServers.includes(name.replace(/\.$/, "")));
}

function wrong(shown: Pick<DnsFinding, "found" | "wanted">): DnsFinding {
  return finding(
    "red",
    "signing",
    {
      fr: "Le DS (DNSSEC) chez le registraire n'est pas celui de notre clé : tout résolveur qui vérifie refuse le domaine, sites et courriels compris. À faire en premier, avant toute autre correction : chez le registraire, retirez ce DS ; le domaine revient quand les copies expirent (un jour, parfois deux). Donnez ensuite celui qui doit s'y trouver.",
      en: "The DS (DNSSEC) at the registrar is not that of our key: every resolver that checks refuses the domain, sites and mail alike. To do first, before mending anything else: at the registrar, remove this DS; the domain comes back when copies expire (a day, sometimes two). Then give the one that belongs there.",
    },
    shown,
  );
}

const former = {
  fr: "Le registraire a un DS (DNSSEC) pour les clés du serveur de noms actuel. À faire en premier : retirez ce DS, attendez deux jours, et seulement alors donnez nos serveurs de noms ; sans cela les résolveurs qui vérifient refusent le domaine.",
  en: "The registrar has a DS (DNSSEC) for the keys of the present name server. To do first: remove this DS, wait two days, and only then give our name servers; otherwise resolvers that check refuse the domain.",
};

const old = {
  fr: "Un ancien DS (DNSSEC) est resté chez le registraire à côté du bon : retirez-le.",
  en: "An old DS (DNSSEC) was left at the registrar beside the right one: remove it.",
};

const absent = (own: Evidence["ds"]) =>
  own === undefined
    ? {
        fr: "La zone est signée (DNSSEC), mais le registraire n'a pas de DS : personne ne peut vérifier. Relancez la commande sans « --no-server » pour voir le DS à lui donner.",
        en: "The zone is signed (DNSSEC), but the registrar has no DS: nobody can check. Run the command again without “--no-server” to see the DS to give there.",
      }
    : own.length === 0
      ? {
          fr: "Le registraire n'a pas de DS (DNSSEC), et notre serveur n'a pas encore de clé pour cette zone : `konbit up` la met en service.",
          en: "The registrar has no DS (DNSSEC), and our server has no key for this zone yet: `konbit up` puts it into service.",
        }
      : {
          fr: "La zone est signée (DNSSEC), mais le registraire n'a pas de DS : personne ne peut vérifier les signatures. Donnez-lui celui-ci ; là où le formulaire sépare les champs, ce sont l'étiquette de clé, l'algorithme, le type d'empreinte et l'empreinte.",
          en: "The zone is signed (DNSSEC), but the registrar has no DS: nobody can check the signatures. Give this one there; where the form has separate fields, they are key tag, algorithm, digest type and digest.",
        };

const unknownKey = finding("note", "signing", {
  fr: "Le DS (DNSSEC) du registraire n'est pas vérifié : la clé est sur le serveur, qui n'a pas été interrogé.",
  en: "The registrar's DS (DNSSEC) was not checked: the key is on the server, which was not asked.",
});

const unsigned = finding("note", "signing", {
  fr: "La zone n'est pas signée (DNSSEC) : AlternC la sert ainsi, et il n'y a pas de DS à donner au registraire.",
  en: "The zone is not signed (DNSSEC): AlternC serves it so, and there is no DS to give to the registrar.",
});

const unknownToUs = finding("note", "signing", {
  fr: "Le registraire a un DS (DNSSEC) : konbit ne signe pas cette zone et ne sait pas si AlternC le fait. S'il ne le fait pas, retirez ce DS : tout résolveur qui vérifie refuse le domaine.",
  en: "The registrar has a DS (DNSSEC): konbit does not sign this zone and does not know whether AlternC does. If it does not, remove this DS: every resolver that checks refuses the domain.",
});

const unseen = finding("note", "signing", {
  fr: "Le DS (DNSSEC) n'a pas pu être demandé : ce résolveur n'a pas répondu à cette question.",
  en: "The DS (DNSSEC) could not be looked at: this resolver did not answer that question.",
});
