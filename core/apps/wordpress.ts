import type { App } from "./app.ts";

export const wordpress = {
  name: "wordpress",
  title: { fr: "WordPress", en: "WordPress" },
  isProvided: false,
  runsPhp: true,
  keys: ["php", "theme"],
  welcome: "welcome.html",
} as const satisfies App;
