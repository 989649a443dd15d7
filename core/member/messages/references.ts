import { type Sentences, shown } from "./sentences.ts";

/** K05: what the keys of one file say about one another. */
export const references = {
  K0501: ({ domain, right }: { domain: string; right?: string }) => ({
    fr: right
      ? `« ${shown(domain)} » n'est pas un domaine de ce membre. Vouliez-vous dire « ${right} » ?`
      : `« ${shown(domain)} » n'est pas un domaine de ce membre ; ajoutez-le sous « domains » ou prenez-en un autre.`,
    en: right
      ? `"${shown(domain)}" is not a domain of this member. Did you mean "${right}"?`
      : `"${shown(domain)}" is not a domain of this member; add it under "domains" or take another.`,
  }),
  K0502: ({ domain }: { domain: string }) => ({
    fr: `Le domaine ${shown(domain)} est sans courriel (« mail: none »). Enlevez « mail: none », ou prenez un autre domaine.`,
    en: `The domain ${shown(domain)} has no mail ("mail: none"). Remove "mail: none", or take another domain.`,
  }),
  K0503: ({ name }: { name: string }) => ({
    fr: `« ${shown(name)} » n'appartient à aucun domaine : ce membre n'en a pas qui ait le courriel. Ajoutez-en un sous « domains ».`,
    en: `"${shown(name)}" belongs to no domain: this member has none with mail. Add one under "domains".`,
  }),
  K0504: ({ host, right }: { host: string; right?: string }) => ({
    fr: right
      ? `« ${shown(host)} » n'est pas sous un domaine de ce membre. Vouliez-vous dire « ${right} » ?`
      : `« ${shown(host)} » n'est pas sous un domaine de ce membre ; ajoutez le domaine sous « domains ».`,
    en: right
      ? `"${shown(host)}" is not under a domain of this member. Did you mean "${right}"?`
      : `"${shown(host)}" is not under a domain of this member; add the domain under "domains".`,
  }),
  K0506: ({ name }: { name: string }) => ({
    fr: `« ${shown(name)} » n'a pas d'adresse : ce membre n'a aucun domaine. Ajoutez-en un sous « domains ».`,
    en: `"${shown(name)}" has no address: this member has no domain. Add one under "domains".`,
  }),
  K0507: ({ name, right }: { name: string; right?: string }) => ({
    fr: right
      ? `« ${shown(name)} » n'existe pas chez ce membre. Vouliez-vous dire « ${right} » ?`
      : `« ${shown(name)} » n'existe pas chez ce membre. Ajoutez-le, ou écrivez une adresse complète d'ailleurs.`,
    en: right
      ? `"${shown(name)}" does not exist with this member. Did you mean "${right}"?`
      : `"${shown(name)}" does not exist with this member. Add it, or write a full address elsewhere.`,
  }),
  K0511: ({ forge, maintainers }: { forge: string; maintainers: readonly string[] }) => ({
    fr: `« ${shown(forge)} » ne fait pas partie de « maintainers » (${maintainers.join(", ")}) : cette clé ne servirait à personne.`,
    en: `"${shown(forge)}" is not among the "maintainers" (${maintainers.join(", ")}): this key would serve nobody.`,
  }),
  K0513: () => ({
    fr: "Un site « redirect » a besoin de « to: » avec l'adresse Web où il mène.",
    en: 'A "redirect" site needs "to:" with the web address where it leads.',
  }),
  K0514: ({ key, app, apps }: { key: string; app: string; apps: readonly string[] }) => ({
    fr: `« ${key} » ne sert pas à un site « ${app} », seulement à : ${apps.join(", ")}.`,
    en: `"${key}" is of no use to a "${app}" site, only to: ${apps.join(", ")}.`,
  }),
  K0516: () => ({
    fr: "Sans sauvegarde, il faut dire pourquoi : ajoutez « reason: » à côté.",
    en: 'Without backup it must be said why: add "reason:" beside it.',
  }),
  K0519: ({ host }: { host: string }) => ({
    fr: `Cette redirection revient à elle-même (${shown(host)}). Donnez une autre adresse.`,
    en: `This redirection leads back to itself (${shown(host)}). Give another address.`,
  }),
  K0524: ({ value, right, known }: { value: string; right?: string; known: readonly string[] }) => ({
    fr: right
      ? `« ${shown(value)} » n'est pas offert par ce konbit. Vouliez-vous dire « ${right} » ? Il y a : ${known.join(", ")}.`
      : `« ${shown(value)} » n'est pas offert par ce konbit. Il y a : ${known.join(", ")}.`,
    en: right
      ? `"${shown(value)}" is not offered by this konbit. Did you mean "${right}"? There is: ${known.join(", ")}.`
      : `"${shown(value)}" is not offered by this konbit. There is: ${known.join(", ")}.`,
  }),
  K0528: ({ address, invite }: { address: string; invite: string }) => ({
    fr: `Le lien qui ouvre la boîte ${shown(address)} irait à ${shown(invite)}, où personne ne pourrait le lire : on n'arrive par là que dans cette boîte, ou dans une boîte fermée. Donnez sous « invite » une adresse que la personne lit déjà.`,
    en: `The link that opens the mailbox ${shown(address)} would go to ${shown(invite)}, where nobody could read it: that leads only to this mailbox, or to one that is closed. Under "invite" give an address that the person reads already.`,
  }),
  K0529: ({ name }: { name: string }) => ({
    fr: `Un alias sans destination n'existe pas ; « none » ne va qu'avec "*". Enlevez la ligne « ${shown(name)} ».`,
    en: `An alias without a destination does not exist; "none" goes with "*" only. Remove the line "${shown(name)}".`,
  }),
  K0530: ({ address }: { address: string }) => ({
    fr: `« formerly » dit quel nom cette boîte avait avant, et ${shown(address)} est encore une boîte ou une liste, ou une autre boîte en reprend déjà le courrier. Enlevez l'une des deux lignes.`,
    en: `"formerly" says which name this box had before, and ${shown(address)} is a mailbox or a list still, or another box takes over its mail already. Remove one of the two lines.`,
  }),
  K0531: ({ host }: { host: string }) => ({
    fr: `Un wiki composté est lu par tout le monde, et ${shown(host)} est privé. Écrivez « state: archived », qui le range sans le montrer, ou rendez-le d'abord public avec « access: public-read ».`,
    en: `Everybody reads a composted wiki, and ${shown(host)} is private. Write "state: archived", which puts it away without showing it, or make it public first with "access: public-read".`,
  }),
} satisfies Sentences;
