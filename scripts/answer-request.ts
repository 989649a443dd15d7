import { writeFile } from "node:fs/promises";
import process from "node:process";
import { Command } from "commander";
import { execa } from "execa";
import { exitCode } from "./cli/exit-code.ts";
import { connect, forgeOption, type ForgeName } from "./cli/forge/connect.ts";
import { requestEvent, type RequestEvent } from "./cli/forge/event.ts";
import { handOver } from "./cli/forge/hand-over.ts";
import { judgeForForge } from "./cli/forge/judge.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly forge: ForgeName;
  readonly output?: string;
}

/** Where each forge keeps a request's commit. */
const refOf: Readonly<Record<ForgeName, (number: number) => string>> = {
  github: (number) => `refs/pull/${number}/head`,
  forgejo: (number) => `refs/pull/${number}/head`,
  gitlab: (number) => `refs/merge-requests/${number}/head`,
};

/** The job that reads a request: no right to write anything. It hands its answer to `post-comment`, and ends as the verdict says. */
const answerRequest: Verb = (ui, end) =>
  new Command("answer-request")
    .summary(
      ui.text({
        fr: "(travail d'une forge) juge la demande qui l'a lancé : vérification, plan, étiquettes",
        en: "(a forge's job) judge the request that started it: check, plan, labels",
      }),
    )
    .addOption(forgeOption(ui))
    .option("--output <file>", ui.text({ fr: "écrit aussi la réponse ici", en: "write the answer here too" }))
    .action(async ({ forge, output }: Options) => {
      const repository = process.cwd();
      const event = await requestEvent(forge, process.env);
      const base = await nameOfBase(repository);
      await fetchHead(repository, refOf[forge](event.number), event);
      const { author, body } = await written(ui, forge, event);
      const format = forge === "gitlab" ? "gitlab" : "github";
      const { answer, annotations } = await judgeForForge(repository, { ...event, base, author, body }, format);
      // GitHub, Forgejo and Gitea read annotations in the log; GitLab reads a report that the job keeps.
      if (forge === "gitlab") await writeFile("gl-code-quality-report.json", annotations);
      else ui.say(annotations);
      // A line of the log that begins with "::" is a command to the runner, and the comment quotes a stranger.
      for (const line of answer.comment.split("\n")) ui.say(`| ${line}`);
      await handOver(answer, output, process.env);
      if (answer.verdict === "refused") end(exitCode.refused);
    });

export default answerRequest;

/** The event says who asks and why; where it does not, the forge does. */
async function written(ui: Ui, forge: ForgeName, { number, author, body }: RequestEvent) {
  if (author !== undefined && body !== undefined) return { author, body };
  return connect(forge, process.env, ui.signal).request(number);
}

/** Fetches the request's commit as an object: nothing is checked out. @throws Failure when it is another one by now. */
async function fetchHead(repository: string, ref: string, { head }: RequestEvent): Promise<void> {
  const here = "refs/konbit/request";
  await git(repository, ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", `+${ref}:${here}`]);
  if ((await commit(repository, here)) === head) return;
  throw new Failure({
    fr: "la demande a changé depuis le début de ce travail ; le suivant y répond.",
    en: "the request has changed since this job began; the next one answers it.",
  });
}

/** The branch that is checked out here is the one that is asked; it is called by its name where it has one. */
async function nameOfBase(repository: string): Promise<string> {
  const { stdout } = await execa("git", ["-C", repository, "symbolic-ref", "--quiet", "--short", "HEAD"], {
    reject: false,
  });
  return stdout === "" ? commit(repository, "HEAD") : stdout;
}

async function commit(repository: string, revision: string): Promise<string> {
  return (await git(repository, ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`])).stdout.trim();
}

async function git(repository: string, args: readonly string[]) {
  const result = await execa("git", ["-C", repository, ...args], { reject: false });
  if (!result.failed) return result;
  throw new Failure(
    {
      fr: `git ${args[0] ?? ""} n'a pas abouti : ${result.stderr}`,
      en: `git ${args[0] ?? ""} did not finish: ${result.stderr}`,
    },
    exitCode.usage,
  );
}
