import { readFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { admit, nextId, type Admission } from "../core/member/admission.ts";
import type { ParsedMember } from "../core/member/member.ts";
import { readMembers } from "../core/member/read.ts";
import { suggest } from "../core/member/suggest.ts";
import { chosenPlan } from "./cli/chosen-plan.ts";
import { exitCode } from "./cli/exit-code.ts";
import { idsInHistory } from "./cli/ids-in-history.ts";
import { loadMembers, type LoadedMembers } from "./cli/load-members.ts";
import { readMembersFolder } from "./cli/members-folder.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { replaceFile } from "./cli/write-file.ts";

interface Options {
  readonly members?: string;
  readonly plan?: string;
  readonly since?: string;
}

/** Makes a candidate a member: writes into the file what the konbit gives. A coordinator's verb. */
const admitVerb: Verb = (ui, end) =>
  new Command("admit")
    .summary(ui.text({ fr: "admet un nouveau membre", en: "admit a new member" }))
    .argument("<slug>", ui.text({ fr: "nom du fichier, sans .yaml", en: "name of the file, without .yaml" }))
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("--plan <name>", ui.text({ fr: "plan (sans : le premier)", en: "plan (without: the first)" }))
    .option(
      "--since <date>",
      ui.text({ fr: "membre depuis (sans : aujourd'hui)", en: "member since (without: today)" }),
    )
    .action(async (slug: string, options: Options) => {
      const loaded = await loadMembers(ui, options);
      if (loaded.isRefused) {
        loaded.print();
        ui.note({
          fr: "Corrigez d'abord ce qui précède ; rien n'a été écrit.",
          en: "Correct the above first; nothing was written.",
        });
        end(exitCode.refused);
        return;
      }
      const candidate = findCandidate(slug, loaded);
      const admission = await decide(ui, candidate, loaded, options);
      const before = await readFile(path.join(loaded.folder, `${slug}.yaml`));
      const after = admit(before.toString("utf8"), admission);
      await prove(after, candidate, loaded);
      await replaceFile(path.join(loaded.folder, `${slug}.yaml`), after);
      tell(ui, candidate, admission);
    });

export default admitVerb;

function findCandidate(slug: string, { parsed, shown }: LoadedMembers): ParsedMember {
  const found = parsed.find((one) => one.slug === slug);
  if (!found) {
    const right = suggest(
      slug,
      parsed.map((one) => one.slug as string),
    );
    throw new Failure(
      {
        fr: right
          ? `${shown} ne contient pas ${slug}.yaml. Vouliez-vous dire « ${right} » ?`
          : `${shown} ne contient pas ${slug}.yaml.`,
        en: right ? `${shown} holds no ${slug}.yaml. Did you mean "${right}"?` : `${shown} holds no ${slug}.yaml.`,
      },
      exitCode.usage,
    );
  }
  const { member, file } = found;
  if (member.status === "candidate") return found;
  throw new Failure(
    {
      fr: `${file} : ce membre est déjà admis (${member.id}, ${member.status}). Rien n'a été écrit.`,
      en: `${file}: this member is admitted already (${member.id}, ${member.status}). Nothing was written.`,
    },
    exitCode.refused,
  );
}

async function decide(ui: Ui, { member }: ParsedMember, loaded: LoadedMembers, options: Options): Promise<Admission> {
  const { name: plan, plan: granted } = chosenPlan(loaded.rules, options.plan);
  const history = await idsInHistory(loaded.folder);
  if (history.extent === "shallow") {
    ui.note({
      fr: "Attention : git n'a ici qu'une partie de l'histoire (shallow) ; un identifiant ancien pourrait resservir. « git fetch --unshallow » l'évite.",
      en: 'Take care: git has only a part of the history here (shallow); an old id might be used again. "git fetch --unshallow" avoids that.',
    });
  }
  const present = loaded.members.flatMap((one) => (one.status === "candidate" ? [] : [one.id as string]));
  const id = nextId([...present, ...history.ids]);
  return {
    id,
    login: member.login,
    plan,
    limits: granted.limits,
    since: options.since ?? new Date().toISOString().slice(0, 10),
  };
}

/** The result is judged like any change, with all the other files, before a byte is written. */
async function prove(after: string, { file, slug }: ParsedMember, loaded: LoadedMembers): Promise<void> {
  const sources = await readMembersFolder(loaded);
  const changed = sources.map((source) =>
    source.path === file ? { ...source, bytes: new TextEncoder().encode(after) } : source,
  );
  const { problems, members } = readMembers(changed, loaded.rules);
  const [error] = problems.filter((problem) => problem.severity === "error");
  if (!error && members.find((one) => one.slug === slug)?.member.status === "active") return;
  throw new Failure(
    {
      fr: `${file} ne serait pas valide après l'admission : ${error?.text.fr ?? "le fichier ne se lit plus"} Rien n'a été écrit.`,
      en: `${file} would not be valid after the admission: ${error?.text.en ?? "the file does not read any more"} Nothing was written.`,
    },
    exitCode.refused,
  );
}

function tell(ui: Ui, { file, member }: ParsedMember, { id, login, plan, since }: Admission): void {
  ui.say({
    fr: `${file} : ${member.name} est membre depuis le ${since} — identifiant ${id}, compte ${login}, plan ${plan}. L'identifiant et le compte ne changeront plus.`,
    en: `${file}: ${member.name} is a member since ${since} — id ${id}, login ${login}, plan ${plan}. Id and login never change.`,
  });
  ui.say({ fr: "Ensuite : git commit, puis konbit plan.", en: "Next: git commit, then konbit plan." });
}
