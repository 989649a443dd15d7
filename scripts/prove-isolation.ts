import { Command } from "commander";
import { type Answers, proofLines, proofOf } from "../core/isolation/proof.ts";
import { isProvisioned } from "../core/plan/plan.ts";
import { askServer } from "./cli/ask-server.ts";
import { exitCode } from "./cli/exit-code.ts";
import { answersIn, isolationQuestion } from "./cli/isolation.ts";
import { loadMembers } from "./cli/load-members.ts";
import { type Stack, stackWithServer } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly stack?: string;
  readonly json?: boolean;
}

/** Whether a member can get at what is another's, tried on the running server. */
const proveIsolation: Verb = (ui, end) =>
  new Command("prove-isolation")
    .summary(
      ui.text({
        fr: "essaie, sur le serveur, de passer d'un membre à un autre",
        en: "try, on the server, to get from one member to another",
      }),
    )
    .description(
      ui.text({
        fr: "Essaie, pour chaque paire de membres, tout ce que l'un pourrait faire pour atteindre ce qui est à l'autre : avec son compte Unix, dans son PHP, par Apache. Pose pour cela de petits fichiers et les reprend à la fin ; rien d'autre ne change. Se termine par 1 si quelque chose est passé.",
        en: "Tries, for each pair of members, all that one might do to get at what is the other's: as its Unix user, in its PHP, by way of Apache. Puts small files there for it and takes them away at the end; nothing else changes. Ends with 1 when something got through.",
      }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async (options: Options) => {
      const stack = await stackWithServer(options.stack);
      const nameOf = await namesByLogin(ui, stack, options.members);
      const proof = proofOf(await tried(ui, stack));
      if (options.json === true) ui.json(proof);
      else for (const line of proofLines(proof, nameOf)) ui.say(line);
      if (proof.crossings.length + proof.silent.length === 0) return;
      ui.note({
        fr: "Ce qui diffère des fichiers, « ./konbit preview » le nomme et « ./konbit up » le répare ; ce qui reste ensuite est un défaut de konbit : signalez-le.",
        en: "What differs from the files is named by “./konbit preview” and repaired by “./konbit up”; what is left then is a defect of konbit: report it.",
      });
      end(exitCode.failed);
    });

export default proveIsolation;

/** Fifteen members take half a minute on a quiet server, and pairs grow with the square. */
const timeoutMs = 3_600_000;

async function tried(ui: Ui, stack: Stack): Promise<Answers> {
  let found: Answers = { logins: [], silent: [], tries: [] };
  await ui.steps([
    {
      title: { fr: "Essais sur le serveur", en: "Tries on the server" },
      run: async () => {
        const { status, stdout, stderr } = await askServer(ui, stack, isolationQuestion(), { timeoutMs });
        if (status !== 0) throw new Failure(notTried(stderr.trim()));
        found = answersIn(stdout);
      },
    },
  ]);
  return found;
}

/** Files that are refused still leave the logins: then those are the names. */
async function namesByLogin(ui: Ui, stack: Stack, folder: string | undefined): Promise<(login: string) => string> {
  const { members } = await loadMembers(ui, { ...(folder === undefined ? {} : { members: folder }), stack });
  const names = new Map<string, string>(members.filter(isProvisioned).map(({ login, slug }) => [login, slug]));
  return (login) => names.get(login) ?? login;
}

function notTried(words: string): { readonly fr: string; readonly en: string } {
  return {
    fr: `Les essais n'ont pas pu se faire : ${words}. Ils veulent un serveur que konbit a mis en place (« ./konbit up »).`,
    en: `The tries could not be made: ${words}. They want a server that konbit has set up (“./konbit up”).`,
  };
}
