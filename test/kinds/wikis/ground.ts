import { readFileSync } from "node:fs";
import { appNamed, type WikiAppName } from "../../../core/apps/index.ts";
import type { SiteInputs } from "../../../kinds/site-state.ts";
import { site } from "../../../kinds/site.ts";
import { lines, type Script, sh } from "../../../remote/sh.ts";
import { type Ground, membersGround } from "../grounds.ts";
import { siteInputs } from "../members.ts";

/** The engines whose pages can become fixed ones. */
export const engines = ["dokuwiki", "mediawiki"] as const satisfies readonly WikiAppName[];

export type Engine = (typeof engines)[number];

export const hostOf = (engine: Engine): string => `${engine}.racine.example`;

export const treeOf = (engine: Engine): string => `/srv/members/racine/sites/${engine}`;

/** A wiki of the first member, in one of the states of its life. */
export function wikiInputs(engine: Engine, state: SiteInputs["state"]): SiteInputs {
  const { databasePassword, php, ...inputs } = siteInputs(3, "racine");
  return {
    ...inputs,
    name: engine,
    app: engine,
    host: hostOf(engine),
    aliases: [],
    state,
    ...(php === undefined ? {} : { php }),
    ...(databasePassword !== undefined && appNamed(engine).program?.hasDatabase === true ? { databasePassword } : {}),
    settings: {
      title: "Coopérative « Racine » & l'amie",
      lang: "fr",
      access: "public-read",
      isReadonly: state === "composted",
      admin: { login: "awa-d", name: "Awa", email: "awa@ailleurs.example" },
    },
  };
}

/** Runs a program of a file beside this one, as the member and with the wiki's own settings. */
export function inWiki(engine: Engine, program: string, ...words: readonly string[]): Script {
  const [text, tree] = [readFileSync(`${import.meta.dirname}/${program}`, "utf8"), treeOf(engine)];
  return sh`
    printf %s ${text} >/tmp/${program}
    setpriv --reuid=racine --regid=racine --clear-groups php8.2 -d display_errors=stderr -d auto_prepend_file=${tree}/private/${engine}/prepend.php /tmp/${program} ${tree} ${words} >&2`;
}

/** Two wikis that people have written in. A category of MediaWiki's shows ten pages at once. */
export const wikisGround: Ground = {
  name: "wikis",
  on: membersGround,
  scripts: [
    site.ensure(engines.map((engine) => site.desired(wikiInputs(engine, "active")))),
    lines([
      sh`echo '<?php $wgCategoryPagingLimit = 10;' >${treeOf("mediawiki")}/mediawiki/LocalSettings.php`,
      ...engines.map((engine) => inWiki(engine, `fill-${engine}.php`)),
      sh`echo ok filled`,
    ]),
  ],
};
