import { Command, Help } from "commander";
import type { Lang } from "../../core/text.ts";

const french: Readonly<Record<string, string>> = {
  "Usage:": "Utilisation :",
  "Arguments:": "Arguments :",
  "Options:": "Options :",
  "Commands:": "Commandes :",
  "Global Options:": "Options générales :",
};

/** Gives a command its help, error and exit behaviour in one language: it throws instead of ending the process. */
export function inLanguage(command: Command, lang: Lang): Command {
  const isFrench = lang === "fr";
  command.exitOverride().showSuggestionAfterError(true);
  command.helpOption("-h, --help", isFrench ? "affiche cette aide" : "show this help");
  command.helpCommand(
    isFrench ? "help [commande]" : "help [command]",
    isFrench ? "aide sur une commande" : "help on a command",
  );
  command.configureHelp({
    styleTitle: (title) => (isFrench ? (french[title] ?? title) : title),
    subcommandTerm: (sub) => new Help().subcommandTerm(sub).replace("[options] ", "").replace("[options]", ""),
  });
  for (const sub of command.commands) inLanguage(sub, lang);
  return command;
}
