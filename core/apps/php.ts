import type { App } from "./app.ts";

export const php = {
  name: "php",
  title: { fr: "programme PHP", en: "PHP program" },
  isProvided: true,
  runsPhp: true,
  keys: ["php", "docroot", "database", "cron"],
  isPhpItself: true,
  welcome: "welcome.php",
} as const satisfies App;
