import type { App } from "./app.ts";

export const picocms = {
  name: "picocms",
  title: { fr: "Pico", en: "Pico" },
  isProvided: false,
  runsPhp: true,
  keys: ["php", "theme"],
  welcome: "welcome.html",
} as const satisfies App;
