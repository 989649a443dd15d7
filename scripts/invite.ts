import process from "node:process";
import { createInterface } from "node:readline";
import { Command } from "commander";
import { inviteOutcomes } from "../core/say/invite-text.ts";
import { type Script, sh } from "../remote/sh.ts";
import { askServer } from "./cli/ask-server.ts";
import { exitCode } from "./cli/exit-code.ts";
import { stackWithServer } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { isWholeAddress } from "./cli/whole-address.ts";

interface Options {
  readonly all?: boolean;
  readonly again?: boolean;
  readonly lock?: boolean;
  readonly hash?: boolean;
  readonly stack?: string;
}

/** Sends people the one-time link with which they choose the password of their mailbox. Nobody sees the link but they. */
const invite: Verb = (ui, end) =>
  new Command("invite")
    .summary(
      ui.text({ fr: "envoie le lien pour choisir un mot de passe", en: "send the link for choosing a password" }),
    )
    .description(
      ui.text({
        fr: "Envoie à la personne d'une boîte un lien qui fonctionne une fois, pendant 72 heures, pour en choisir le mot de passe. Il part à l'adresse « invite: » du fichier du membre. Une boîte qui a déjà un lien ouvert, ou un mot de passe, n'en reçoit pas d'autre.",
        en: "Sends the person of a mailbox a link that works once, for 72 hours, to choose its password. It goes to the address `invite:` of the member's file. A mailbox with an open link, or with a password, gets no other one.",
      }),
    )
    .argument("[address...]", ui.text({ fr: "adresses complètes des boîtes", en: "whole addresses of mailboxes" }))
    .option(
      "--all",
      ui.text({ fr: "à toutes les boîtes qui en attendent un", en: "to all mailboxes that wait for one" }),
    )
    .option(
      "--again",
      ui.text({
        fr: "en tout cas : mot de passe oublié, lien perdu (le lien d'avant ne fonctionne plus)",
        en: "in any case: a forgotten password, a lost link (the link before works no more)",
      }),
    )
    .option(
      "--lock",
      ui.text({
        fr: "quelqu'un d'autre connaît peut-être le mot de passe : il n'ouvre plus rien, et un lien part",
        en: "somebody else may know the password: it opens nothing any more, and a link goes out",
      }),
    )
    .option(
      "--hash",
      ui.text({
        fr: "garde pour une adresse une empreinte que le membre a faite ({ARGON2ID}…), lue sur l'entrée standard",
        en: "keep for one address a hash that the member has made ({ARGON2ID}…), read from standard input",
      }),
    )
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .action(async (addresses: readonly string[], options: Options) => {
      check(addresses, options);
      const stack = await stackWithServer(options.stack);
      const script = await scriptOf(ui, addresses, options);
      const { status, stdout, stderr } = await askServer(ui, stack, script);
      if (status === 127) throw noPage();
      // Of all, those who have chosen are no news.
      const outcomes = inviteOutcomes(stdout).filter(({ result }) => options.all !== true || result !== "chosen");
      for (const { text } of outcomes) ui.say(text);
      if (status > 1) throw broken(stderr);
      if (outcomes.length === 0) ui.say({ fr: "Personne n'attend de lien.", en: "Nobody is waiting for a link." });
      if (outcomes.some(({ result }) => result === "failed")) end(exitCode.failed);
      else if (outcomes.some(({ result }) => result === "refused")) end(exitCode.refused);
    });

export default invite;

function check(addresses: readonly string[], { all, again, lock, hash }: Options): void {
  const modes = [all, again, lock, hash].filter((mode) => mode === true).length;
  if (modes > 1)
    throw new Failure(
      {
        fr: "--all, --again, --lock et --hash ne vont pas ensemble.",
        en: "--all, --again, --lock and --hash do not go together.",
      },
      exitCode.usage,
    );
  if ((all === true) !== (addresses.length === 0) || (hash === true && addresses.length !== 1))
    throw new Failure(
      {
        fr: "Dites à quelles boîtes : konbit invite awa@racine.example, ou konbit invite --all ; avec --hash, une seule.",
        en: "Say which mailboxes: konbit invite awa@racine.example, or konbit invite --all; with --hash, a single one.",
      },
      exitCode.usage,
    );
  const odd = addresses.find((address) => !isWholeAddress(address));
  if (odd !== undefined)
    throw new Failure(
      {
        fr: `« ${odd} » n'est pas une adresse complète, comme awa@racine.example.`,
        en: `"${odd}" is no whole address, like awa@racine.example.`,
      },
      exitCode.usage,
    );
}

async function scriptOf(ui: Ui, addresses: readonly string[], { all, again, lock, hash }: Options): Promise<Script> {
  const program = "/usr/local/lib/konbit/mail-invite";
  // `printf` is a word of the shell itself, so the hash is in no program's arguments.
  if (hash === true) return sh`printf '%s\n' ${await hashTyped(ui)} | ${program} --hash ${addresses}`;
  // Who is logged in with the old password is sent away, too.
  if (lock === true)
    return sh`${program} --lock ${addresses}; status=$?; for box in ${addresses}; do doveadm kick "$box" &>/dev/null; done; (exit $status)`;
  return sh`${program} ${[...(all === true ? ["--all"] : again === true ? ["--again"] : []), ...addresses]}`;
}

async function hashTyped(ui: Ui): Promise<string> {
  if (process.stdin.isTTY) ui.note({ fr: "Collez l'empreinte, puis Entrée :", en: "Paste the hash, then Enter:" });
  for await (const line of createInterface({ input: process.stdin })) return line.trim();
  return "";
}

function noPage(): Failure {
  return new Failure(
    {
      fr: "Ce serveur n'a pas encore de courriel : mettez « konbit:mailHost » dans la configuration de la pile, puis konbit up.",
      en: "This server has no mail yet: set konbit:mailHost in the stack's configuration, then konbit up.",
    },
    exitCode.environment,
  );
}

function broken(said: string): Failure {
  const words = said.trim().slice(-500);
  return new Failure({
    fr: `le serveur n'est pas allé au bout :\n${words}\nRelancer la même commande ne fait rien deux fois.`,
    en: `the server did not get to the end:\n${words}\nRunning the same command again does nothing twice.`,
  });
}
