import type { Text } from "../../core/text.ts";
import type { Origin } from "../../engine/locate.ts";
import type { Plugin } from "../../engine/plugins.ts";

export const engineOrigin: Readonly<Record<Origin, Text>> = {
  path: { fr: "trouvé dans le PATH", en: "found on PATH" },
  downloaded: { fr: "téléchargé de Pulumi", en: "downloaded from Pulumi" },
  built: { fr: "construit ici par Go", en: "built here with Go" },
};

export const hostOrigin: Readonly<Record<"official" | "stand-in", Text>> = {
  official: { fr: "officiel", en: "official" },
  "stand-in": {
    fr: "remplaçant de konbit (l'officiel est hors d'atteinte)",
    en: "konbit's stand-in (the official one is out of reach)",
  },
};

export const pluginOrigin: Readonly<Record<Plugin["origin"], Text>> = {
  ...hostOrigin,
  missing: { fr: "manque", en: "missing" },
};
