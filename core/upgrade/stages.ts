import type { Text } from "../text.ts";

/** In the order in which the server goes through them (server/upgrade/main.sh). */
export const stageNames = ["space", "copy", "canary", "upgrade", "health", "keep"] as const;
export type StageName = (typeof stageNames)[number];

/** What each does, for whoever waits; `first` is the site that is tried first. */
export function stageTitle(stage: StageName, first: string): Text {
  const titles: Readonly<Record<StageName, Text>> = {
    space: { fr: "Place sur les disques", en: "Room on the disks" },
    copy: { fr: "Paquets et copies des sites", en: "Packages, and copies of the sites" },
    canary: { fr: `Essai sur les copies, ${first} en premier`, en: `Try on the copies, ${first} first` },
    upgrade: { fr: "Mise à jour, sites fermés", en: "Upgrade, sites closed" },
    health: { fr: "Vérification des pages", en: "Look at the pages" },
    keep: { fr: "Réouverture", en: "Opening again" },
  };
  return titles[stage];
}
