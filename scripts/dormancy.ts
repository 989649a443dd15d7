import { Command, InvalidArgumentError } from "commander";
import { dormancyOf } from "../core/dormancy/report.ts";
import { dormancyJson, dormancyLines } from "../core/say/dormancy-text.ts";
import { askServer } from "./cli/ask-server.ts";
import { dormancyQuestion, sitesIn } from "./cli/dormancy.ts";
import { loadMembers } from "./cli/load-members.ts";
import { stackWithServer } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly stack?: string;
  readonly after: number;
  readonly json?: boolean;
}

/** Which wikis and sites nobody writes in any more; it says so and touches nothing. */
const dormancy: Verb = (ui) =>
  new Command("dormancy")
    .summary(
      ui.text({
        fr: "les wikis et sites où personne n'écrit plus",
        en: "wikis and sites in which nobody writes any more",
      }),
    )
    .description(
      ui.text({
        fr: "Demande au serveur, pour chaque wiki et chaque site, quand quelqu'un y a écrit et y est venu, combien de pages il a et quelle place il prend ; nomme ceux où personne n'écrit depuis longtemps et les lignes que le fichier peut avoir. Rien ne change, ni sur le serveur ni dans les fichiers. Ce que « dormancy: exempt » excepte est dit avec sa raison.",
        en: "Asks the server, for each wiki and site, when somebody wrote there and was there, how many pages it has and what room it takes; names those in which nobody has written for long, and the lines that the file may have. Nothing changes, neither on the server nor in the files. What “dormancy: exempt” excepts is said with its reason.",
      }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option(
      "--after <days>",
      ui.text({
        fr: "dormant après autant de jours sans modification",
        en: "dormant after so many days without an edit",
      }),
      (value) => daysIn(ui, value),
      365,
    )
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async ({ members: folder, stack: name, after, json }: Options) => {
      const stack = await stackWithServer(name);
      const { members } = await loadMembers(ui, { ...(folder === undefined ? {} : { members: folder }), stack });
      const { status, stdout, stderr } = await askServer(ui, stack, dormancyQuestion());
      if (status !== 0) throw new Failure(notAsked(stderr.trim()));
      const sleepers = dormancyOf(members, sitesIn(stdout), Date.now() / 1000, after);
      if (json === true) ui.json(sleepers.map(dormancyJson));
      else for (const line of dormancyLines(sleepers, after)) ui.say(line);
    });

export default dormancy;

function daysIn(ui: Ui, value: string): number {
  if (/^[1-9]\d{0,4}$/.test(value)) return Number(value);
  throw new InvalidArgumentError(ui.text({ fr: "un nombre de jours, comme 365", en: "a number of days, as in 365" }));
}

function notAsked(words: string) {
  return {
    fr: `Le serveur n'a pas pu répondre : ${words}. La question veut un serveur que konbit a mis en place (« ./konbit up »).`,
    en: `The server could not answer: ${words}. The question wants a server that konbit has set up (“./konbit up”).`,
  };
}
