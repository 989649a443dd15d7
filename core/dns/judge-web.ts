import { isKnown, valuesOf } from "./answers.ts";
import type { ExpectedRecord } from "./expected.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";

/** Whether each name that answers on the server leads there, and only there. */
export function judgeWeb(evidence: Evidence): readonly DnsFinding[] {
  const byHost = Map.groupBy(
    evidence.expected.filter(({ purpose }) => purpose === "web"),
    ({ name }) => name,
  );
  return [...byHost].flatMap(([host, wanted]) => judgeHost(host, wanted, evidence));
}

function judgeHost(host: string, wanted: readonly ExpectedRecord[], { answers }: Evidence): readonly DnsFinding[] {
  const asked = (["A", "AAAA"] as const).map((type) => ({ type, answer: answers(host, type) }));
  if (asked.some(({ answer }) => !isKnown(answer)))
    return [
      finding("note", "web", {
        fr: `${host} : personne n'a répondu à temps, rien ne peut en être dit.`,
        en: `${host}: nobody answered in time, nothing can be said of it.`,
      }),
    ];
  const there = asked.flatMap(({ type, answer }) => valuesOf(answer).map((value) => ({ type, value })));
  const isOurs = ({ value }: { readonly value: string }) => wanted.some((one) => one.value === value);
  const shown = { found: there.map(({ type, value }) => `${type} ${value}`), wanted };
  if (!there.some(isOurs))
    return [
      finding(
        "red",
        "web",
        there.length === 0
          ? {
              fr: `${host} ne mène nulle part : le site ne s'ouvre pas.`,
              en: `${host} leads nowhere: the site does not open.`,
            }
          : {
              fr: `${host} mène à un autre serveur : ce n'est pas le site d'ici que les gens voient.`,
              en: `${host} leads to another server: it is not the site here that people see.`,
            },
        shown,
      ),
    ];
  if (!there.every(isOurs))
    return [
      finding(
        "red",
        "web",
        {
          fr: `${host} mène ici et ailleurs : une partie des gens arrivent sur un autre serveur. Retirez l'adresse qui n'est pas la nôtre.`,
          en: `${host} leads here and elsewhere: some people arrive at another server. Remove the address that is not ours.`,
        },
        shown,
      ),
    ];
  const missing = wanted.filter(({ value }) => !there.some((one) => one.value === value));
  return missing.length === 0
    ? []
    : [
        finding(
          "advice",
          "web",
          {
            fr: `${host} : une adresse du serveur manque ; qui n'a que celle-là (IPv6 souvent) ne voit pas le site.`,
            en: `${host}: one address of the server is missing; who has only that one (IPv6 often) does not see the site.`,
          },
          { found: shown.found, wanted: missing },
        ),
      ];
}
