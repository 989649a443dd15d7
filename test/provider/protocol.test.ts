import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serve, type Running } from "../../provider/server.ts";
import { unknown } from "../../plugin/values.ts";
import { dropped } from "../../remote/errors.ts";
import { LocalRemote } from "./local-remote.ts";
import { MiniEngine, type Program } from "./mini-engine.ts";
import { thing, unlucky } from "./thing.ts";

const config = {
  host: "konbit.example",
  port: "2222",
  user: "root",
  hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA6yoOIst9iZ4lGVWgUGdLiLpqtxWSn22oIxEIbew7Zh",
  members: "../members",
};

let remote: LocalRemote;
let server: Running;
let engine: MiniEngine;

beforeEach(async () => {
  remote = new LocalRemote();
  const kinds = [thing(remote.folder), thing(join(remote.folder, "none"), "test:index:Other")];
  const backends = { alternc: [thing(join(remote.folder, "alternc"))] };
  // Nobody asks for the second kind.
  server = await serve({ kinds, backends, lang: "en", version: "1.2.3", connect: () => remote });
  engine = new MiniEngine(server.port);
  await engine.configure(config);
});
afterEach(async () => {
  engine.close();
  await server.close();
  remote.remove();
});

const ops = (steps: readonly { op: string; name: string }[]): string[] => steps.map(({ op, name }) => `${op} ${name}`);
const many = (letters: string): Program => Object.fromEntries(Array.from(letters, (name) => [name, { name, size: 2 }]));
const file = (name: string): string => join(remote.folder, `${name}.json`);
const edit = (name: string, change: object): void => {
  writeFileSync(file(name), JSON.stringify({ ...(JSON.parse(readFileSync(file(name), "utf8")) as object), ...change }));
};
const writes = (): string[] => remote.scripts.filter((script) => !script.includes("*.json"));
const surveys = (): string[] => remote.scripts.filter((script) => script.includes("*.json"));

test("a second run changes nothing and writes nothing", async () => {
  const program = { a: { name: "a", size: 3 }, b: { name: "b", size: 4, labels: ["y", "x"] } };
  expect(ops(await engine.up(program))).toEqual(["create a", "create b"]);
  const before = writes().length;
  expect(ops(await engine.up(program))).toEqual(["same a", "same b"]);
  expect(writes()).toHaveLength(before);
});

test("the backend that the configuration names makes the things, in its own way", async () => {
  await engine.configure({ ...config, backend: "alternc" });
  mkdirSync(join(remote.folder, "alternc"));
  expect(ops(await engine.up({ a: { name: "a", size: 3 } }))).toEqual(["create a"]);
  expect([existsSync(file("alternc/a")), existsSync(file("a"))]).toEqual([true, false]);
});

test("a preview writes nothing, whatever it shows", async () => {
  await engine.up({ a: { name: "a", size: 3 }, c: { name: "c", size: 1 } });
  const before = writes().length;
  expect(ops(await engine.preview({ a: { name: "a", size: 4 }, b: { name: "b", size: 4 } }))).toEqual([
    "update a",
    "create b",
    "delete c",
  ]);
  expect(writes()).toHaveLength(before);
});

test("what an attached engine had read for the state holds for the program of the same run", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  await engine.cancel();
  await engine.resume(config);
  await engine.refresh();
  const counts = () => ({ surveys: surveys().length, closed: remote.closed });
  const { surveys: read, closed } = counts();
  await engine.configure(config);
  await engine.refresh();
  expect(counts()).toEqual({ surveys: read, closed });
  await engine.configure({ ...config, host: "another.example" });
  await engine.refresh();
  expect(counts()).toEqual({ surveys: read + 1, closed: closed + 1 });
});

test("what was edited on the server shows in a plain preview as found and expected, and up repairs it", async () => {
  const program = { a: { name: "a", size: 3, labels: ["x", "y"], limits: { cpu: 1 } } };
  await engine.up(program);
  await engine.configure(config);
  edit("a", { files: { "main.conf": "edited", "extra.conf": "" }, labels: ["x"], limits: { cpu: 1, io: 2 } });
  const [step] = await engine.preview(program);
  expect(step?.changes?.toSorted()).toEqual([
    "+ labels[1]",
    '- files["extra.conf"]',
    "- limits.io",
    '~ files["main.conf"]',
  ]);
  await engine.refresh();
  expect(engine.state.get("a")?.inputs["files"]).toEqual({ "main.conf": "edited", "extra.conf": "" });
  expect(ops(await engine.up(program))).toEqual(["update a"]);
  await engine.configure(config);
  expect(ops(await engine.up(program))).toEqual(["same a"]);
});

test("what was removed on the server is made again", async () => {
  const program = { a: { name: "a", size: 3 } };
  await engine.up(program);
  await engine.configure(config);
  rmSync(file("a"));
  expect(ops(await engine.up(program))).toEqual(["create a"]);
  expect(existsSync(file("a"))).toBe(true);
});

test("deleting retires: the data is in quarantine", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  expect(ops(await engine.up({}))).toEqual(["delete a"]);
  expect(readdirSync(join(remote.folder, "quarantine"))).toEqual(["a.json"]);
});

test("another identity is another thing: made first, the old one retired after", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  const [step] = await engine.up({ a: { name: "b", size: 3 } });
  expect(step).toEqual({ op: "replace", name: "a", changes: ['~ files["main.conf"]', "~ name"] });
  expect([existsSync(file("b")), existsSync(file("a"))]).toEqual([true, false]);
  expect(engine.state.get("a")?.id).toBe("b");
});

test("everything wrong in the inputs is said at once, at its property", async () => {
  const { failures } = await engine.check("a", { name: "A b", size: 1000, labels: ["x", 3], sise: 1 });
  expect(Object.keys(failures).toSorted()).toEqual(["", "labels[1]", "name", "size"]);
  expect(failures["name"]).toBe("small letters only");
});

test("a value that is not known yet breaks no rule and makes unknown all that follows from it", async () => {
  const { inputs, failures } = await engine.check("a", {
    name: "a",
    size: 5,
    password: unknown,
    labels: ["x", unknown],
  });
  expect(failures).toEqual({});
  expect(inputs).toEqual({
    name: "a",
    size: 5,
    labels: [unknown, "x"],
    limits: {},
    files: { "main.conf": "name=a\nsize=5\n" },
    password: unknown,
  });

  const nothingKnown = await engine.check("a", { name: "a", size: unknown });
  expect(nothingKnown.failures).toEqual({});
  const changed = await engine.check("a", { name: "a", size: unknown }, inputs);
  expect(changed.inputs).toMatchObject({ name: "a", size: unknown, files: unknown });
});

test("an unknown beside a mistake hides it not", async () => {
  const { failures } = await engine.check("a", { name: "NO", size: unknown });
  expect(failures).toEqual({ name: "small letters only" });
});

test("a secret comes back wrapped from every call, and survives reading by its hash alone", async () => {
  const program = { a: { name: "a", size: 3, password: "canari" } };
  await engine.up(program);
  expect([...engine.secretKeys]).toEqual(["password"]);
  await engine.configure(config);
  expect(ops(await engine.up(program))).toEqual(["same a"]);
  edit("a", { hash: "another" });
  await engine.configure(config);
  const [step] = await engine.preview(program);
  expect(step?.changes).toEqual(["+ password"]);
});

test("no secret is in an error, even where the server quotes it back", async () => {
  const [step] = await engine.up({ a: { name: "a", size: unlucky.speechless, password: "canari" } });
  expect(step?.op).toBe("failed");
  expect(step?.why).toContain("cannot use •••");
  expect(step?.why).not.toContain("canari");
});

test("what is half done stays in the state and is finished by the next run", async () => {
  const [step] = await engine.up({ a: { name: "a", size: unlucky.halfDone } });
  expect(step?.why).toContain("a is not in place on the server: the disk said no");
  expect(engine.state.get("a")?.id).toBe("a");
  expect(ops(await engine.up({ a: { name: "a", size: 3 } }))).toEqual(["update a"]);
  expect(engine.state.get("a")?.initErrors).toEqual([]);
  expect(ops(await engine.up({ a: { name: "a", size: 3 } }))).toEqual(["same a"]);
});

test("what is half done is tried again even where all that shows is as it should be", async () => {
  await engine.up({ a: { name: "a", size: unlucky.halfDone } });
  edit("a", { labels: [] });
  await engine.configure(config);
  const [step] = await engine.preview({ a: { name: "a", size: unlucky.halfDone } });
  expect(step?.op).toBe("update");
  expect(step?.changes).toEqual([]);
});

test("what was not made at all is not in the state, and the others of its batch are", async () => {
  const steps = await engine.up({ a: { name: "a", size: unlucky.notAtAll }, b: { name: "b", size: 2 } });
  expect(ops(steps)).toEqual(["failed a", "create b"]);
  expect([...engine.state.keys()]).toEqual(["b"]);
});

test("an id alone is enough to import; one that is not there is told", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  const other = new MiniEngine(server.port);
  expect(await other.import("a", "a")).toBe(true);
  expect(ops(await other.up({ a: { name: "a", size: 3 } }))).toEqual(["same a"]);
  expect(await other.import("z", "z")).toBe(false);
  other.close();
});

test("the whole server is read once, however many ask", async () => {
  const program = many("abcdefghij");
  await engine.up(program);
  await engine.configure(config);
  remote.scripts.length = 0;
  await engine.up(program);
  expect(remote.scripts).toHaveLength(1);
});

test("what is written is not looked for beforehand", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  expect(surveys()).toEqual([]);
});

test("what is asked for together is read by one script, and what nobody asks for is not", async () => {
  await engine.up(many("abc"));
  await engine.configure(config);
  const before = surveys().length;
  await engine.refresh();
  expect(surveys()).toHaveLength(before + 1);
  expect(surveys().at(-1)).not.toContain(join(remote.folder, "none"));
});

test("what comes while a script runs goes together as the next one", async () => {
  let open: () => void = () => undefined;
  await engine.refresh();
  const first = engine.up({ a: { name: "a", size: 2 } });
  while (writes().length === 0) {
    remote.gate = new Promise<void>((resolve) => (open = resolve));
    await sleep(5);
    if (surveys().length === 1 && writes().length === 0) open();
  }
  const others = new MiniEngine(server.port);
  const rest = others.up(many("bcdefg"));
  await sleep(100);
  expect(writes()).toHaveLength(1);
  remote.gate = Promise.resolve();
  open();
  await Promise.all([first, rest]);
  expect(writes()).toHaveLength(2);
  others.close();
});

test("the state says everything once: outputs are empty", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  await engine.refresh();
  await engine.up({ a: { name: "a", size: 4 } });
  expect(engine.state.get("a")?.inputs).toMatchObject({ size: 4 });
  expect(engine.state.get("a")?.outputs).toEqual({});
});

test("a read after a write looks again", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  await engine.refresh();
  expect(engine.state.get("a")?.inputs["size"]).toBe(3);
  await engine.up({ a: { name: "a", size: 4 } });
  await engine.refresh();
  expect(engine.state.get("a")?.inputs["size"]).toBe(4);
});

test("what was written is looked at again, and what was not is known", async () => {
  await engine.up(many("abc"));
  await engine.configure(config);
  await engine.refresh();
  const before = surveys().length;
  await engine.up({ ...many("abc"), a: { name: "a", size: 9 } });
  const only = async (name: string) => {
    const other = new MiniEngine(server.port);
    await other.import(name, name);
    other.close();
    return surveys().length - before;
  };
  expect(await only("b")).toBe(0);
  expect(await only("a")).toBe(1);
});

test("a survey that fails is an error, never an empty server", async () => {
  const other = new MiniEngine(server.port, "test:index:Other");
  await expect(other.import("a", "a")).rejects.toThrow(/state of test:index:Other could not be read/);
  other.close();
});

test("customTimeouts holds, and says what to do", async () => {
  engine.timeoutS = 0.3;
  const started = Date.now();
  const [step] = await engine.up({ a: { name: "a", size: unlucky.slow } });
  expect(Date.now() - started).toBeLessThan(1_200);
  expect(step?.why).toContain("not done within 0.3 s");
  expect(step?.why).toContain("customTimeouts");
});

test("cancel lets what is under way end, begins nothing more and lets go of the server", async () => {
  const up = engine.up({ a: { name: "a", size: unlucky.slow } });
  while (writes().length === 0) await sleep(5);
  await engine.cancel();
  expect(ops(await up)).toEqual(["create a"]);
  expect(remote.closed).toBe(1);
  await expect(engine.up({ b: { name: "b", size: 2 } })).rejects.toThrow("interrupted");
  await engine.configure(config);
  expect(ops(await engine.up({ a: { name: "a", size: unlucky.slow }, b: { name: "b", size: 2 } }))).toEqual([
    "same a",
    "create b",
  ]);
});

test("a server that cannot be had is said in words, with the way out", async () => {
  remote.failure = dropped({ host: "konbit.example", port: 22, user: "root", hostKey: "" }, true);
  const [step] = await engine.up({ a: { name: "a", size: 3 } });
  expect(step?.why).toMatch(/konbit\.example dropped twice.*Run it again/);
});

test("without a server a preview shows the state, and an up says what is missing", async () => {
  await engine.up({ a: { name: "a", size: 3 } });
  await engine.configure({ members: "../members" });
  expect(ops(await engine.preview({ a: { name: "a", size: 3 }, b: { name: "b", size: 1 } }))).toEqual([
    "same a",
    "create b",
  ]);
  const [, step] = await engine.up({ a: { name: "a", size: 3 }, b: { name: "b", size: 1 } });
  expect(step?.why).toContain("konbit:host");
});

test("everything wrong in the configuration is said at once, and other keys are nobody's business", async () => {
  expect(await engine.checkConfig(config)).toEqual({});
  expect(await engine.checkConfig({ members: "x" })).toEqual({});
  const failures = await engine.checkConfig({
    host: "-oProxyCommand=id",
    port: "ssh",
    hostKey: "server ssh-ed25519 AAAA",
  });
  expect(Object.keys(failures).toSorted()).toEqual(["host", "hostKey", "port", "user"]);
});
