import type { App } from "./app.ts";

export const mediawiki = {
  name: "mediawiki",
  title: { fr: "MediaWiki", en: "MediaWiki" },
  isProvided: false,
  runsPhp: true,
  keys: [],
  welcome: "welcome.html",
} as const satisfies App;
