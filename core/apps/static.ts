import type { App } from "./app.ts";

export const staticSite = {
  name: "static",
  title: { fr: "pages statiques", en: "static pages" },
  runsPhp: false,
} as const satisfies App;
