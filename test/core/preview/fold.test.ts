import { expect, test } from "vitest";
import type { StepEvent } from "../../../core/preview/event.ts";
import { fold } from "../../../core/preview/fold.ts";
import { headingText, thingLines, totalText } from "../../../core/preview/say.ts";

const urn = (name: string) => `urn:pulumi:sandbox::konbit::x::${name}`;
const root = urn("konbit-sandbox");

const tenant = (op = "same"): StepEvent => ({
  op,
  urn: urn("m-0002"),
  type: "konbit:tenant:Tenant",
  new: { parent: root, inputs: { name: "Radio Rivage", slug: "radio-rivage" } },
});

const site = (op: string, more: Partial<StepEvent> = {}): StepEvent => ({
  op,
  urn: urn("m-0002/www/site"),
  type: "konbit:index:Site",
  new: { parent: urn("m-0002"), custom: true, inputs: { host: "www.radio.example", files: { vhost: "a\nb\nc" } } },
  ...more,
});

const said = (events: readonly StepEvent[]) =>
  fold(events).flatMap((group) => [
    headingText(group).en,
    ...group.things.flatMap((thing) => thingLines(thing)).map(({ en }) => en),
  ]);

test("what stays the same is left out, and things stand under their member's name", () => {
  expect(
    said([tenant(), site("create"), { op: "same", urn: urn("other"), type: "konbit:index:Account", new: {} }]),
  ).toEqual(["Radio Rivage (radio-rivage)", "+ site www.radio.example"]);
});

test("drift says what was found and what is expected, of long texts only the lines that differ", () => {
  const found = { parent: urn("m-0002"), inputs: { host: "www.radio.example", files: { vhost: "a\nB\nc" } } };
  const applied = { ...found, inputs: { ...found.inputs, files: { vhost: "a\nb\nc" } } };
  const events = [
    tenant(),
    site("refresh", { old: applied, new: found }),
    site("update", { old: found, detailedDiff: { "files.vhost": {} } }),
  ];
  expect(said(events)).toEqual([
    "Radio Rivage (radio-rivage)",
    "~ site www.radio.example",
    "    files.vhost changed on the server: found “B”, expected “b”",
  ]);
});

test("what is gone as a whole is one line, and sizes are said as people say them", () => {
  const state = (user: object, quota: number) => ({
    parent: urn("m-0002"),
    custom: true,
    inputs: { host: "www.radio.example", user, quota: { maxBytes: quota } },
  });
  const applied = state({ uid: 20002, shell: "/bin/false" }, 1024 ** 3);
  const found = state({}, 2 * 1024 ** 3);
  const detailedDiff = { "user.uid": {}, "user.shell": {}, "quota.maxBytes": {} };
  const events = [
    tenant(),
    site("refresh", { old: applied, new: found }),
    site("update", { old: found, new: applied, detailedDiff }),
  ];
  expect(said(events).slice(2)).toEqual([
    "    quota.maxBytes changed on the server: found “2 GiB”, expected “1 GiB”",
    "    user: gone from the server",
  ]);
});

test("a change that the files ask for is no drift", () => {
  const old = { parent: urn("m-0002"), inputs: { host: "old.radio.example" } };
  const events = [tenant(), site("refresh", { old, new: old }), site("update", { old, detailedDiff: { host: {} } })];
  expect(said(events)).toContain("    host: old.radio.example → www.radio.example");
});

test("a replacement is one change, not three", () => {
  const events = [tenant(), site("create-replacement"), site("replace"), site("delete-replaced")];
  expect(fold(events)[0]?.things).toHaveLength(1);
});

test("what stops says what happens to the data", () => {
  const gone = site("delete", {
    old: { parent: urn("m-0002"), custom: true, inputs: { host: "www.radio.example" } },
    new: null,
  });
  expect(said([tenant("delete"), gone])).toContain(
    "- site www.radio.example: access is closed, the data goes to quarantine; nothing is erased",
  );
});

test("something that had been made and is gone from the server is said to be made again", () => {
  const events = [tenant(), site("refresh", { old: { inputs: {} }, new: null }), site("create")];
  expect(said(events)).toContain("+ site www.radio.example: had gone from the server, will be made again");
});

test("the server's own things stand under the server", () => {
  const platform: StepEvent = {
    op: "update",
    urn: urn("server/platform"),
    type: "konbit:index:Platform",
    new: { custom: true, inputs: {} },
  };
  expect(said([platform])[0]).toBe("The server, for everybody");
});

test("the total counts things once", () => {
  expect(totalText(fold([tenant(), site("create")])).en).toBe(
    "1 to create, 0 to change, 0 to stop. Nothing is erased.",
  );
  expect(totalText([]).en).toBe("Nothing changes.");
});

test("what has been done is told as done", () => {
  const missing = [tenant(), site("refresh", { old: { inputs: {} }, new: null }), site("create")];
  const groups = fold(missing);
  expect(
    groups.flatMap(({ things }) => things.flatMap((thing) => thingLines(thing, true).map(({ en }) => en))),
  ).toEqual(["+ site www.radio.example: had gone from the server, was made again"]);
  expect(totalText(groups, true).en).toBe("Created: 1, changed: 0, stopped: 0. Nothing was erased.");
});

test("a secret is named, never shown, nor what the engine puts around it", () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
  const state = { parent: urn("m-0002"), custom: true, inputs: { host: "www.radio.example", connection: secret } };
  const lines = said([tenant(), site("update", { old: state, new: state, detailedDiff: { connection: {} } })]);
  expect(lines.join("\n")).toContain("connection: [secret]");
  expect(lines.join("\n")).not.toMatch(/4dabf|v1:abc/);
});
