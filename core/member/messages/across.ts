import { type Sentences, shown } from "./sentences.ts";

interface Other {
  /** The file that has it already. */
  readonly other: string;
}

/** K07: what the files of all members say together. */
export const across = {
  K0701: ({ domain, other }: Other & { domain: string }) => ({
    fr: `Le domaine ${shown(domain)} est déjà écrit dans ${other}, et un domaine a un seul membre. Enlevez-le d'ici, ou voyez avec l'autre membre.`,
    en: `The domain ${shown(domain)} is written in ${other} already, and a domain has one member. Remove it here, or speak with the other member.`,
  }),
  K0702: ({ domain, near, other }: Other & { domain: string; near: string }) => ({
    fr: `L'un de ces domaines contient l'autre, et ils seraient à deux membres : ${shown(domain)} ici, ${shown(near)} dans ${other}. Prenez un autre domaine, ou voyez avec l'autre membre.`,
    en: `One of these domains contains the other, and they would belong to two members: ${shown(domain)} here, ${shown(near)} in ${other}. Take another domain, or speak with the other member.`,
  }),
  K0703: ({ address, other }: Other & { address: string }) => ({
    fr: `L'adresse ${shown(address)} existe déjà (${other}). Une adresse n'est qu'une chose : une boîte, un alias ou une liste. Changez l'un des deux noms.`,
    en: `The address ${shown(address)} exists already (${other}). An address is one thing only: a mailbox, an alias or a list. Change one of the two names.`,
  }),
  K0704: ({ host, other }: Other & { host: string }) => ({
    fr: `Le nom ${shown(host)} est déjà pris par un site, un wiki ou une redirection (${other}). Prenez-en un autre.`,
    en: `The name ${shown(host)} is taken already by a site, a wiki or a redirection (${other}). Take another.`,
  }),
  K0705: ({ login, other }: Other & { login: string }) => ({
    fr: `Le compte « ${shown(login)} » serait aussi celui de ${other}. Renommez ce fichier : les 14 premiers caractères sans tirets doivent différer.`,
    en: `The login "${shown(login)}" would be that of ${other} too. Rename this file: the first 14 characters without hyphens must differ.`,
  }),
  K0706: ({ id, other }: Other & { id: string }) => ({
    fr: `L'identifiant ${id} est celui de ${other}, et un identifiant ne sert qu'une fois. Dans un nouveau fichier, enlevez cette ligne.`,
    en: `The id ${id} is that of ${other}, and an id is used once. In a new file remove this line.`,
  }),
  K0707: ({ user, other }: Other & { user: string }) => ({
    fr: `Le compte du nuage « ${shown(user)} » existe déjà (${other}). Ces noms sont communs à tout le konbit : prenez-en un autre.`,
    en: `The cloud user "${shown(user)}" exists already (${other}). These names are common to the whole konbit: take another.`,
  }),
  K0708: ({ ring }: { ring: readonly string[] }) => ({
    fr: `Cet alias tourne en rond : ${ring.map(shown).join(" → ")}. Faites-le finir dans une boîte.`,
    en: `This alias goes round in a circle: ${ring.map(shown).join(" → ")}. Let it end in a mailbox.`,
  }),
  K0710: ({ address, list }: { address: string; list: string }) => ({
    fr: `${shown(address)} sert à la gestion de la liste ${shown(list)}. Prenez un autre nom.`,
    en: `${shown(address)} manages the list ${shown(list)}. Take another name.`,
  }),
  K0711: ({ email }: { email: string }) => ({
    fr: `${shown(email)} est hébergé ici : en cas de panne, les messages n'y arriveraient pas. Une adresse d'ailleurs est plus sûre.`,
    en: `${shown(email)} is hosted here: during an outage messages would not arrive. An address elsewhere is safer.`,
  }),
  K0712: ({ name }: { name: string }) => ({
    fr: `Un autre site ou wiki de ce fichier s'appelle déjà ${shown(name)}. Donnez à celui-ci un autre « name » : « host » peut rester.`,
    en: `Another site or wiki of this file is called ${shown(name)} already. Give this one another "name": "host" can stay.`,
  }),
} satisfies Sentences;
