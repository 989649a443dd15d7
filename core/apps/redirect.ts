import type { App } from "./app.ts";

export const redirect = {
  name: "redirect",
  title: { fr: "renvoi", en: "redirect" },
  isProvided: true,
  runsPhp: false,
  keys: ["to"],
  welcome: "welcome.html",
  leadsTo: { fr: "renvoie vers", en: "redirects to" },
} as const satisfies App;
