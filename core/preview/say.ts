import { wikiApps } from "../apps/index.ts";
import type { KindName } from "../kind-names.ts";
import { sizeText } from "../plan/size-text.ts";
import type { Text } from "../text.ts";
import { certificateText } from "./certificate-fact.ts";
import type { Fact } from "./facts.ts";
import type { Effect, Folded, Thing } from "./fold.ts";

type Title = (inputs: Thing["inputs"]) => Text;

/** How each kind is called in a sentence; one without a line here does not compile. */
const kindTitles: Readonly<Record<`konbit:index:${KindName}`, Title>> = {
  "konbit:index:AppArchive": ({ app, version }) => ({
    fr: `logiciel ${word(app)} ${word(version)} (archive vérifiée par son SHA-256)`,
    en: `program ${word(app)} ${word(version)} (archive checked by its SHA-256)`,
  }),
  "konbit:index:WebLogs": () => ({
    fr: "journaux et statistiques de visites (logrotate, GoAccess)",
    en: "logs and statistics of visits (logrotate, GoAccess)",
  }),
  "konbit:index:Certificates": () => ({
    fr: "certificats (ACME, par Apache)",
    en: "certificates (ACME, by Apache)",
  }),
  "konbit:index:Account": ({ login }) => ({ fr: `compte ${word(login)}`, en: `account ${word(login)}` }),
  "konbit:index:Sftp": ({ login }) => ({ fr: `clés SFTP de ${word(login)}`, en: `SFTP keys of ${word(login)}` }),
  "konbit:index:Site": ({ host, app }) => {
    const noun = wikiApps.some(({ name }) => name === app) ? "wiki" : "site";
    return { fr: `${noun} ${word(host)}`, en: `${noun} ${word(host)}` };
  },
  "konbit:index:Crontab": ({ login }) => ({
    fr: `tâches à heure fixe de ${word(login)}`,
    en: `timed tasks of ${word(login)}`,
  }),
  "konbit:index:MailServer": () => ({
    fr: "serveur de courriel (Postfix, Dovecot, rspamd)",
    en: "mail server (Postfix, Dovecot, rspamd)",
  }),
  "konbit:index:MailLinks": () => ({
    fr: "page et liens pour choisir un mot de passe",
    en: "page and links for choosing a password",
  }),
  "konbit:index:Webmail": ({ host }) => ({
    fr: `courriel web (Roundcube) sur ${word(host)}`,
    en: `webmail (Roundcube) at ${word(host)}`,
  }),
  "konbit:index:MailDomain": ({ domain }) => ({ fr: `courriel de ${word(domain)}`, en: `mail of ${word(domain)}` }),
  "konbit:index:Mailboxes": ({ domain }) => ({
    fr: `boîtes courriel de ${word(domain)}`,
    en: `mailboxes of ${word(domain)}`,
  }),
  "konbit:index:Aliases": ({ domain }) => ({ fr: `alias de ${word(domain)}`, en: `aliases of ${word(domain)}` }),
  "konbit:index:Lists": ({ domain }) => ({
    fr: `listes de diffusion de ${word(domain)}`,
    en: `mailing lists of ${word(domain)}`,
  }),
  "konbit:index:ListServer": () => ({
    fr: "serveur de listes de diffusion (Mailman)",
    en: "server of mailing lists (Mailman)",
  }),
  "konbit:index:Zone": ({ domain }) => ({ fr: `zone DNS ${word(domain)}`, en: `DNS zone ${word(domain)}` }),
  "konbit:index:DnsServer": () => ({
    fr: "serveur de noms (Knot)",
    en: "name server (Knot)",
  }),
  "konbit:index:Platform": () => ({
    fr: "socle du serveur (paquets, disques, Apache, PHP, MariaDB)",
    en: "base of the server (packages, disks, Apache, PHP, MariaDB)",
  }),
};

/** The same for every type of resource that a plan shows. */
const titles: Readonly<Record<string, Title>> = {
  ...kindTitles,
  "command:remote:Command": () => ({
    fr: "premier contact avec le serveur (compte d'exploitation)",
    en: "first contact with the server (operator's account)",
  }),
  "random:index/randomPassword:RandomPassword": () => ({
    fr: "mot de passe d'une base de données (tiré au sort, montré à personne)",
    en: "password of a database (random, shown to nobody)",
  }),
};

const sign: Readonly<Record<Effect, string>> = { appears: "+", changes: "~", stops: "-" };

/** The heading of a group: the member, or the server that all share. */
export function headingText({ member }: Folded): Text {
  if (member === undefined) return { fr: "Le serveur, pour tout le monde", en: "The server, for everybody" };
  const heading = `${member.name} (${member.slug})`;
  return { fr: heading, en: heading };
}

/**
 * The lines for one thing: what happens to it, then each property that differs.
 * @param isDone it has happened; otherwise it would.
 */
export function thingLines(thing: Thing, isDone = false): readonly Text[] {
  const title = titles[thing.type]?.(thing.inputs) ?? { fr: thing.type, en: thing.type };
  const mark = sign[thing.effect];
  const after = consequence(thing, isDone);
  return [
    { fr: `${mark} ${title.fr}${after.fr}`, en: `${mark} ${title.en}${after.en}` },
    ...factTexts(thing.facts).map(({ fr, en }) => ({ fr: `    ${fr}`, en: `    ${en}` })),
  ];
}

/** "3 à créer, 1 à changer, 0 à arrêter", or, once it is done, "Créés : 3, changés : 1, arrêtés : 0". */
export function totalText(groups: readonly Folded[], isDone = false): Text {
  const things = groups.flatMap((group) => group.things);
  if (things.length === 0) return { fr: "Rien ne change.", en: "Nothing changes." };
  const count = (effect: Effect) => things.filter((thing) => thing.effect === effect).length;
  const [appears, changes, stops] = [count("appears"), count("changes"), count("stops")];
  if (isDone) {
    return {
      fr: `Créés : ${appears}, changés : ${changes}, arrêtés : ${stops}. Rien n'a été effacé.`,
      en: `Created: ${appears}, changed: ${changes}, stopped: ${stops}. Nothing was erased.`,
    };
  }
  return {
    fr: `${appears} à créer, ${changes} à changer, ${stops} à arrêter. Rien n'est effacé.`,
    en: `${appears} to create, ${changes} to change, ${stops} to stop. Nothing is erased.`,
  };
}

function consequence({ effect, isMissing }: Thing, isDone: boolean): Text {
  if (isMissing && isDone)
    return { fr: " : avait disparu du serveur, a été refait", en: ": had gone from the server, was made again" };
  if (isMissing)
    return { fr: " : avait disparu du serveur, sera refait", en: ": had gone from the server, will be made again" };
  if (effect !== "stops") return { fr: "", en: "" };
  return {
    fr: " : l'accès est fermé, les données passent en quarantaine ; rien n'est effacé",
    en: ": access is closed, the data goes to quarantine; nothing is erased",
  };
}

/** One line for each property; what is missing as a whole (a user, a slice) is one line, not one for each of its parts. */
function factTexts(facts: readonly Fact[]): readonly Text[] {
  const parts = Map.groupBy(facts, ({ key }) => /^\w+/.exec(key)?.[0] ?? key);
  return [...parts].flatMap(([part, own]) =>
    own.length > 1 && own.every(({ found, isDrift }) => isDrift && found === undefined)
      ? [{ fr: `${part} : a disparu du serveur`, en: `${part}: gone from the server` }]
      : own.map(factText),
  );
}

function factText(fact: Fact): Text {
  const { key, isDrift } = fact;
  const certificate = isDrift ? certificateText(fact) : undefined;
  if (certificate !== undefined) return certificate;
  const [found, expected] = [valueText(key, fact.found), valueText(key, fact.expected)];
  return isDrift
    ? {
        fr: `${key} changé sur le serveur : trouvé « ${found.fr} », attendu « ${expected.fr} »`,
        en: `${key} changed on the server: found “${found.en}”, expected “${expected.en}”`,
      }
    : { fr: `${key} : ${found.fr} → ${expected.fr}`, en: `${key}: ${found.en} → ${expected.en}` };
}

function valueText(key: string, value: string | undefined): Text {
  if (value === undefined) return { fr: "rien", en: "nothing" };
  const isSize = /(Bytes|memoryMax|quota)$/.test(key) && /^\d+$/.test(value);
  return isSize ? sizeText(Number(value)) : { fr: value, en: value };
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "?";
}
