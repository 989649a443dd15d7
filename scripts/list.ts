import { readFile } from "node:fs/promises";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import { Command } from "commander";
import * as z from "zod";
import { importDone, importFound } from "../core/say/list-import-text.ts";
import { shipped } from "../kinds/shipped.ts";
import { sh } from "../remote/sh.ts";
import { askServer } from "./cli/ask-server.ts";
import { csvText } from "./cli/csv.ts";
import { exitCode } from "./cli/exit-code.ts";
import { Questions } from "./cli/questions.ts";
import { stackWithServer, type Stack } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { isWholeAddress } from "./cli/whole-address.ts";

interface Options {
  readonly agreed?: boolean;
  readonly yes?: boolean;
  readonly stack?: string;
}

const lineNumbers = z.array(z.number().int());
const Answer = z.union([
  z.object({ problem: z.enum(["absent", "closed"]) }),
  z.object({
    new: z.number(),
    known: z.number(),
    malformed: lineNumbers,
    twice: lineNumbers,
    done: z.number().default(0),
    refused: lineNumbers.default([]),
  }),
]);

/** The people of mailing lists, of whom no file speaks. */
const list: Verb = (ui, end) =>
  new Command("list")
    .summary(ui.text({ fr: "prend des adresses pour une liste", en: "take addresses for a mailing list" }))
    .addCommand(importVerb(ui, end));

export default list;

const importVerb: Verb = (ui, end) =>
  new Command("import")
    .summary(ui.text({ fr: "prend les adresses d'un fichier CSV", en: "take the addresses of a CSV file" }))
    .description(
      ui.text({
        fr: "Dit combien d'adresses du fichier sont nouvelles, déjà inscrites ou illisibles, demande, puis envoie à chaque nouvelle une invitation : la loi (LCAP, RGPD) veut l'accord de chaque personne, et sera inscrit qui répond. Avec --agreed, les inscrit tout de suite : pour qui a déjà donné son accord, et vous pouvez le montrer. Personne n'est jamais retiré. Le fichier reste chez vous : il ne va ni dans git ni dans l'état.",
        en: "Says how many addresses of the file are new, subscribed already or cannot be read, asks, then sends each new one an invitation: the law (CASL, GDPR) wants everybody's consent, and whoever answers is subscribed. With --agreed, subscribes them at once: for people who have agreed already, as you can show. Nobody is ever removed. The file stays with you: it goes neither into git nor into the state.",
      }),
    )
    .argument("<list>", ui.text({ fr: "adresse de la liste", en: "address of the list" }))
    .argument(
      "<file>",
      ui.text({ fr: "fichier CSV, ou - pour l'entrée standard", en: "CSV file, or - for standard input" }),
    )
    .option(
      "--agreed",
      ui.text({
        fr: "ces personnes ont déjà accepté : les inscrire tout de suite",
        en: "these people have agreed already: subscribe them at once",
      }),
    )
    .option("-y, --yes", ui.text({ fr: "sans demander", en: "without asking" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .action(async (address: string, file: string, options: Options) => {
      if (!isWholeAddress(address)) throw noAddress(address);
      const stack = await stackWithServer(options.stack);
      const csv = await textOf(file);
      const way = options.agreed === true ? "subscribe" : "invite";
      const found = await server(ui, stack, { list: address.toLowerCase(), way: "look", csv });
      for (const text of importFound(address, found)) ui.say(text);
      if (found.new === 0) return;
      if (options.yes !== true && !(await isAgreed(ui, found.new, way))) {
        ui.say({ fr: "Rien n'a été changé.", en: "Nothing was changed." });
        return;
      }
      const done = await server(ui, stack, { list: address.toLowerCase(), way, csv });
      for (const text of importDone(address, done, way)) ui.say(text);
      if (done.refused.length > 0) end(exitCode.refused);
    });

interface Asked {
  readonly list: string;
  readonly way: "look" | "invite" | "subscribe";
  readonly csv: string;
}

async function server(ui: Ui, stack: Stack, asked: Asked) {
  const program = ["lists/rest.py", "lists/import.py"].map(shipped).join("");
  // `printf` is a word of the shell itself: addresses are in no program's arguments.
  const { status, stdout, stderr } = await askServer(
    ui,
    stack,
    sh`[ -s /etc/mailman3/konbit-secret.cfg ] || [ -e /etc/alternc/local.sh -a -e /etc/mailman3/mailman.cfg ] || exit 127
      printf %s ${JSON.stringify(asked)} | python3 -c ${program}`,
  );
  if (status === 127) throw noLists();
  if (status !== 0) throw broken(stderr);
  const answer = Answer.parse(JSON.parse(stdout));
  if ("problem" in answer) throw answer.problem === "absent" ? absent(asked.list) : closed(asked.list);
  return answer;
}

async function textOf(file: string): Promise<string> {
  const bytes = file === "-" ? await buffer(process.stdin) : await readFile(file).catch(() => undefined);
  if (bytes === undefined)
    throw new Failure({ fr: `« ${file} » ne peut pas être lu.`, en: `"${file}" cannot be read.` }, exitCode.usage);
  return csvText(bytes);
}

async function isAgreed(ui: Ui, count: number, way: "invite" | "subscribe"): Promise<boolean> {
  const questions = new Questions(ui, false);
  if (!questions.isInteractive)
    throw new Failure(
      {
        fr: "Rien n'a été changé : il n'y a personne à qui demander. Relancez avec --yes.",
        en: "Nothing was changed: there is nobody to ask. Run it again with --yes.",
      },
      exitCode.usage,
    );
  const people = String(count);
  return questions.agrees(
    way === "invite"
      ? { fr: `Envoyer une invitation à ces ${people} ?`, en: `Send an invitation to these ${people}?` }
      : { fr: `Inscrire ces ${people} tout de suite ?`, en: `Subscribe these ${people} at once?` },
  );
}

const noAddress = (address: string) =>
  new Failure(
    {
      fr: `« ${address} » n'est pas l'adresse d'une liste, comme nouvelles@racine.example.`,
      en: `"${address}" is no address of a list, like nouvelles@racine.example.`,
    },
    exitCode.usage,
  );

const noLists = () =>
  new Failure(
    {
      fr: "Ce serveur n'a pas encore de listes : demandez-en une dans un fichier de membre, puis konbit up.",
      en: "This server has no lists yet: ask for one in a member file, then konbit up.",
    },
    exitCode.environment,
  );

const absent = (address: string) =>
  new Failure(
    {
      fr: `Il n'y a pas de liste ${address} sur ce serveur. Une liste commence dans le fichier de son membre.`,
      en: `There is no list ${address} on this server. A list begins in its member's file.`,
    },
    exitCode.refused,
  );

const closed = (address: string) =>
  new Failure(
    {
      fr: `La liste ${address} est gelée ou retirée : personne ne peut s'y inscrire. Rendez-la active dans le fichier de son membre d'abord.`,
      en: `The list ${address} is frozen or removed: nobody can join it. Make it active in its member's file first.`,
    },
    exitCode.refused,
  );

const broken = (stderr: string) =>
  new Failure({
    fr: `Le serveur n'a pas pu : ${stderr.trim().split("\n").at(-1) ?? ""}. Relancez la commande : qui est inscrit déjà ne l'est pas deux fois.`,
    en: `The server could not: ${stderr.trim().split("\n").at(-1) ?? ""}. Run the command again: nobody is subscribed twice.`,
  });
