import { isKnown, valuesOf } from "./answers.ts";
import { record } from "./expected.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";
import { judgeSigning } from "./judge-signing.ts";

/** Whether the domain exists for the world, and whether those answer for it who should. */
export function judgeDelegation(evidence: Evidence): readonly DnsFinding[] {
  const { facts, network, answers } = evidence;
  const { domain } = facts;
  const names = network.nameServers;
  const wanted = facts.dns === "managed" ? names.map((name) => record("zone", domain, "NS", `${name}.`)) : [];
  switch (answers(domain, "SOA").state) {
    case "no such name":
      return [
        finding(
          "red",
          "delegation",
          {
            fr: `Le domaine n'existe pas pour le reste du monde : il n'est pas enregistré, il a expiré, ou aucun serveur de noms ne lui est donné chez le registraire.`,
            en: `The domain does not exist for the rest of the world: it is not registered, it has expired, or the registrar has no name server for it.`,
          },
          { wanted },
        ),
      ];
    case "servfail":
      return brokenBy(evidence);
    case "refused":
      return [
        finding("note", "delegation", {
          fr: "Ce résolveur refuse de répondre au sujet de ce domaine : demandez à un autre (--resolver).",
          en: "This resolver refuses to answer about this domain: ask another one (--resolver).",
        }),
      ];
    case "timeout":
      return [
        finding("note", "delegation", {
          fr: "Personne n'a répondu à temps : rien ne peut être dit de ce domaine. Relancez la commande.",
          en: "Nobody answered in time: nothing can be said of this domain. Run the command again.",
        }),
      ];
    case "answered":
      return [...delegated(evidence), ...judgeSigning(evidence)];
  }
}

/** Where the DS is wrong, that is the reason; its absence mends nothing. */
function brokenBy(evidence: Evidence): readonly DnsFinding[] {
  const signing = judgeSigning(evidence).filter(({ severity }) => severity === "red");
  return signing.length > 0 ? signing : [broken(evidence)];
}

/** The resolver found nobody who answers for the domain, or does not believe who did. */
function broken({ facts, network, answers, ds, ours }: Evidence): DnsFinding {
  const wanted = network.nameServers.map((name) => record("zone", facts.domain, "NS", `${name}.`));
  if (facts.dns === "external")
    return finding("red", "delegation", {
      fr: "Les serveurs de noms donnés chez le registraire ne répondent pas pour ce domaine, ou les signatures DNSSEC ne concordent pas : ni courriel ni site ne se trouvent.",
      en: "The name servers that the registrar names do not answer for this domain, or its DNSSEC signatures do not match: neither mail nor sites are found.",
    });
  if (ours?.state === "answered" && ours.values.length > 0)
    return finding(
      "red",
      "delegation",
      ds !== undefined && isKnown(answers(facts.domain, "DS"))
        ? {
            fr: "Notre serveur répond bien pour ce domaine, et pourtant on ne le trouve pas : chez le registraire, un serveur de noms donné ne sert pas cette zone. Donnez-y exactement les serveurs ci-dessous.",
            en: "Our server answers well for this domain, and yet it is not found: at the registrar, one of the name servers does not serve this zone. Give exactly the servers below there.",
          }
        : {
            fr: "Notre serveur répond bien pour ce domaine, et pourtant on ne le trouve pas : chez le registraire, un serveur de noms donné ne sert pas cette zone, ou un ancien enregistrement DS (DNSSEC) est resté. Donnez-y les serveurs ci-dessous et retirez le DS.",
            en: "Our server answers well for this domain, and yet it is not found: at the registrar, one of the name servers does not serve this zone, or an old DS record (DNSSEC) was left. Give the servers below there and remove the DS.",
          },
      { wanted },
    );
  return finding(
    "red",
    "delegation",
    {
      fr: "Aucun serveur de noms ne répond pour ce domaine : le nôtre ne sert pas encore sa zone (`konbit up` la met en service), ou il n'est pas joignable d'ici (port 53).",
      en: "No name server answers for this domain: ours does not serve its zone yet (`konbit up` puts it into service), or cannot be reached from here (port 53).",
    },
    { wanted },
  );
}

function delegated({ facts, network, answers }: Evidence): readonly DnsFinding[] {
  const { domain } = facts;
  const found = valuesOf(answers(domain, "NS")).toSorted();
  const own = network.nameServers.map((name) => `${name}.`);
  const common = found.filter((name) => own.includes(name));
  const wanted = own.map((name) => record("zone", domain, "NS", name));
  const shown = { found: found.map((name) => `NS ${name}`), wanted };
  // A name within the zone of another is a domain like any, where konbit need not serve it.
  if (facts.dns === "managed" && valuesOf(answers(domain, "SOA")).length === 0)
    return [
      finding(
        "red",
        "delegation",
        {
          fr: "Ce nom existe mais n'a pas de zone à lui : il n'est donné à aucun serveur de noms chez le registraire.",
          en: "This name exists but has no zone of its own: the registrar gives it to no name server.",
        },
        { wanted },
      ),
    ];
  if (facts.dns === "external")
    return common.length === 0
      ? []
      : [
          finding(
            "orange",
            "delegation",
            {
              fr: "Le fichier dit que la zone est tenue ailleurs (`dns: external`), et les serveurs de noms sont pourtant les nôtres : écrivez `dns: managed`, ou changez-les chez le registraire.",
              en: "The file says that the zone is served elsewhere (`dns: external`), and yet the name servers are ours: write `dns: managed`, or change them at the registrar.",
            },
            { found: shown.found },
          ),
        ];
  if (common.length === 0)
    return [
      finding(
        "red",
        "delegation",
        {
          fr: "La zone est prête ici, mais le registraire envoie le monde ailleurs : rien de ce que konbit y écrit ne compte. Donnez ces serveurs de noms chez le registraire.",
          en: "The zone is ready here, but the registrar sends the world elsewhere: nothing that konbit writes there counts. Give these name servers at the registrar.",
        },
        shown,
      ),
    ];
  return found.length === own.length && common.length === own.length
    ? []
    : [
        finding(
          "orange",
          "delegation",
          {
            fr: "Les serveurs de noms ne sont pas exactement ceux du konbit : des réponses peuvent différer de l'un à l'autre.",
            en: "The name servers are not exactly those of the konbit: answers may differ from one to the other.",
          },
          shown,
        ),
      ];
}
