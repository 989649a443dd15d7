import type { App } from "../apps/app.ts";
import { appNamed } from "../apps/index.ts";
import { isWithin } from "../dns/host-name.ts";
import type { Admitted, Wiki } from "../member/member.ts";
import type { Text } from "../text.ts";
import { kept } from "./kept.ts";
import { about, linesOf, type Line, type Subject } from "./line.ts";
import { settingsOf, type SitePlan } from "./sites.ts";

/** The wikis that konbit can provide, each of which is a site of its engine; what it cannot yet is a notice of core/provided.ts. */
export function wikisOf(member: Admitted): readonly SitePlan[] {
  return member.wikis.flatMap((wiki) => {
    const app = appNamed(wiki.engine);
    return app.isProvided ? [wikiPlan(member, wiki, app)] : [];
  });
}

function wikiPlan(member: Admitted, { name, host, engine, access, state }: Wiki, { program }: App): SitePlan {
  return {
    member: member.id,
    login: member.login,
    name,
    host,
    aliases: [],
    domains: member.domains.map((domain): string => domain.name).filter((domain) => isWithin(host, domain)),
    app: engine,
    docroot: "",
    // To its program both are the same: nobody writes.
    state: state === "readonly" ? "active" : state,
    hasDatabase: program?.hasDatabase === true,
    settings: { ...settingsOf(member), access, isReadonly: state === "readonly" || state === "composted" },
  };
}

/** Wikis, each by its name within the member. */
export const wikis: Subject = (before, after) =>
  linesOf(before?.wikis ?? [], after.wikis, { key: ({ name }) => name, appears, differs, stops });

const readers: Readonly<Record<Wiki["access"], Text>> = {
  "public-read": { fr: "lecture publique", en: "anybody reads" },
  private: { fr: "lecture réservée", en: "reading is restricted" },
};

const edit: Readonly<Record<Wiki["edit"], Text>> = {
  invited: { fr: "écriture sur invitation", en: "invited people write" },
  konbit: { fr: "écriture ouverte à tout le konbit", en: "everybody in the konbit writes" },
};

const states: Readonly<Record<Wiki["state"], Text>> = {
  active: { fr: "ouvert", en: "open" },
  readonly: { fr: "en lecture seule", en: "read-only" },
  composted: { fr: "composté en pages fixes", en: "composted into fixed pages" },
  archived: { fr: "archivé", en: "archived" },
};

function appears(wiki: Wiki): Line {
  const { host, state } = wiki;
  const engine = appNamed(wiki.engine).title;
  const leaves = state === "composted" || state === "archived";
  return about("wiki", host)("appears", leaves ? "danger" : "décision", {
    fr: `wiki ${host} : ${engine.fr}, ${readers[wiki.access].fr}, ${edit[wiki.edit].fr}${state === "active" ? "" : `, ${states[state].fr}`}`,
    en: `wiki ${host}: ${engine.en}, ${readers[wiki.access].en}, ${edit[wiki.edit].en}${state === "active" ? "" : `, ${states[state].en}`}`,
  });
}

function stops({ host }: Wiki): Line {
  return about("wiki", host)("stops", "danger", {
    fr: `wiki ${host} : retiré, ses pages ne répondent plus. ${kept.fr}`,
    en: `wiki ${host}: removed, its pages no longer answer. ${kept.en}`,
  });
}

function differs(was: Wiki, is: Wiki): readonly (Line | false)[] {
  const { host } = is;
  const say = about("wiki", host);
  return [
    was.host !== host &&
      say("changes", "décision", {
        fr: `wiki ${host} : nouvelle adresse ; ${was.host} ne répond plus`,
        en: `wiki ${host}: new address; ${was.host} no longer answers`,
      }),
    // Another engine starts empty; what was there has folders and tables of its own, and stays.
    was.engine !== is.engine &&
      say("changes", "danger", {
        fr: `wiki ${host} : devient un ${appNamed(is.engine).title.fr} vide (avant : ${appNamed(was.engine).title.fr}), les pages ne sont pas converties. Rien n'est effacé : l'ancien contenu reste de côté et revient avec l'ancien logiciel.`,
        en: `wiki ${host}: becomes an empty ${appNamed(is.engine).title.en} (before: ${appNamed(was.engine).title.en}), pages are not converted. Nothing is erased: the old content is kept aside and comes back with the old software.`,
      }),
    was.access !== is.access &&
      say("changes", "décision", {
        fr: `wiki ${host} : ${readers[is.access].fr} (avant : ${readers[was.access].fr})`,
        en: `wiki ${host}: ${readers[is.access].en} (before: ${readers[was.access].en})`,
      }),
    was.edit !== is.edit &&
      say("changes", "décision", {
        fr: `wiki ${host} : ${edit[is.edit].fr} (avant : ${edit[was.edit].fr})`,
        en: `wiki ${host}: ${edit[is.edit].en} (before: ${edit[was.edit].en})`,
      }),
    was.state !== is.state && stateLine(is),
    was.dormancy?.reason !== is.dormancy?.reason &&
      say(
        "changes",
        "décision",
        is.dormancy === undefined
          ? {
              fr: `wiki ${host} : dit dormant si personne n'y écrit`,
              en: `wiki ${host}: said to be dormant when nobody writes there`,
            }
          : {
              fr: `wiki ${host} : jamais dit dormant (${is.dormancy.reason})`,
              en: `wiki ${host}: never said to be dormant (${is.dormancy.reason})`,
            },
      ),
  ];
}

function stateLine({ host, state }: Wiki): Line {
  const say = about("wiki", host);
  switch (state) {
    case "active":
      return say("resumes", "décision", {
        fr: `wiki ${host} : de nouveau ouvert à l'écriture`,
        en: `wiki ${host}: open for writing again`,
      });
    case "readonly":
      return say("pauses", "décision", {
        fr: `wiki ${host} : passe en lecture seule. Rien n'est effacé.`,
        en: `wiki ${host}: becomes read-only. Nothing is erased.`,
      });
    case "composted":
      return say("stops", "danger", {
        fr: `wiki ${host} : composté, ses pages deviennent des pages fixes aux mêmes adresses, sans recherche ni historique, et personne n'y écrit plus. Rien n'est effacé : le wiki entier est rangé et peut revenir.`,
        en: `wiki ${host}: composted, its pages become fixed pages at the same addresses, without search or history, and nobody writes there any more. Nothing is erased: the whole wiki is put away and can come back.`,
      });
    case "archived":
      return say("stops", "danger", {
        fr: `wiki ${host} : archivé, une page le dit à la place des siennes. Rien n'est effacé : le wiki entier est rangé et peut revenir.`,
        en: `wiki ${host}: archived, a page says so in place of its own. Nothing is erased: the whole wiki is put away and can come back.`,
      });
  }
}
