import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { execa } from "execa";
import { z } from "zod";
import { requestLabels, type Answer } from "../../../core/forge/answer.ts";
import { composeComment } from "../../../core/forge/compose.ts";
import { checkout } from "../checkout.ts";
import { exitCode } from "../exit-code.ts";
import { membersAt } from "../members-at.ts";
import { Failure } from "../ui.ts";
import { tokenVariable } from "./connect.ts";

/** A request to judge: two commits that are in the repository, who asks, and what they wrote. */
export interface Request {
  readonly number: number;
  readonly base: string;
  readonly head: string;
  readonly author: string;
  readonly body: string;
}

export interface Judgement {
  readonly answer: Answer;
  /** What `konbit check` says of the merged files, in the forge's own format. */
  readonly annotations: string;
}

/** What `konbit pr-check --json` says, as far as it is needed here. */
const verdict = z.object({ verdict: z.enum(["ok", "refused"]), labels: z.array(z.enum(requestLabels)) });

/**
 * Judges a request with the code of this checkout, which is the base's. The request's commit is data: its member files are read,
 * nothing of it is checked out or run.
 */
export async function judge(repository: string, request: Request, format: "github" | "gitlab"): Promise<Judgement> {
  const { number, head, base, author } = request;
  const folder = await mkdtemp(path.join(tmpdir(), "konbit-request-"));
  try {
    const body = path.join(folder, "body.md");
    await writeFile(body, request.body);
    const prCheck = ["pr-check", "--base", base, "--head", head, "--author", author, "--body", body];
    const said = await konbit(repository, prCheck);
    const json = await konbit(repository, [...prCheck, "--json"]);
    const { verdict: judged, labels } = verdict.parse(JSON.parse(json.stdout));
    const isRefused = judged === "refused";
    const merged = await mergedMembers(repository, request, path.join(folder, "merged"));
    const checked =
      merged === undefined ? undefined : await konbit(merged, ["check", "--members", "members", "--format", format]);
    const plan = isRefused || merged === undefined ? "" : await planOf(merged, base);
    const comment = composeComment({ isRefused, check: said.stdout, plan, head });
    const answer = { version: 1, number, head, verdict: judged, labels, comment } as const;
    return { answer, annotations: checked?.stdout ?? "" };
  } finally {
    await git(repository, ["worktree", "prune"]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function planOf(merged: string, base: string): Promise<string> {
  const { stdout } = await konbit(merged, ["plan", "--members", "members", "--base", base, "--format", "markdown"]);
  return stdout;
}

/**
 * The members' folder as it would be after the merge, written as plain files into a work tree without anything else; undefined when
 * the two cannot be merged. What is no plain file stays away: pr-check has refused it already.
 */
async function mergedMembers(repository: string, { base, head }: Request, folder: string): Promise<string | undefined> {
  const { exitCode: code, stdout } = await git(repository, ["merge-tree", "--write-tree", base, head]);
  if (code !== 0) return undefined;
  const tree = stdout.split("\n")[0] ?? "";
  await git(repository, ["worktree", "add", "--no-checkout", "--detach", "--quiet", folder, base]);
  const members = path.join(folder, "members");
  await mkdir(members, { recursive: true });
  for (const { path: name, kind, bytes } of await membersAt(tree, path.join(repository, "members"))) {
    if (kind === "file" && /^members\/[\w.-]+$/.test(name)) await writeFile(path.join(folder, name), bytes);
  }
  return folder;
}

const secrets: readonly string[] = [tokenVariable, "TOKEN"];

/** Another verb, in French, without the token: what reads a stranger's text has nothing to give away. */
async function konbit(cwd: string, args: readonly string[]): Promise<{ readonly stdout: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !secrets.includes(name)));
  const result = await execa(
    process.execPath,
    [...process.execArgv, path.join(checkout, "scripts/konbit.ts"), ...args],
    {
      cwd,
      env: { ...env, KONBIT_LANG: "fr" },
      extendEnv: false,
      reject: false,
      maxBuffer: 20_000_000,
    },
  );
  if (result.exitCode === exitCode.ok || result.exitCode === exitCode.refused) return result;
  throw new Failure(
    {
      fr: `« konbit ${args[0] ?? ""} » n'a pas abouti :\n${result.stderr}`,
      en: `"konbit ${args[0] ?? ""}" did not finish:\n${result.stderr}`,
    },
    exitCode.failed,
  );
}

function git(repository: string, args: readonly string[]) {
  return execa("git", ["-C", repository, ...args], { reject: false });
}
