import type { App } from "./app.ts";

export const yeswiki = {
  name: "yeswiki",
  title: { fr: "YesWiki", en: "YesWiki" },
  isProvided: false,
  runsPhp: true,
  keys: [],
  welcome: "welcome.html",
} as const satisfies App;
