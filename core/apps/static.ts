import type { App } from "./app.ts";

export const staticSite = {
  name: "static",
  title: { fr: "pages statiques", en: "static pages" },
  isProvided: true,
  runsPhp: false,
  keys: ["docroot"],
  welcome: "welcome.html",
} as const satisfies App;
