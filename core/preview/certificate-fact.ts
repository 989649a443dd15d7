import type { Text } from "../text.ts";
import type { Fact } from "./facts.ts";

/**
 * How a name's certificate is, of a fact that a site or the server shows of it (server/certificates); absent when the fact is of
 * something else.
 */
export function certificateText({ key, found, expected }: Fact): Text | undefined {
  const name = /^(?:tls|names)\["([a-z0-9.-]+)"\]$/.exec(key)?.[1];
  if (name === undefined || expected !== "managed" || found === undefined) return undefined;
  const { fr, en } = stateText(found);
  return { fr: `certificat de ${name} : ${fr}`, en: `certificate of ${name}: ${en}` };
}

/** What the server says of it, by the beginning of its words. */
function stateText(found: string): Text {
  const [, addresses] = /^waits: does not point here but to (.*)$/.exec(found) ?? [];
  if (addresses !== undefined)
    return {
      fr: `attend, car ce nom mène à ${addresses} et pas à ce serveur`,
      en: `waits, for the name leads to ${addresses} and not to this server`,
    };
  const known = states[found];
  if (known !== undefined) return known;
  const [, refusal] = /^waits: (.*)$/.exec(found) ?? [];
  if (refusal !== undefined)
    return {
      fr: `attend, car l'autorité n'en a pas donné : « ${refusal} »`,
      en: `waits, for the authority has not given one: “${refusal}”`,
    };
  const [, state = found, why] = /^(.*?): (.*)$/.exec(found) ?? [];
  const [, days] = /^expires in (\d+) days$/.exec(state) ?? [];
  const reason = why === undefined ? { fr: "", en: "" } : { fr: ` : « ${why} »`, en: `: “${why}”` };
  return days === undefined
    ? { fr: `échu, et pas renouvelé${reason.fr}`, en: `expired, and not renewed${reason.en}` }
    : {
        fr: `échoit dans ${days} jours, et n'a pas pu être renouvelé${reason.fr}`,
        en: `expires in ${days} days, and could not be renewed${reason.en}`,
      };
}

const states: Readonly<Record<string, Text>> = {
  "waits: DNS has no address of it": {
    fr: "attend que le DNS ait une adresse pour ce nom",
    en: "waits until DNS has an address for the name",
  },
  "waits: DNS did not answer": { fr: "attend une réponse du DNS", en: "waits for an answer of DNS" },
  "waits: not asked for yet": { fr: "pas encore demandé", en: "not asked for yet" },
  "waits: its certificate is gone": {
    fr: "a disparu du serveur, sera redemandé",
    en: "has gone from the server, will be asked for again",
  },
};
