import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { commentMarker } from "../../core/forge/comment.ts";
import { checkout } from "../../scripts/cli/checkout.ts";
import { eventually, TestForge } from "./forge.ts";

/*
 * A request's whole way on a real forge: fork, web editor, jobs by a real runner, comment, labels, mark. It needs a Gitea and its runner, which
 * are Go modules: `go build` in a copy of code.gitea.io/gitea v1.26.0 (with `-tags sqlite,sqlite_unlock_notify` and a C compiler, or without and
 * with an empty PostgreSQL database), and in one of gitea.com/gitea/runner v1.0.8. That takes longer than the rest of the tests together, so it is
 * asked for by hand:
 *
 *   KONBIT_TEST_FORGE=…/gitea KONBIT_TEST_FORGE_RUNNER=…/runner KONBIT_TEST_FORGE_ASSETS=…/the-copy-of-gitea \
 *   KONBIT_TEST_FORGE_DATABASE=postgres://postgres@127.0.0.1:5432/empty npm run test:contract -- test/forges
 */
const server = process.env["KONBIT_TEST_FORGE"];
const runner = process.env["KONBIT_TEST_FORGE_RUNNER"];
const database = process.env["KONBIT_TEST_FORGE_DATABASE"];
const isThere = server !== undefined && runner !== undefined;

const comment = z.object({ id: z.number(), body: z.string(), user: z.object({ login: z.string() }) });
const named = z.object({ name: z.string() });
const file = z.object({ sha: z.string(), content: z.string() });
const pull = z.object({ number: z.number(), head: z.object({ sha: z.string() }) });
const run = z.object({ workflow_runs: z.array(z.object({ path: z.string(), event: z.string(), status: z.string() })) });

describe.skipIf(!isThere)("a request on a real forge (KONBIT_TEST_FORGE)", { timeout: 600_000 }, () => {
  let forge: TestForge;

  beforeAll(async () => {
    forge = await TestForge.start({
      server: server ?? "",
      runner: runner ?? "",
      assets: process.env["KONBIT_TEST_FORGE_ASSETS"] ?? path.dirname(server ?? ""),
      ...(database === undefined ? {} : { database }),
    });
    await forge.addAccount("root-co", "--admin");
    for (const login of ["konbit-bot", "awa-d", "mallory"]) await forge.addAccount(login);
    await forge.call("root-co", "POST", "/orgs", { username: "konbit" });
    await forge.call("root-co", "POST", "/orgs/konbit/repos", { name: "konbit", default_branch: "main" });
    await forge.call("root-co", "PUT", "/repos/konbit/konbit/collaborators/konbit-bot", { permission: "write" });
    await forge.call("root-co", "PUT", "/repos/konbit/konbit/actions/secrets/KONBIT_FORGE_TOKEN", {
      data: forge.token("konbit-bot"),
    });
    await pushThisCheckout();
    // The forge takes note of a push after it has answered; a fork made before that would be empty.
    await eventually("the push has arrived", async () => {
      const branches = await forge.ask(z.array(named), "root-co", "GET", "/repos/konbit/konbit/branches");
      const { empty } = await forge.ask(z.object({ empty: z.boolean() }), "root-co", "GET", "/repos/konbit/konbit");
      return branches.length > 0 && !empty ? true : undefined;
    });
    await forge.startRunner("konbit/konbit");
    for (const login of ["awa-d", "mallory"]) await forge.call(login, "POST", "/repos/konbit/konbit/forks", {});
  }, 600_000);

  afterAll(async () => {
    if (process.env["KONBIT_TEST_FORGE_KEEP"] === undefined) await forge[Symbol.asyncDispose]();
  });

  test("a member's site is planned in one comment, labelled and marked; a second commit edits that comment", async () => {
    const number = await requestAfter(addSite("awa-d", "carnet", "- { name: carnet, app: static }"), "awa-d", "carnet");
    const first = await answered(number, /carnet\.racine-commune\.example/);
    expect(first.body.startsWith(commentMarker)).toBe(true);
    expect(await labels(number)).toEqual(["décision"]);
    expect(await mark(number)).toBe("success");

    await addSite("awa-d", "carnet", "- { name: photos, app: static }");
    const second = await answered(number, /photos\.racine-commune\.example/);
    expect(second.id).toBe(first.id);
    expect(await comments(number)).toHaveLength(1);
  });

  test("a mistake is explained in the comment, and the mark keeps it from being merged; mended, it is acceptable", async () => {
    const number = await requestAfter(addSite("awa-d", "faute", "- { nom: carnet, app: static }"), "awa-d", "faute");
    const refused = await answered(number, /À corriger/);
    expect(refused.body).toContain("- { name: carnet, app: static }");
    expect(await mark(number)).toBe("failure");

    await edit("awa-d", "faute", "members/racine-commune.yaml", (text) =>
      text.replace("{ nom: carnet", "{ name: carnet"),
    );
    await answered(number, /carnet\.racine-commune\.example/);
    expect(await mark(number)).toBe("success");
  });

  test("a request that brings workflows of its own runs none of them, and is refused for it", async () => {
    const hostile = (event: string) =>
      `on: ${event}\njobs: { own: { runs-on: docker, steps: [{ run: 'touch /tmp/konbit-hostile-${String(process.pid)}' }] } }\n`;
    await edit("mallory", "ouvrir", ".forgejo/workflows/demande.yml", () => hostile("pull_request_target"));
    await edit("mallory", "ouvrir", ".forgejo/workflows/own.yml", () => hostile("pull_request"));
    const number = await request("mallory", "ouvrir");
    const { body } = await answered(number, /À corriger/);
    expect(body).toContain(".forgejo/workflows/demande.yml");
    // Under pull_request the forge would take the request's own file: it only waits for somebody's yes.
    const { workflow_runs: runs } = await forge.ask(run, "root-co", "GET", "/repos/konbit/konbit/actions/runs");
    const own = runs.filter(({ path: name }) => name.startsWith("own.yml"));
    expect(own.map(({ event }) => event)).toEqual(["pull_request"]);
    await expect(readFile(`/tmp/konbit-hostile-${String(process.pid)}`)).rejects.toThrow(/ENOENT/);
  });

  test("an answer about another request, or that is none, is refused and nothing is posted", async () => {
    const number = await requestAfter(addSite("mallory", "faux", "- { name: faux, app: static }"), "mallory", "faux");
    await answered(number, /./);
    const head = await headOf(number);
    const before = await comments(number);
    const answer = { version: 1, number: number + 1, head, verdict: "ok", labels: [], comment: "Tout va bien." };
    for (const bytes of [JSON.stringify(answer), "{}", Buffer.alloc(20_000_000)]) {
      const line = gzipSync(bytes).toString("base64");
      const { exitCode, stderr } = await postComment(number, head, line);
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/refused/)]);
    }
    expect(await comments(number)).toEqual(before);
  });

  async function pushThisCheckout(): Promise<void> {
    const folder = path.join(forge.folder, "konbit");
    const { stdout } = await execa("git", [
      "-C",
      checkout,
      "ls-files",
      "-z",
      "--cached",
      "--others",
      "--exclude-standard",
    ]);
    for (const name of stdout.split("\0").filter(Boolean)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await cp(path.join(checkout, name), path.join(folder, name), { verbatimSymlinks: true }).catch(() => undefined);
    }
    const git = (...args: readonly string[]) =>
      execa("git", ["-C", folder, "-c", "user.name=Co", "-c", "user.email=co@ailleurs.example", ...args]);
    await git("init", "--quiet", "--initial-branch", "main");
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "konbit");
    await git(
      "push",
      "--quiet",
      forge.url.replace("//", `//root-co:${forge.token("root-co")}@`) + "/konbit/konbit.git",
      "main",
    );
  }

  async function addSite(login: string, branch: string, line: string): Promise<void> {
    await edit(login, branch, "members/racine-commune.yaml", (text) =>
      text.replace(/^sites:\n/m, `sites:\n  ${line}\n`),
    );
  }

  /** As the web editor does: the first change of a branch makes it. */
  async function edit(login: string, branch: string, name: string, change: (text: string) => string): Promise<void> {
    const where = `/repos/${login}/konbit/contents/${name}`;
    const isNew = await forge.call(login, "GET", `/repos/${login}/konbit/branches/${branch}`).then(
      () => false,
      () => true,
    );
    const ref = isNew ? "main" : branch;
    const old = await forge.ask(file, login, "GET", `${where}?ref=${ref}`).catch(() => undefined);
    const text = change(Buffer.from(old?.content ?? "", "base64").toString());
    await forge.call(login, old === undefined ? "POST" : "PUT", where, {
      content: Buffer.from(text).toString("base64"),
      message: "Une demande",
      ...(old === undefined ? {} : { sha: old.sha }),
      ...(isNew ? { branch: "main", new_branch: branch } : { branch }),
    });
  }

  async function request(login: string, branch: string): Promise<number> {
    const body = { base: "main", head: `${login}:${branch}`, title: "Une demande", body: "Merci !" };
    return (await forge.ask(pull, login, "POST", "/repos/konbit/konbit/pulls", body)).number;
  }

  async function requestAfter(edited: Promise<void>, login: string, branch: string): Promise<number> {
    await edited;
    return request(login, branch);
  }

  async function headOf(number: number): Promise<string> {
    return (await forge.ask(pull, "root-co", "GET", `/repos/konbit/konbit/pulls/${number}`)).head.sha;
  }

  async function comments(number: number) {
    return forge.ask(z.array(comment), "root-co", "GET", `/repos/konbit/konbit/issues/${number}/comments`);
  }

  /** The bot's comment about the commit that is the tip now. */
  async function answered(number: number, says: RegExp) {
    const head = await headOf(number);
    const look = async () =>
      (await comments(number)).find(
        ({ user, body }) => user.login === "konbit-bot" && body.includes(head.slice(0, 10)) && says.test(body),
      );
    return eventually(`request ${number} is answered (${String(says)})`, look).catch(async (error: unknown) => {
      throw new Error(`${String(error)}\n${JSON.stringify(await comments(number))}\n${await forge.log()}`, {
        cause: error,
      });
    });
  }

  async function labels(number: number) {
    const look = async () => {
      const there = await forge.ask(z.array(named), "root-co", "GET", `/repos/konbit/konbit/issues/${number}/labels`);
      return there.length > 0 ? there.map(({ name }) => name) : undefined;
    };
    return eventually("labels are set", look);
  }

  async function mark(number: number) {
    const head = await headOf(number);
    const statuses = z.array(z.object({ context: z.string(), status: z.string() }));
    const look = async () =>
      (await forge.ask(statuses, "root-co", "GET", `/repos/konbit/konbit/commits/${head}/statuses`)).find(
        ({ context }) => context === "konbit",
      )?.status;
    return eventually("the mark is set", look);
  }

  async function postComment(number: number, head: string, line: string) {
    const event = path.join(forge.folder, "event.json");
    await writeFile(
      event,
      JSON.stringify({ pull_request: { number, head: { sha: head }, user: { login: "mallory" } } }),
    );
    const env = {
      KONBIT_LANG: "en",
      KONBIT_ANSWER: line,
      KONBIT_FORGE_TOKEN: forge.token("konbit-bot"),
      GITHUB_EVENT_PATH: event,
      GITHUB_API_URL: `${forge.url}/api/v1`,
      GITHUB_REPOSITORY: "konbit/konbit",
    };
    return execa("node", [path.join(checkout, "scripts/konbit.ts"), "post-comment", "--forge", "forgejo"], {
      env,
      reject: false,
    });
  }
});
