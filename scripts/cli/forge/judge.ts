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
const verdict = z.object({
  verdict: z.enum(["ok", "refused"]),
  labels: z.array(z.object({ name: z.enum(requestLabels) })),
});

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
    const { verdict: judged, labels } = verdict.parse(
      JSON.parse((await konbit(repository, [...prCheck, "--json"])).stdout),
    );
    const isRefused = judged === "refused";
    const merged = await mergedTree(repository, request);
    const plan = isRefused || merged === undefined ? "" : await planOf(repository, base, merged);
    const comment = composeComment({ isRefused, check: said.stdout, plan, head });
    const annotations =
      merged === undefined ? "" : await annotationsOf(repository, base, merged, path.join(folder, "merged"), format);
    const names = labels.map(({ name }) => name);
    return { answer: { version: 1, number, head, verdict: judged, labels: names, comment }, annotations };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await git(repository, ["worktree", "prune"]);
  }
}

/** The tree that a merge would give, as an object; undefined when the two cannot be merged, which pr-check refuses. */
async function mergedTree(repository: string, { base, head }: Request): Promise<string | undefined> {
  const { exitCode: code, stdout } = await git(repository, ["merge-tree", "--write-tree", base, head]);
  return code === 0 ? stdout.split("\n")[0] : undefined;
}

async function planOf(repository: string, base: string, merged: string): Promise<string> {
  return (await konbit(repository, ["plan", "--base", base, "--head", merged, "--format", "markdown"])).stdout;
}

/**
 * `konbit check` reads a folder: the merged members' files are written as plain files into a work tree without anything else.
 * What is no plain file stays away; pr-check has refused it.
 */
async function annotationsOf(
  repository: string,
  base: string,
  merged: string,
  folder: string,
  format: string,
): Promise<string> {
  await git(repository, ["worktree", "add", "--no-checkout", "--detach", "--quiet", folder, base]);
  await mkdir(path.join(folder, "members"), { recursive: true });
  const { stdout } = await git(repository, ["ls-tree", "-z", "--long", `${merged}:members`]);
  for (const entry of stdout.split("\0")) {
    const [, object = "", size = "", name = ""] = /^100[67]\d\d blob (\w+) +(\d+)\t([\w.-]+)$/.exec(entry) ?? [];
    if (object === "" || Number(size) > largestBytes) continue;
    const { stdout: bytes } = await execa("git", ["-C", repository, "cat-file", "blob", object], {
      encoding: "buffer",
    });
    await writeFile(path.join(folder, "members", name), bytes);
  }
  return (await konbit(folder, ["check", "--members", "members", "--format", format])).stdout;
}

/** A member file has 64 KiB at most; this much of a larger one is more than enough to refuse it. */
const largestBytes = 1_000_000;

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
