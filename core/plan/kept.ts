import { retention } from "../retention.ts";
import type { Text } from "../text.ts";

const { quarantineDays } = retention;

/** What happens to the data of a thing that is taken out of a file: said with everything that holds data. */
export const kept: Text = {
  fr: `Rien n'est effacé : accès fermé tout de suite, données en quarantaine et gardées au moins ${quarantineDays} jours. Remettre la ligne rétablit tout.`,
  en: `Nothing is erased: access is closed at once, the data goes to quarantine and is kept for at least ${quarantineDays} days. Putting the line back restores everything.`,
};

/** The same, said once for several things. */
export const keptTogether: Text = {
  fr: `De ce qui est retiré, rien n'est effacé : accès fermé tout de suite, données en quarantaine et gardées au moins ${quarantineDays} jours. Remettre les lignes rétablit tout.`,
  en: `Of what is removed nothing is erased: access is closed at once, the data goes to quarantine and is kept for at least ${quarantineDays} days. Putting the lines back restores everything.`,
};
