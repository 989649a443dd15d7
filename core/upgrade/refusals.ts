import type { Text } from "../text.ts";
import type { SiteFound } from "./survey.ts";

interface Jump {
  readonly title: Text;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The major in between. */
  readonly step: string;
  readonly versions: readonly string[];
}

/** Why an upgrade is not begun: where, what, and the way out. */
export const refusals = {
  unknown: (what: string, names: readonly string[]): Text => ({
    fr: `« ${what} » n'est ni un logiciel (${names.join(", ")}), ni l'adresse d'un site ouvert sur ce serveur qui en utilise un. « ./konbit apps » montre lesquels.`,
    en: `“${what}” is neither a program (${names.join(", ")}) nor the address of an open site on this server that runs one. “./konbit apps” shows which.`,
  }),
  versionOfAll: (): Text => ({
    fr: "--to nomme la version d'un logiciel : dites lequel, comme dans « ./konbit upgrade mediawiki --to VERSION ».",
    en: "--to names the version of one program: say which, as in “./konbit upgrade mediawiki --to VERSION”.",
  }),
  noCanary: (canary: string, logins: readonly string[]): Text => ({
    fr: `Aucun site ouvert avec un logiciel n'est à « ${canary} ». En ont : ${logins.join(", ")}.`,
    en: `No open site with a program is of “${canary}”. These have one: ${logins.join(", ")}.`,
  }),
  noVersion: (name: string, to: string, versions: readonly string[]): Text => ({
    fr: `Les dépôts du serveur n'ont pas ${name} ${to}. Ils ont : ${versions.join(", ")}.`,
    en: `The server's archives do not have ${name} ${to}. They have: ${versions.join(", ")}.`,
  }),
  jump: ({ title, name, from, to, step, versions }: Jump): Text => {
    const between = versions.find((version) => version.replace(/^\d+:/, "").startsWith(`${step}.`));
    return between === undefined
      ? {
          fr: `${title.fr} ne passe pas de ${from} à ${to} d'un coup : il faut d'abord une version ${step}, que les dépôts du serveur n'ont pas. Ajoutez-y celui qui l'a, puis relancez.`,
          en: `${title.en} does not go from ${from} to ${to} at once: a version ${step} comes first, which the server's archives do not have. Add the one that has it, and run again.`,
        }
      : {
          fr: `${title.fr} ne passe pas de ${from} à ${to} d'un coup : d'abord « ./konbit upgrade ${name} --to ${between} », puis relancez.`,
          en: `${title.en} does not go from ${from} to ${to} at once: first “./konbit upgrade ${name} --to ${between}”, then run again.`,
        };
  },
  shared: ({ host, app }: SiteFound, count: number): Text => ({
    fr: `${host} partage le code de ${app} avec les autres sites du serveur, ${count} en tout : ils changent ensemble ou pas du tout. « ./konbit upgrade ${app} » les essaie tous sur des copies avant de toucher à un seul.`,
    en: `${host} shares the code of ${app} with the server's other sites, ${count} in all: they change together or not at all. “./konbit upgrade ${app}” tries all of them on copies before it touches one.`,
  }),
};
