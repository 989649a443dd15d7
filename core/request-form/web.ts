import { appNamed, apps } from "../apps/index.ts";
import { hostLabel } from "../member/names.ts";
import { by, firstName, yesOrNo } from "./fields.ts";
import { answered, type Field, type Thing } from "./thing.ts";

const label: Omit<Field, "label" | "suggestion"> = {
  name: "name",
  hint: { fr: "ce qui vient avant votre domaine, en un mot", en: "what comes before your domain, in one word" },
  isRequired: true,
  check: by(hostLabel),
};

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
      choices: () =>
        [
          ["mediawiki", "MediaWiki"],
          ["dokuwiki", "DokuWiki"],
          ["yeswiki", "YesWiki"],
        ].map(([value = "", name = ""]) => ({ value, title: { fr: name, en: name } })),
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
      choices: () => apps.map(({ name, title }) => ({ value: name, title })),
    },
    {
      name: "php",
      label: { fr: "Version de PHP", en: "Version of PHP" },
      isRequired: false,
      isAsked: ({ app = "" }, { konbit }) => appNamed(app)?.runsPhp === true && konbit.phpVersions.length > 1,
      choices: ({ konbit }) => konbit.phpVersions.map((value) => ({ value, title: { fr: value, en: value } })),
    },
    {
      name: "database",
      label: { fr: "Avec une base de données", en: "With a database" },
      isRequired: false,
      isAsked: ({ app }) => app === "php",
      choices: () => yesOrNo,
    },
  ],
  changes(values) {
    const { database, ...item } = answered(values, ["name", "app", "php", "database"]);
    return [{ append: { ...item, ...(database === "yes" ? { database: true } : {}) }, to: ["sites"] }];
  },
};
