import path from "node:path";
import type { MemberSource } from "../../core/member/read.ts";
import { suggest } from "../../core/member/suggest.ts";
import type { Drafts } from "./drafts.ts";
import { exitCode } from "./exit-code.ts";
import { forgeNames } from "./forge-names.ts";
import { nobodyToAsk, type Questions } from "./questions.ts";
import { Failure } from "./ui.ts";

/** The file that was named, or the one whose maintainer git's configuration names, or the one that the person picks. */
export async function ownFile(slug: string | undefined, drafts: Drafts, questions: Questions): Promise<MemberSource> {
  const files = drafts.sources.filter(
    ({ path: file, kind }) => kind === "file" && /(^|\/)[^_/][^/]*\.yaml$/.test(file),
  );
  const slugOf = ({ path: file }: MemberSource) => path.basename(file, ".yaml");
  if (slug !== undefined) {
    const found = files.find((source) => slugOf(source) === slug);
    if (found) return found;
    throw noSuchFile(slug, drafts.folder.shown, suggest(slug, files.map(slugOf)));
  }
  const names = await forgeNames(drafts.folder.folder);
  const own = drafts.before.members.filter(({ member }) => member.maintainers.some((name) => names.includes(name)));
  const [only] = own.length === 1 ? own : [];
  const chosen = only && !questions.isInteractive ? only.slug : await pick(files.map(slugOf), only?.slug, questions);
  const found = files.find((source) => slugOf(source) === chosen);
  if (!found) throw noSuchFile(chosen, drafts.folder.shown, undefined);
  return found;
}

async function pick(slugs: readonly string[], start: string | undefined, questions: Questions): Promise<string> {
  if (!questions.isInteractive) throw nobodyToAsk(["<slug>"]);
  const choices = slugs.map((value) => ({ value, title: { fr: value, en: value } }));
  return questions.choose({ fr: "Votre fichier :", en: "Your file:" }, choices, start);
}

export function wouldBeRefused(file: string): Failure {
  return new Failure(
    { fr: `${file} serait refusé : rien n'a été écrit.`, en: `${file} would be refused: nothing was written.` },
    exitCode.refused,
  );
}

export function notEditable(file: string): Failure {
  return new Failure(
    {
      fr: `${file} est écrit d'une manière que je ne sais pas changer sans risque (YAML ou caractères à corriger, ou ancre &). Voyez « konbit check », ou écrivez la ligne à la main. Rien n'a été écrit.`,
      en: `${file} is written in a manner that I cannot change without risk (YAML or characters to mend, or an anchor &). See "konbit check", or write the line by hand. Nothing was written.`,
    },
    exitCode.refused,
  );
}

function noSuchFile(slug: string, shown: string, right: string | undefined): Failure {
  return new Failure(
    {
      fr: right
        ? `${shown} ne contient pas ${slug}.yaml. Vouliez-vous dire « ${right} » ?`
        : `${shown} ne contient pas ${slug}.yaml. Pour un nouveau membre : konbit add-member`,
      en: right
        ? `${shown} holds no ${slug}.yaml. Did you mean "${right}"?`
        : `${shown} holds no ${slug}.yaml. For a new member: konbit add-member`,
    },
    exitCode.usage,
  );
}
