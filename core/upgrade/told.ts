import { sizeText } from "../plan/size-text.ts";
import type { Text } from "../text.ts";
import type { UpgradeStep } from "./plan.ts";
import { type StageName, stageNames } from "./stages.ts";

/** What a server has told of an upgrade so far (server/upgrade/main.sh). */
export interface Told {
  readonly done: readonly StageName[];
  readonly failure?: ToldFailure;
  /** What was changed is being put back. */
  readonly isGoingBack: boolean;
  readonly end?: "kept" | "back" | "same" | "broken";
}

interface ToldFailure {
  readonly stage: StageName;
  /** Id of the site at which it was, where it was one. */
  readonly site?: string;
  readonly words: string;
  /** Why it could not be put back either. */
  readonly back?: string;
}

export function readTold(printed: string): Told {
  const lines = printed.split("\n");
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const failures = after("failed").map((line) => /^(\S+) (\S+) (.*)$/s.exec(line) ?? []);
  const failed = failures.flatMap(([, stage, site = "-", words = ""]) =>
    isStage(stage) ? [{ stage, words: words.trim().replace(/\.$/, ""), ...(site === "-" ? {} : { site }) }] : [],
  )[0];
  const back = failures.find(([, stage]) => stage === "back")?.[3];
  const end = after("end").find((word) => word === "kept" || word === "back" || word === "same" || word === "broken");
  return {
    done: after("done").filter(isStage),
    isGoingBack: lines.includes("begin back"),
    ...(failed === undefined ? {} : { failure: { ...failed, ...(back === undefined ? {} : { back }) } }),
    ...(end === undefined ? {} : { end }),
  };
}

const isStage = (word: string | undefined): word is StageName => stageNames.some((name) => name === word);

/** One message for a failed upgrade: what runs now, where and why it failed, the way out. */
export function failureText({ title, from, to, sites }: UpgradeStep, { failure, end }: Told): Text {
  const host = sites.find(({ id }) => id === failure?.site)?.host;
  const what = host === undefined ? packages : { fr: host, en: host };
  if (end === "broken") return broken(title, failure?.back ?? "");
  const now: Text = {
    fr: `${title.fr} ${to} n'a pas été mis en place : ${from} fonctionne, avec les mêmes données.`,
    en: `${title.en} ${to} was not put in place: ${from} runs, with the same data.`,
  };
  const why = failure === undefined ? cutOff : reasons[failure.stage](what, failure.words);
  return { fr: `${now.fr} ${why.fr}`, en: `${now.en} ${why.en}` };
}

const packages: Text = { fr: "les paquets", en: "the packages" };

const cutOff: Text = {
  fr: "La mise à jour a été arrêtée en chemin ; vous pouvez la relancer.",
  en: "The upgrade was stopped on its way; you can run it again.",
};

function broken(title: Text, words: string): Text {
  return {
    fr: `${title.fr} n'a pas pu revenir à la version d'avant : ${words}. Les copies sont gardées sur le serveur ; corrigez ce qui est dit là, puis relancez : konbit finit d'abord ce retour. Voyez docs/coordination/mises-a-jour.md.`,
    en: `${title.en} could not go back to the version before: ${words}. The copies are kept on the server; correct what is said there and run again: konbit ends this return first. See docs/coordination/mises-a-jour.md.`,
  };
}

const reasons: Readonly<Record<StageName, (what: Text, words: string) => Text>> = {
  space: (_, words) => {
    const [, mount = "", need = "", free = ""] = /^full (\S+) (\d+) (\d+)/.exec(words) ?? [];
    if (mount === "")
      return {
        fr: `Avant de commencer : ${words}. Corrigez cela, puis relancez.`,
        en: `Before anything: ${words}. Correct that, and run again.`,
      };
    const [wanted, left] = [sizeText(Number(need) * 1024), sizeText(Number(free) * 1024)];
    return {
      fr: `Il manque de la place sur ${mount} : il faut ${wanted.fr}, il reste ${left.fr}. Libérez-en, puis relancez.`,
      en: `There is no room on ${mount}: ${wanted.en} are needed, ${left.en} are left. Make room, and run again.`,
    };
  },
  copy: (what, words) => ({
    fr: `Les copies n'ont pas pu se faire (${what.fr}) : ${words}. Corrigez cela, puis relancez.`,
    en: `The copies could not be made (${what.en}): ${words}. Correct that, and run again.`,
  }),
  canary: (what, words) => ({
    fr: `À l'essai, sur une copie de ${what.fr} que personne ne voit, cela n'a pas marché : ${words}. Aucun site n'a été touché. Corrigez le site, ou attendez la version suivante.`,
    en: `In the try, on a copy of ${what.en} that nobody sees, it did not work: ${words}. No site was touched. Correct the site, or wait for the next version.`,
  }),
  upgrade: (what, words) => ({
    fr: `La mise à jour elle-même a échoué (${what.fr}) : ${words}. Attendez la version suivante, ou signalez-le.`,
    en: `The upgrade itself failed (${what.en}): ${words}. Wait for the next version, or report it.`,
  }),
  health: (what, words) => ({
    fr: `Après la mise à jour ${what.fr} ne marchait plus comme avant : ${words}. Corrigez le site, ou attendez la version suivante.`,
    en: `After the upgrade ${what.en} did not work as before: ${words}. Correct the site, or wait for the next version.`,
  }),
  keep: (what, words) => ({
    fr: `La nouvelle version marchait, mais n'a pas pu être gardée (${what.fr}) : ${words}. Corrigez cela, puis relancez.`,
    en: `The new version worked, but could not be kept (${what.en}): ${words}. Correct that, and run again.`,
  }),
};
