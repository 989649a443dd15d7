import { expect, test } from "vitest";
import type { Answer } from "../../../core/forge/answer.ts";
import { commentMarker, postedComment } from "../../../core/forge/comment.ts";
import { Api } from "../../../scripts/cli/forge/api.ts";
import { Hub } from "../../../scripts/cli/forge/hub.ts";
import { Lab } from "../../../scripts/cli/forge/lab.ts";
import { postAnswer } from "../../../scripts/cli/forge/post.ts";
import { FakeForge, Reply, Turns, type Answers } from "./fake-forge.ts";

const head = "a".repeat(40);
const answer: Answer = { version: 1, number: 7, head, verdict: "ok", labels: ["automatique"], comment: "## Bonjour" };
const bot = { login: "konbit-bot" };
const pull = { state: "open", head: { sha: head }, user: { login: "awa-d" }, body: null };
const old = { id: 5, body: `${commentMarker}\nvieux`, user: bot };

const usual: Answers = {
  "GET /user": bot,
  "GET /repos/k/k/pulls/7": pull,
  "GET /repos/k/k/issues/7/comments": [],
  "GET /repos/k/k/issues/7/labels": [],
  "GET /repos/k/k/labels": [],
};

const waits: number[] = [];

function apiOf(forge: FakeForge): Api {
  waits.length = 0;
  return new Api({
    url: forge.url,
    headers: { authorization: "token s3cret" },
    signal: new AbortController().signal,
    wait: (ms) => Promise.resolve(void waits.push(ms)),
  });
}

async function post(
  answers: Answers | ((url: string) => Answers),
  one: Answer = answer,
  labelsBy: "name" | "id" = "name",
) {
  await using forge = await FakeForge.start((url) => ({
    ...usual,
    ...(typeof answers === "function" ? answers(url) : answers),
  }));
  const said = await postAnswer(new Hub(apiOf(forge), "k/k", labelsBy), one);
  return { said: said.en, changes: forge.changes, seen: [...forge.seen] };
}

test("a request that was never answered gets its comment, its labels and its mark", async () => {
  const { changes, said } = await post({});
  expect(said).toBe("The comment is posted.");
  expect(changes).toEqual([
    "POST /repos/k/k/issues/7/comments",
    "POST /repos/k/k/labels",
    "POST /repos/k/k/issues/7/labels",
    `POST /repos/k/k/statuses/${head}`,
  ]);
});

test("the comment that is there already is edited, wherever in a long talk it stands", async () => {
  const { changes } = await post((url) => ({
    "GET /repos/k/k/issues/7/comments?per_page=100": new Reply(
      200,
      { link: `<${url}/repos/k/k/issues/7/comments?per_page=100&page=2>; rel="next", <${url}/x>; rel="last"` },
      Array.from({ length: 100 }, (_, id) => ({ id: id + 100, body: "bonjour", user: { login: "noe" } })),
    ),
    "GET /repos/k/k/issues/7/comments?per_page=100&page=2": [old],
  }));
  expect(changes[0]).toBe("PATCH /repos/k/k/issues/comments/5");
});

test("a comment that says the same already is left alone", async () => {
  const { changes, said } = await post({
    "GET /repos/k/k/issues/7/comments": [{ ...old, body: postedComment(answer.comment) }],
  });
  expect(said).toBe("Nothing to post: the comment says so already.");
  expect(changes.filter((change) => change.includes("comments"))).toEqual([]);
});

test("a member who copies the marker is not taken for us", async () => {
  const { changes } = await post({ "GET /repos/k/k/issues/7/comments": [{ ...old, user: { login: "mallory" } }] });
  expect(changes[0]).toBe("POST /repos/k/k/issues/7/comments");
});

test("a job's own token may not ask who it is, and is known by its name", async () => {
  const { changes } = await post({
    "GET /user": new Reply(403),
    "GET /repos/k/k/issues/7/comments": [{ ...old, user: { login: "github-actions[bot]" } }],
  });
  expect(changes[0]).toBe("PATCH /repos/k/k/issues/comments/5");
});

test("labels that no longer hold are taken off, and people's own stay", async () => {
  const there = [
    { id: 1, name: "danger" },
    { id: 2, name: "urgent" },
    { id: 3, name: "automatique" },
  ];
  const { changes } = await post({ "GET /repos/k/k/issues/7/labels": there }, answer, "id");
  expect(changes.filter((change) => change.includes("labels"))).toEqual(["DELETE /repos/k/k/issues/7/labels/1"]);
});

test("GitHub knows a label by its name, whatever letters it has", async () => {
  const { changes } = await post({ "GET /repos/k/k/issues/7/labels": [{ id: 1, name: "décision" }] });
  expect(changes).toContain("DELETE /repos/k/k/issues/7/labels/d%C3%A9cision");
});

test("an answer about a commit that is no longer the tip is not shown", async () => {
  const { changes, said } = await post({ "GET /repos/k/k/pulls/7": { ...pull, head: { sha: "b".repeat(40) } } });
  expect(changes).toEqual([]);
  expect(said).toContain("the request has changed since");
});

test("a request that is closed is left alone", async () => {
  expect((await post({ "GET /repos/k/k/pulls/7": { ...pull, state: "closed" } })).changes).toEqual([]);
});

test("a refused request gets the mark that keeps it from being merged", async () => {
  const { seen } = await post({}, { ...answer, verdict: "refused" });
  expect(seen.at(-1)?.body).toMatchObject({ state: "failure", context: "konbit" });
});

test("when the forge asks to wait, we wait as long as it says and go on", async () => {
  const { changes } = await post({
    "POST /repos/k/k/issues/7/comments": new Turns(new Reply(429, { "retry-after": "7" }), new Reply(201)),
  });
  expect(waits).toEqual([7000]);
  expect(changes.filter((change) => change.endsWith("comments"))).toHaveLength(2);
});

test("a comment is not sent twice when nobody knows whether it was taken", async () => {
  await expect(post({ "POST /repos/k/k/issues/7/comments": new Reply(502) })).rejects.toThrow(/refuses POST .*: 502/);
  expect(waits).toEqual([]);
});

test("a question that fails is asked again, four times at most", async () => {
  await expect(post({ "GET /repos/k/k/pulls/7": new Reply(500) })).rejects.toThrow(/500/);
  expect(waits).toEqual([1000, 2000, 4000]);
});

test("a refusal says which right is missing, and never the token", async () => {
  const error: unknown = await post({ "GET /repos/k/k/pulls/7": new Reply(403, {}, { message: "no" }) }).catch(
    (e: unknown) => e,
  );
  expect(String(error)).toMatch(/Does the token have the rights that docs\/forges\.md asks for/);
  expect(JSON.stringify(error)).not.toContain("s3cret");
});

test("a next page elsewhere never gets the token", async () => {
  await using elsewhere = await FakeForge.start(() => ({}));
  await post({
    "GET /repos/k/k/issues/7/comments": new Reply(200, { link: `<${elsewhere.url}/steal>; rel="next"` }, []),
  });
  expect(elsewhere.seen).toEqual([]);
});

test("a redirect never takes the token along", async () => {
  await using elsewhere = await FakeForge.start(() => ({}));
  const answers = { "GET /repos/k/k/pulls/7": new Reply(302, { location: `${elsewhere.url}/steal` }) };
  await expect(post(answers)).rejects.toThrow(/does not answer/);
  expect(elsewhere.seen).toEqual([]);
});

test("GitLab: the note is made once, then edited; labels are added and taken off by name", async () => {
  const at = "/projects/12/merge_requests/7";
  const merge = {
    state: "opened",
    sha: head,
    author: { username: "awa-d" },
    description: "",
    labels: ["danger", "autre"],
  };
  const note = { id: 5, body: `${commentMarker}\nvieux`, author: { username: "konbit-bot" }, system: false };
  await using forge = await FakeForge.start(() => ({
    "GET /user": { username: "konbit-bot" },
    [`GET ${at}`]: merge,
    [`GET ${at}/notes`]: [note],
  }));
  await postAnswer(new Lab(apiOf(forge), "12"), answer);
  expect(forge.seen.filter(({ method }) => method !== "GET").map(({ path, body }) => [path, body])).toEqual([
    [`${at}/notes/5`, { body: postedComment(answer.comment) }],
    [at, { add_labels: "automatique" }],
    [at, { remove_labels: "danger" }],
  ]);
});
