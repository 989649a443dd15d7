import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { checkout } from "../../scripts/cli/checkout.ts";

interface Step {
  readonly name: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (file: string) => readFile(path.join(checkout, file), "utf8");
// The workflows are ours; a wrong shape fails the tests that look at it.
const workflow = async (file: string) => parse(await text(file)) as Workflow;
const scripts = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? ""));

describe.each([".github/workflows", ".forgejo/workflows"])("%s", (folder) => {
  const files = ["demande.yml", "apres-fusion.yml"].map((name) => `${folder}/${name}`);

  test.each(files)("%s: a job has no right but those it names, an end, and its turn", async (file) => {
    const { permissions, jobs, concurrency } = await workflow(file);
    expect(permissions).toEqual({});
    expect(concurrency.group).not.toBe("");
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
    }
  });

  test.each(files)("%s: no code of anybody else's runs, so there is nothing to pin", async (file) => {
    const { jobs } = await workflow(file);
    expect(
      Object.values(jobs)
        .flatMap(({ steps }) => steps.map(({ uses }) => uses))
        .filter(Boolean),
    ).toEqual([]);
  });

  test.each(files)("%s: nothing that a stranger wrote is pasted into a script", async (file) => {
    for (const script of scripts(await workflow(file))) expect(script).not.toContain("${{");
  });

  test.each(files)("%s: the shell is short, the logic is in the command line", async (file) => {
    for (const script of scripts(await workflow(file))) expect(script.trim().split("\n").length).toBeLessThanOrEqual(5);
  });

  test("a request is judged by main's workflow and code, and its own are never checked out", async () => {
    const request = await workflow(`${folder}/demande.yml`);
    expect(Object.keys(request.on)).toEqual(["pull_request_target"]);
    const all = scripts(request).join("\n");
    expect(all).toContain('--branch "$GITHUB_BASE_REF"');
    expect(all).not.toMatch(/checkout|pull\/|head/i);
  });

  test("the job that reads a request gets no secret and no right to write", async () => {
    const { jobs } = await workflow(`${folder}/demande.yml`);
    expect(jobs["juger"]?.permissions).toEqual({ contents: "read" });
    expect(JSON.stringify(jobs["juger"])).not.toContain("secrets.");
  });
});

test("Forgejo's jobs are GitHub's, but for the runner, the forge's name and whose token posts", async () => {
  const lines = async (folder: string) => (await text(`${folder}/workflows/demande.yml`)).split("\n");
  const [hub, forgejo] = [await lines(".github"), await lines(".forgejo")];
  const own = forgejo.filter((line) => !hub.includes(line)).map((line) => line.trim());
  expect(own).toEqual([
    "runs-on: docker",
    "run: ./konbit answer-request --forge forgejo",
    "runs-on: docker",
    "# The token that a job gets by itself may not write to a request that comes from a fork: a bot's does.",
    "KONBIT_FORGE_TOKEN: ${{ secrets.KONBIT_FORGE_TOKEN }}",
    "run: ./konbit post-comment --forge forgejo",
  ]);
});

describe(".gitlab-ci.yml", () => {
  interface GitLabJob {
    readonly rules: readonly { readonly if: string }[];
    readonly script: readonly string[];
    readonly environment: { readonly name: string };
  }
  // As above.
  const jobs = async () => parse(await text(".gitlab-ci.yml")) as Readonly<Record<string, GitLabJob>>;

  test("no pipeline is made for a merge request, whose own version of the file would run", async () => {
    const { workflow: rules } = await jobs();
    for (const rule of rules?.rules ?? [])
      expect(rule.if).toMatch(/"(trigger|push)" && \$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH$/);
  });

  test("every job has an environment of its own, so that no token reaches another's", async () => {
    const { juger, publier, verifier } = await jobs();
    expect([juger, publier, verifier].map((job) => job?.environment.name)).toEqual([
      "konbit-lire",
      "konbit-publier",
      "serveur",
    ]);
  });
});
