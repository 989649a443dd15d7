import { type Sentences, shown } from "./sentences.ts";

interface Key {
  readonly key: string;
}

/** K06: admission, leaving, limits. */
export const lifecycle = {
  K0601: ({ key }: Key) => ({
    fr: `« ${key} » ne s'écrit pas dans une nouvelle demande : c'est « konbit admit » qui le donne. Enlevez-le ; ce que vous souhaitez va sous « requests ».`,
    en: `"${key}" is not written in a new request: "konbit admit" gives it. Remove it; what you would like goes under "requests".`,
  }),
  K0602: ({ status }: { status: string }) => ({
    fr: `Un membre « ${status} » a un « id », que « konbit admit » écrit. Une nouvelle demande n'a pas de « status ».`,
    en: `A member who is "${status}" has an "id", which "konbit admit" writes. A new request has no "status".`,
  }),
  K0603: ({ key }: Key) => ({
    fr: `Le fichier d'un membre parti ne garde plus « ${shown(key)} ». Enlevez cette clé : les données sont dans l'export.`,
    en: `The file of a member who has left no longer keeps "${shown(key)}". Remove this key: the data are in the export.`,
  }),
  K0604: ({ key }: Key) => ({
    fr: `Il manque « ${key} » : un membre parti garde name, id, login, contact, status et left.`,
    en: `"${key}" is missing: a member who has left keeps name, id, login, contact, status and left.`,
  }),
  K0605: ({ key }: Key) => ({
    fr: `« ${key} » ne va qu'avec « status: left », et c'est « konbit leave » qui l'écrit.`,
    en: `"${key}" goes with "status: left" only, and "konbit leave" writes it.`,
  }),
  K0606: ({ days, on }: { days: number; on: string }) => ({
    fr: `L'effacement vient au plus tôt ${days} jours après le départ (${on}). Écrivez une date plus tardive.`,
    en: `Erasing comes at the earliest ${days} days after leaving (${on}). Write a later date.`,
  }),
  K0607: ({ key }: Key) => ({
    fr: `« ${key} » est là, mais « status » manque. Si ce membre est admis, remettez « status: active ».`,
    en: `"${key}" is there, but "status" is missing. If this member is admitted, put back "status: active".`,
  }),
  K0608: () => ({
    fr: "Cette empreinte n'est pas celle du paquet vérifié, écrite sous « left ». Recopiez celle-là.",
    en: 'This is not the fingerprint of the verified bundle, which stands under "left". Copy that one.',
  }),
  K0609: ({ login }: { login: string }) => ({
    fr: `Le compte « ${shown(login)} » existe déjà sur le serveur. Renommez le fichier.`,
    en: `The account "${shown(login)}" exists on the server already. Rename the file.`,
  }),
  K0610: ({ login, slug }: { login: string; slug: string }) => ({
    fr: `« ${slug} » donne le compte « ${login} », coupé à 14 caractères. Il ne changera plus après l'admission ; un nom de fichier plus court l'éviterait.`,
    en: `"${slug}" gives the login "${login}", cut to 14 characters. It never changes after admission; a shorter file name would avoid that.`,
  }),
  K0611: ({ operator }: { operator: string }) => ({
    fr: `« operator » est le konbit lui-même ; ce n'est possible que dans ${operator}.yaml.`,
    en: `"operator" is the konbit itself; that is possible in ${operator}.yaml only.`,
  }),
  K0612: ({ key, count, limit }: { key: string; count: number; limit: number }) => ({
    fr: `Il y a ${count} « ${key} » et ${limit} sont accordés. Enlevez-en, ou demandez : requests: { ${key}: ${count} }`,
    en: `There are ${count} "${key}", and ${limit} are granted. Remove some, or ask: requests: { ${key}: ${count} }`,
  }),
  K0613: ({ total, limit, count }: { total: string; limit: string; count: number }) => ({
    fr: `Les ${count} boîtes font ensemble ${total} et ${limit} sont accordés au courriel. Réduisez des quotas, ou demandez : requests: { mail: ${total} }`,
    en: `The ${count} mailboxes have ${total} together, and ${limit} are granted for mail. Reduce quotas, or ask: requests: { mail: ${total} }`,
  }),
  K0615: ({ forge }: { forge: string }) => ({
    fr: `« ${shown(forge)} » est écrit deux fois. Gardez-en un.`,
    en: `"${shown(forge)}" is written twice. Keep one.`,
  }),
} satisfies Sentences;
