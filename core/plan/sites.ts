import { appNamed, type AppName } from "../apps/index.ts";
import type { Admitted, Site } from "../member/member.ts";
import type { Text } from "../text.ts";
import type { Sentence, Sentences } from "./sentence.ts";

/** One web site; `name` is its identity within the member, `host` is where it answers. */
export interface SitePlan {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  readonly host: string;
  readonly aliases: readonly string[];
  readonly app: AppName;
  /** Folder below the site's files that is served; empty for all of them. */
  readonly docroot: string;
  /** Present for apps that run PHP: "8.2". */
  readonly php?: string;
  readonly state: "active" | "suspended";
  /** Whether it has a database of its own; the password is made at the very end and known to nobody. */
  readonly hasDatabase: boolean;
}

/** The sites that konbit can provide; what it cannot yet is a notice of core/provided.ts, and refused before this. */
export function sitesOf(member: Admitted): readonly SitePlan[] {
  return member.sites.flatMap((site) => {
    const app = appNamed(site.app);
    return app === undefined || site.state === "archived" ? [] : [sitePlan(member, site, app)];
  });
}

function sitePlan(member: Admitted, site: Site, app: NonNullable<ReturnType<typeof appNamed>>): SitePlan {
  return {
    member: member.id,
    login: member.login,
    name: site.name,
    host: site.host,
    aliases: site.aliases,
    app: app.name,
    docroot: site.docroot ?? "",
    state: site.state === "suspended" ? "suspended" : "active",
    ...(app.runsPhp && site.php !== undefined ? { php: site.php } : {}),
    hasDatabase: site.database,
  };
}

export const siteSentences: Sentences<SitePlan> = (before, after) => {
  if (after === undefined) return before === undefined ? [] : [stopped(before)];
  if (before === undefined) return [appears(after)];
  return differences(before, after).map((text) => ["changes", text]);
};

function appears(site: SitePlan): Sentence {
  const app = appText(site);
  const suspended = site.state === "suspended";
  return [
    "appears",
    {
      fr: `site ${site.host} : ${app.fr}${suspended ? ", suspendu pour l'instant" : ""}`,
      en: `site ${site.host}: ${app.en}${suspended ? ", suspended for now" : ""}`,
    },
  ];
}

function stopped({ host, hasDatabase }: SitePlan): Sentence {
  return [
    "stops",
    {
      fr: `site ${host} : n'est plus servi. Rien n'est effacé : ses fichiers${hasDatabase ? " et sa base de données" : ""} passent en quarantaine et reviennent si la ligne revient.`,
      en: `site ${host}: is no longer served. Nothing is erased: its files${hasDatabase ? " and its database go" : " go"} to quarantine and come back if the line comes back.`,
    },
  ];
}

/** One sentence for each thing that is different; what a member would not recognise (the login) cannot change. */
function differences(before: SitePlan, after: SitePlan): readonly Text[] {
  const { host } = after;
  const [wasApp, isApp] = [appText(before), appText(after)];
  const [wasAliases, isAliases] = [before.aliases.join(", "), after.aliases.join(", ")];
  const answers: readonly (Text | false)[] = [
    before.host !== host && {
      fr: `site ${host} : nouvelle adresse ; ${before.host} ne répond plus`,
      en: `site ${host}: new address; ${before.host} no longer answers`,
    },
    wasAliases !== isAliases && {
      fr: `site ${host} : répond aussi à ${isAliases || "aucun autre nom"} (avant : ${wasAliases || "aucun"})`,
      en: `site ${host}: also answers to ${isAliases || "no other name"} (before: ${wasAliases || "none"})`,
    },
    wasApp.en !== isApp.en && {
      fr: `site ${host} : ${isApp.fr} (avant : ${wasApp.fr}). Les fichiers restent.`,
      en: `site ${host}: ${isApp.en} (before: ${wasApp.en}). The files stay.`,
    },
    before.docroot !== after.docroot && {
      fr: `site ${host} : sert le dossier « ${after.docroot || "/"} » (avant : « ${before.docroot || "/"} »)`,
      en: `site ${host}: serves the folder “${after.docroot || "/"}” (before: “${before.docroot || "/"}”)`,
    },
    before.state !== after.state &&
      (after.state === "suspended"
        ? {
            fr: `site ${host} : suspendu, une page d'attente répond. Rien n'est effacé.`,
            en: `site ${host}: suspended, a holding page answers. Nothing is erased.`,
          }
        : { fr: `site ${host} : de nouveau ouvert`, en: `site ${host}: open again` }),
  ];
  return answers.filter((answer) => answer !== false);
}

/** "programme PHP 8.2 avec base de données" */
function appText({ app: name, php, hasDatabase }: SitePlan): Text {
  const app = appNamed(name)?.title ?? { fr: name, en: name };
  const version = php === undefined ? "" : ` ${php}`;
  return {
    fr: `${app.fr}${version}${hasDatabase ? " avec base de données" : ""}`,
    en: `${app.en}${version}${hasDatabase ? " with a database" : ""}`,
  };
}
