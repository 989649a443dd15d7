import type { App } from "../apps/app.ts";
import { appNamed, type AppName } from "../apps/index.ts";
import { isWithin } from "../dns/host-name.ts";
import type { Admitted, Site } from "../member/member.ts";
import { retention } from "../retention.ts";
import type { Lang, Text } from "../text.ts";
import { about, gainAndLoss, linesOf, listed, type Line, type Subject } from "./line.ts";

/** What a program of the catalogue is told of its site. */
export interface SiteSettings {
  readonly title: string;
  readonly lang: Lang;
  /** Who reads, of a wiki. */
  readonly access?: "public-read" | "private";
  /** Nobody writes for now. */
  readonly isReadonly: boolean;
  /** Who looks after it first, and is invited by mail. */
  readonly admin: { readonly login: string; readonly name: string; readonly email: string };
}

/** One web site or wiki; `name` is its identity within the member, `host` is where it answers. */
export interface SitePlan {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  readonly host: string;
  readonly aliases: readonly string[];
  /** The member's domains in which host and aliases lie. */
  readonly domains: readonly string[];
  readonly app: AppName;
  /** Folder below the site's files that is served; empty for all of them. */
  readonly docroot: string;
  /** Where it leads, of a site that does nothing else. */
  readonly to?: string;
  /** Present for apps that run PHP: "8.2". */
  readonly php?: string;
  /** How its program looks, where the file says. */
  readonly theme?: string;
  readonly state: "active" | "suspended" | "archived" | "composted";
  /** Whether it has a database of its own; the password is made at the very end and known to nobody. */
  readonly hasDatabase: boolean;
  /** Present for apps that have a program. */
  readonly settings?: SiteSettings;
}

/** The sites that konbit can provide; what it cannot yet is a notice of core/provided.ts, and refused before this. */
export function sitesOf(member: Admitted): readonly SitePlan[] {
  return member.sites.flatMap((site) => {
    const app = appNamed(site.app);
    return app.isProvided ? [sitePlan(member, site, app)] : [];
  });
}

function sitePlan(member: Admitted, site: Site, app: App & { readonly name: AppName }): SitePlan {
  const domains = member.domains.map(({ name }): string => name);
  return {
    member: member.id,
    login: member.login,
    name: site.name,
    host: site.host,
    aliases: site.aliases,
    domains: domains.filter((name) => [site.host, ...site.aliases].some((host) => isWithin(host, name))),
    app: app.name,
    docroot: site.docroot ?? "",
    state: site.state,
    ...(site.to === undefined ? {} : { to: site.to }),
    ...(site.theme === undefined ? {} : { theme: site.theme }),
    ...(app.runsPhp && site.php !== undefined ? { php: site.php } : {}),
    hasDatabase: site.database || app.program?.hasDatabase === true,
    ...(app.program === undefined ? {} : { settings: settingsOf(member) }),
  };
}

/** What the programs of all sites of a member are told. */
export function settingsOf({ name, lang, contact }: Admitted): SiteSettings {
  return {
    title: name,
    lang,
    isReadonly: false,
    admin: { login: contact.forge, name: contact.name, email: contact.email },
  };
}

/** Sites, each by its name within the member, and the keys that may edit their files. */
export const sites: Subject = (before, after) => [
  ...linesOf(before?.sites ?? [], after.sites, { key: ({ name }) => name, appears, differs: differences, stops }),
  ...linesOf(before?.sftp ?? [], after.sftp, {
    key: (key) => key,
    appears: sftpAppears,
    differs: () => [],
    stops: sftpStops,
  }),
];

function appears(site: Site): Line {
  const { host } = site;
  const app = openingText(site);
  const say = about("site", host);
  switch (site.state) {
    case "active":
      return say("appears", "décision", { fr: `site ${host} : ${app.fr}`, en: `site ${host}: ${app.en}` });
    case "suspended":
      return say("appears", "décision", {
        fr: `site ${host} : ${app.fr}, suspendu pour l'instant`,
        en: `site ${host}: ${app.en}, suspended for now`,
      });
    case "archived":
      return say("appears", "danger", {
        fr: `site ${host} : ${app.fr}, déjà archivé : il n'est pas servi`,
        en: `site ${host}: ${app.en}, archived already: it is not served`,
      });
  }
}

function stops({ host, database }: Site): Line {
  const days = retention.quarantineDays;
  return about("site", host)(
    "stops",
    "danger",
    database
      ? {
          fr: `site ${host} : n'est plus servi. Rien n'est effacé : ses fichiers et sa base de données passent en quarantaine, y restent au moins ${days} jours et reviennent si la ligne revient.`,
          en: `site ${host}: is no longer served. Nothing is erased: its files and its database go to quarantine, stay there for at least ${days} days and come back if the line comes back.`,
        }
      : {
          fr: `site ${host} : n'est plus servi. Rien n'est effacé : ses fichiers passent en quarantaine, y restent au moins ${days} jours et reviennent si la ligne revient.`,
          en: `site ${host}: is no longer served. Nothing is erased: its files go to quarantine, stay there for at least ${days} days and come back if the line comes back.`,
        },
  );
}

/** One sentence for each thing that is different; what a member would not recognise (the login) cannot change. */
function differences(was: Site, is: Site): readonly (Line | false)[] {
  const { host } = is;
  const change = (sentence: Text) => about("site", host)("changes", "décision", sentence);
  const [wasApp, isApp] = [appText({ ...was, database: false }), appText({ ...is, database: false })];
  const { gained, lost } = gainAndLoss(was.aliases, is.aliases);
  return [
    was.host !== host &&
      change({
        fr: `site ${host} : nouvelle adresse ; ${was.host} ne répond plus`,
        en: `site ${host}: new address; ${was.host} no longer answers`,
      }),
    gained !== undefined &&
      change({ fr: `site ${host} : répond aussi à ${gained}`, en: `site ${host}: answers to ${gained} too` }),
    lost !== undefined &&
      change({ fr: `site ${host} : ne répond plus à ${lost}`, en: `site ${host}: no longer answers to ${lost}` }),
    wasApp.en !== isApp.en &&
      change({
        fr: `site ${host} : ${isApp.fr} (avant : ${wasApp.fr}). Les fichiers restent.`,
        en: `site ${host}: ${isApp.en} (before: ${wasApp.en}). The files stay.`,
      }),
    was.database !== is.database && databaseLine(is),
    (was.docroot ?? "") !== (is.docroot ?? "") &&
      change({
        fr: `site ${host} : sert le dossier « ${is.docroot ?? "/"} » (avant : « ${was.docroot ?? "/"} »)`,
        en: `site ${host}: serves the folder “${is.docroot ?? "/"}” (before: “${was.docroot ?? "/"}”)`,
      }),
    ...workings(was, is, change),
    was.state !== is.state && stateLine(is),
  ];
}

function databaseLine({ host, database }: Site): Line {
  const say = about("site", host);
  return database
    ? say("changes", "décision", {
        fr: `site ${host} : reçoit une base de données`,
        en: `site ${host}: gets a database`,
      })
    : say("changes", "danger", {
        fr: `site ${host} : n'a plus de base de données. Elle n'est pas effacée : elle passe en quarantaine et revient si la ligne revient.`,
        en: `site ${host}: has no database any more. It is not erased: it goes to quarantine and comes back if the line comes back.`,
      });
}

function workings(was: Site, is: Site, change: (sentence: Text) => Line): readonly (Line | false)[] {
  const { host } = is;
  const { gained, lost } = gainAndLoss(was.cron, is.cron);
  return [
    was.theme !== is.theme &&
      change({
        fr: `site ${host} : thème ${is.theme ?? "par défaut"} (avant : ${was.theme ?? "par défaut"})`,
        en: `site ${host}: theme ${is.theme ?? "by default"} (before: ${was.theme ?? "by default"})`,
      }),
    was.to !== undefined &&
      is.to !== undefined &&
      was.to !== is.to &&
      change({
        fr: `site ${host} : renvoie vers ${is.to} (avant : ${was.to})`,
        en: `site ${host}: redirects to ${is.to} (before: ${was.to})`,
      }),
    gained !== undefined &&
      change({
        fr: `site ${host} : lance aussi à heure fixe ${gained}`,
        en: `site ${host}: also runs by the clock ${gained}`,
      }),
    lost !== undefined &&
      change({
        fr: `site ${host} : ne lance plus à heure fixe ${lost}`,
        en: `site ${host}: no longer runs by the clock ${lost}`,
      }),
    was.dormancy?.reason !== is.dormancy?.reason &&
      change(
        is.dormancy === undefined
          ? {
              fr: `site ${host} : dit dormant si personne n'y écrit`,
              en: `site ${host}: said to be dormant when nobody writes there`,
            }
          : {
              fr: `site ${host} : jamais dit dormant (${is.dormancy.reason})`,
              en: `site ${host}: never said to be dormant (${is.dormancy.reason})`,
            },
      ),
  ];
}

function stateLine({ host, state }: Site): Line {
  const say = about("site", host);
  switch (state) {
    case "active":
      return say("resumes", "décision", { fr: `site ${host} : de nouveau ouvert`, en: `site ${host}: open again` });
    case "suspended":
      return say("pauses", "décision", {
        fr: `site ${host} : suspendu, une page d'attente répond. Rien n'est effacé.`,
        en: `site ${host}: suspended, a holding page answers. Nothing is erased.`,
      });
    case "archived":
      return say("stops", "danger", {
        fr: `site ${host} : archivé, une page le dit et il n'est plus servi. Rien n'est effacé : tout est rangé et peut revenir.`,
        en: `site ${host}: archived, a page says so and it is no longer served. Nothing is erased: all of it is put away and can come back.`,
      });
  }
}

/** "programme PHP 8.2 avec base de données" */
function appText({ app: name, php, database, to }: Pick<Site, "app" | "php" | "database" | "to">): Text {
  const { title, leadsTo, isPhpItself } = appNamed(name);
  if (leadsTo !== undefined) return { fr: `${leadsTo.fr} ${to ?? ""}`, en: `${leadsTo.en} ${to ?? ""}` };
  const { fr, en } = title;
  const version = php === undefined ? "" : isPhpItself === true ? ` ${php}` : ` (PHP ${php})`;
  return {
    fr: `${fr}${version}${database ? " avec base de données" : ""}`,
    en: `${en}${version}${database ? " with a database" : ""}`,
  };
}

/** What a new site is, with the other names to which it answers and what it runs by the clock. */
function openingText(site: Site): Text {
  const { fr, en } = appText(site);
  const [names, tasks] = [listed(site.aliases), listed(site.cron)];
  const also: Text =
    names === "" ? { fr: "", en: "" } : { fr: ` ; répond aussi à ${names}`, en: `; answers to ${names} too` };
  const clock: Text =
    tasks === "" ? { fr: "", en: "" } : { fr: ` ; lance à heure fixe ${tasks}`, en: `; runs by the clock ${tasks}` };
  return { fr: `${fr}${also.fr}${clock.fr}`, en: `${en}${also.en}${clock.en}` };
}

/** "awa@portable", or the end of the key when nothing names it. */
function keyName(key: string): string {
  const [, body = "", ...comment] = key.split(" ");
  return comment.join(" ") || `…${body.slice(-8)}`;
}

function sftpAppears(key: string): Line {
  const name = keyName(key);
  return about("sftp", name)("appears", "décision", {
    fr: `clé SFTP ${name} : peut modifier les fichiers des sites`,
    en: `SFTP key ${name}: may edit the sites' files`,
  });
}

function sftpStops(key: string): Line {
  const name = keyName(key);
  return about("sftp", name)("stops", "décision", {
    fr: `clé SFTP ${name} : ne peut plus modifier les fichiers des sites`,
    en: `SFTP key ${name}: may no longer edit the sites' files`,
  });
}
