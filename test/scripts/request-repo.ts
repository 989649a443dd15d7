import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";

/** What a commit does to a path: new content, an entry of another mode, or nothing there any more. */
export type Change = string | Uint8Array | Entry | null;
interface Entry {
  /** `120000`: the content is where the link leads. `160000`: a commit's name. */
  readonly mode: "100755" | "120000" | "160000";
  readonly content: string;
}
export type Changes = Readonly<Record<string, Change>>;

/** Branches of a repository: where both begin, what the request changed, what the base changed meanwhile. */
export interface History {
  readonly fork: Changes;
  readonly head?: Changes;
  readonly main?: Changes;
  /** Branches that the request's last commit merges, besides what `head` changes: their own changes to `fork`. */
  readonly merges?: readonly Changes[];
  /** Before `fork`, and undone by it where `fork` says nothing: the past. */
  readonly past?: Changes;
}

/** A repository of the test's own with branches `main` and `head`, written by one `git fast-import`; gone with its scope. */
export function requestRepo(history: History): Promise<AsyncDisposable & { readonly repo: string }> {
  return repoOf([stream(history)]);
}

/** The same with a request each, on branches `0/main` and `0/head`, `1/main` …; they have nothing in common. */
export function requestsRepo(histories: readonly History[]): Promise<AsyncDisposable & { readonly repo: string }> {
  return repoOf(histories.map((history, index) => stream(history, `${index}/`)));
}

async function repoOf(streams: readonly Uint8Array[]): Promise<AsyncDisposable & { readonly repo: string }> {
  const repo = await mkdtemp(path.join(tmpdir(), "konbit-request-"));
  await execa("git", ["init", "-q", "-b", "none", "--template=", repo]);
  await execa("git", ["-C", repo, "fast-import", "--quiet"], { input: Buffer.concat(streams) });
  return { repo, [Symbol.asyncDispose]: () => rm(repo, { recursive: true, force: true }) };
}

function stream({ fork, head = {}, main = {}, merges = [], past = {} }: History, prefix = ""): Uint8Array {
  const gone = Object.keys(past).filter((name) => !(name in fork));
  const undo = Object.fromEntries(gone.map((name) => [name, null]));
  const branch = (name: string, parents: readonly string[], changes: Changes) =>
    commit(
      `${prefix}${name}`,
      parents.map((parent) => `${prefix}${parent}`),
      changes,
    );
  const side = merges.map((changes, index) => branch(`side${index}`, ["fork"], changes));
  return Buffer.concat([
    branch("past", [], past),
    branch("fork", ["past"], { ...undo, ...fork }),
    ...side,
    branch("main", ["fork"], main),
    branch("head", ["fork", ...merges.map((_, index) => `side${index}`)], head),
  ]);
}

function commit(branch: string, parents: readonly string[], changes: Changes): Uint8Array {
  const [first, ...others] = parents.map((parent) => `refs/heads/${parent}`);
  const lines = [
    `commit refs/heads/${branch}`,
    "committer Test <test@konbit.test> 1700000000 +0000",
    "data 0",
    ...(first === undefined ? [] : [`from ${first}`]),
    ...others.map((other) => `merge ${other}`),
  ];
  const parts = Object.entries(changes).map(([name, change]) => file(name, change));
  return Buffer.concat([Buffer.from(`${lines.join("\n")}\n`), ...parts, Buffer.from("\n")]);
}

function file(name: string, change: Change): Uint8Array {
  // A name of one character a byte (`\xff`) stands for itself; others are UTF-8.
  const bytes = /^[\0-\xff]*[\x80-\xff][\0-\xff]*$/.test(name) && name.startsWith("bytes:") ? "latin1" : "utf8";
  const quoted = `"${name
    .replace(/^bytes:/, "")
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`)}"`;
  if (change === null) return Buffer.from(`D ${quoted}\n`, bytes);
  const entry = typeof change === "string" || change instanceof Uint8Array ? undefined : change;
  const content = Buffer.from(entry ? entry.content : (change as string | Uint8Array));
  if (entry?.mode === "160000") return Buffer.from(`M 160000 ${entry.content} ${quoted}\n`, bytes);
  return Buffer.concat([
    Buffer.from(`M ${entry?.mode ?? "100644"} inline ${quoted}\ndata ${content.length}\n`, bytes),
    content,
    Buffer.from("\n"),
  ]);
}
