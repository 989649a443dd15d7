import type { App } from "./app.ts";

export const dokuwiki = {
  name: "dokuwiki",
  title: { fr: "DokuWiki", en: "DokuWiki" },
  isProvided: false,
  runsPhp: true,
  keys: [],
  welcome: "welcome.html",
} as const satisfies App;
