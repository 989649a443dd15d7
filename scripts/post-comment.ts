import process from "node:process";
import { Command } from "commander";
import { readAnswer } from "../core/forge/answer.ts";
import { exitCode } from "./cli/exit-code.ts";
import { connect, forgeOption, need, tokenVariable, type ForgeName } from "./cli/forge/connect.ts";
import { requestEvent } from "./cli/forge/event.ts";
import { handedOver } from "./cli/forge/hand-over.ts";
import { postAnswer } from "./cli/forge/post.ts";
import { Failure } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly forge: ForgeName;
  readonly answer?: string;
}

/** The job that may write to the forge: it shows what `answer-request` found, and looks at nothing of the request. */
const postComment: Verb = (ui) =>
  new Command("post-comment")
    .summary(
      ui.text({
        fr: "(travail d'une forge) publie la réponse : commentaire, étiquettes, marque",
        en: "(a forge's job) post the answer: comment, labels, mark",
      }),
    )
    .addOption(forgeOption(ui))
    .option(
      "--answer <file>",
      ui.text({
        fr: "la réponse (sans : la variable KONBIT_ANSWER)",
        en: "the answer (without: the variable KONBIT_ANSWER)",
      }),
    )
    .action(async ({ forge: name, answer: file }: Options) => {
      need(process.env, tokenVariable);
      const event = await requestEvent(name, process.env);
      const answer = readAnswer(await handedOver(file, process.env), event);
      if ("refused" in answer) throw new Failure(answer.refused, exitCode.refused);
      ui.say(await postAnswer(connect(name, process.env, ui.signal), answer));
    });

export default postComment;
