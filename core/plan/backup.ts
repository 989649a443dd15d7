import type { Tenant } from "../member/member.ts";
import type { Text } from "../text.ts";
import { about, type Subject } from "./line.ts";

const standard: Tenant["backup"] = { class: "standard" };

/** How the member's data is copied off-site. The usual way is not worth a line when somebody appears. */
export const backup: Subject = (before, after) => {
  const was = before?.backup ?? standard;
  const is = after.backup;
  if (was.class === is.class && was.reason === is.reason) return [];
  return [about("backup", is.class)("changes", "décision", sentence(is))];
};

function sentence({ class: sort, reason }: Tenant["backup"]): Text {
  switch (sort) {
    case "standard":
      return {
        fr: "sauvegarde ordinaire : une copie chiffrée chaque nuit sur une autre machine",
        en: "usual backup: an encrypted copy every night on another machine",
      };
    case "legal":
      return {
        fr: "sauvegarde légale : les copies sont conservées aussi longtemps que la loi le demande",
        en: "legal backup: copies are kept for as long as the law asks",
      };
    case "none-with-reason":
      return {
        fr: `aucune sauvegarde (${reason ?? ""}) : ce qui serait perdu sur le serveur ne pourrait pas revenir`,
        en: `no backup (${reason ?? ""}): what is lost on the server could not come back`,
      };
  }
}
