import type { App } from "../apps/app.ts";
import { siteApps, wikiApps } from "../apps/index.ts";
import { hostLabel } from "../member/names.ts";
import { url } from "../member/values.ts";
import { by, firstName, yesOrNo } from "./fields.ts";
import { answered, type Field, type Thing } from "./thing.ts";

const label: Omit<Field, "label" | "suggestion"> = {
  name: "name",
  hint: { fr: "ce qui vient avant votre domaine, en un mot", en: "what comes before your domain, in one word" },
  isRequired: true,
  check: by(hostLabel),
};

const sites: readonly App[] = siteApps;
const wikis: readonly App[] = wikiApps;
const named = (name: string | undefined) => sites.find((app) => app.name === name);
const choice = ({ name, title }: App) => ({ value: name, title });

export const wiki: Thing = {
  name: "wiki",
  title: { fr: "un wiki", en: "a wiki" },
  about: {
    fr: "Un site que vos personnes écrivent ensemble, sur invitation, avec protection contre le pourriel.",
    en: "A site that your people write together, by invitation, protected against spam.",
  },
  fields: [
    { ...label, label: { fr: "Nom du wiki", en: "Name of the wiki" }, suggestion: firstName("wikis", "wiki") },
    {
      name: "engine",
      label: { fr: "Logiciel", en: "Software" },
      isRequired: false,
      choices: () => wikis.filter(({ isProvided }) => isProvided).map(choice),
    },
    {
      name: "access",
      label: { fr: "Qui le lit", en: "Who reads it" },
      isRequired: false,
      choices: () => [
        { value: "public-read", title: { fr: "tout le monde", en: "everybody" } },
        { value: "private", title: { fr: "les personnes invitées", en: "invited people" } },
      ],
    },
  ],
  changes(values) {
    const long = answered(values, ["name", "engine", "access"]);
    return [{ append: Object.keys(long).length > 1 ? long : (long["name"] ?? ""), to: ["wikis"] }];
  },
};

export const site: Thing = {
  name: "site",
  title: { fr: "un site Web", en: "a web site" },
  about: {
    fr: "Il répond sous votre premier domaine : « www » donne www.votre-domaine.",
    en: 'It answers under your first domain: "www" gives www.your-domain.',
  },
  fields: [
    { ...label, label: { fr: "Nom du site", en: "Name of the site" }, suggestion: firstName("sites", "www") },
    {
      name: "app",
      label: { fr: "Ce que c'est", en: "What it is" },
      isRequired: true,
      // What konbit provides: an app that lands is a choice here by itself.
      choices: () => sites.filter(({ isProvided }) => isProvided).map(choice),
    },
    {
      name: "leadsTo",
      label: { fr: "Où il mène", en: "Where it leads" },
      hint: { fr: "une adresse entière, https://…", en: "a whole address, https://…" },
      isRequired: true,
      isAsked: ({ app }) => named(app)?.leadsTo !== undefined,
      check: by(url),
    },
    {
      name: "php",
      label: { fr: "Version de PHP", en: "Version of PHP" },
      isRequired: false,
      isAsked: ({ app }, { konbit }) => named(app)?.runsPhp === true && konbit.phpVersions.length > 1,
      choices: ({ konbit }) => konbit.phpVersions.map((value) => ({ value, title: { fr: value, en: value } })),
    },
    {
      name: "database",
      label: { fr: "Avec une base de données", en: "With a database" },
      isRequired: false,
      isAsked: ({ app }) => named(app)?.keys.includes("database") === true,
      choices: () => yesOrNo,
    },
  ],
  changes(values) {
    const { leadsTo, database, ...item } = answered(values, ["name", "app", "leadsTo", "php", "database"]);
    const to = leadsTo === undefined ? {} : { to: leadsTo };
    return [{ append: { ...item, ...to, ...(database === "yes" ? { database: true } : {}) }, to: ["sites"] }];
  },
};
