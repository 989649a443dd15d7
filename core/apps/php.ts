import type { App } from "./app.ts";

export const php = {
  name: "php",
  title: { fr: "programme PHP", en: "PHP program" },
  runsPhp: true,
} as const satisfies App;
