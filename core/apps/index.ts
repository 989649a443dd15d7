import type { App } from "./app.ts";
import { dokuwiki } from "./dokuwiki.ts";
import { mediawiki } from "./mediawiki.ts";
import { php } from "./php.ts";
import { picocms } from "./picocms.ts";
import { redirect } from "./redirect.ts";
import { staticSite } from "./static.ts";
import { wordpress } from "./wordpress.ts";
import { yeswiki } from "./yeswiki.ts";

/** What `sites[].app` may name: a new one is a file beside this one and a line here. */
export const siteApps = [wordpress, picocms, staticSite, php, redirect] as const satisfies readonly App[];

/** What `wikis[].engine` may name; the first one is it when nothing is said. */
export const wikiApps = [mediawiki, dokuwiki, yeswiki] as const satisfies readonly App[];

export type SiteAppName = (typeof siteApps)[number]["name"];
export type WikiAppName = (typeof wikiApps)[number]["name"];
export type AppName = SiteAppName | WikiAppName;

const all: readonly (App & { readonly name: AppName })[] = [...siteApps, ...wikiApps];

/** The apps that konbit can make. */
export const apps = all.filter(({ isProvided }) => isProvided);

/** @returns the app of a checked name. */
export function appNamed(name: AppName): App & { readonly name: AppName } {
  const app = all.find((one) => one.name === name);
  if (app === undefined) throw new Error(`core/apps/ has no ${name}`);
  return app;
}

/** The looks that programs have here. */
export const themesOf = (app: App): readonly string[] => app.themes?.map(({ name }) => name) ?? [];

/** Their words as `z.enum` takes them, in the order of the list. */
export function namesOf<Name extends string>(list: readonly { readonly name: Name }[]): [Name, ...Name[]] {
  // No list here is empty.
  return list.map(({ name }) => name) as [Name, ...Name[]];
}
