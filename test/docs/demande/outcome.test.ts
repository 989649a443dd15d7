import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { bundle } from "../../../docs/demande/build.ts";
import { readConfig } from "../../../docs/demande/src/config.ts";
import { editLink, newLink, type Forge } from "../../../docs/demande/src/forge-links.ts";
import { outcomeOf, type Ask } from "../../../docs/demande/src/outcome.ts";
import { thingNamed } from "../../../core/request-form/index.ts";
import type { Values } from "../../../core/request-form/thing.ts";
import { defaultRules } from "../../../core/rules.ts";
import { head } from "../../core/member/reading.ts";

test("the committed script is the one that the sources make; else run: node docs/demande/build.ts", async () => {
  const committed = await readFile(new URL("../../../docs/demande/demande.js", import.meta.url), "utf8");
  // Compared as one yes or no: a difference of 300 KiB helps nobody.
  expect(committed === (await bundle())).toBe(true);
});

const file = `id: m-0003\nstatus: active\n${head}domains: [racine.example]\nmailboxes: [info, awa]\n`;

function ask(entries: readonly (readonly [string, Values])[], others: Partial<Ask> = {}): Ask {
  const made = entries.flatMap(([name, values], index) => {
    const thing = thingNamed(name);
    return thing ? [{ id: `e${index}`, thing, values }] : [];
  });
  return { lang: "fr", isNew: false, who: {}, file: "", konbit: defaultRules, entries: made, ...others };
}

test("several wishes follow one another, each seeing what the one before has written", () => {
  const outcome = outcomeOf(
    ask(
      [
        ["mailbox", { name: "noe" }],
        ["alias", { name: "contact", to: "noe" }],
        ["alias", { name: "contact", to: "awa, noe" }],
        ["suspend", { name: "info" }],
        ["space", { limit: "files", amount: "280 Go", note: "archives" }],
        ["other", { note: "merci" }],
      ],
      { file },
    ),
  );
  expect(outcome).toMatchObject({
    kind: "file",
    text: `${file.replace("[info, awa]", "[{ name: info, state: suspended }, awa, noe]")}aliases:
  contact: [noe, awa]
requests:
  files: 280 GiB
  note: archives — merci
`,
  });
});

test("without the file there is a piece for each key, and what takes another line's place is by itself", () => {
  const outcome = outcomeOf(
    ask([
      ["mailbox", { name: "noe", quota: "8 Go" }],
      ["suspend", { name: "info", reason: "a: b" }],
      ["leaving", { export: "yes" }],
      ["mailbox", { name: "luc" }],
    ]),
  );
  expect(outcome).toEqual({
    kind: "lines",
    lines: [
      {
        key: "mailboxes",
        whole: "mailboxes:\n  - { name: noe, quota: 8 GiB }\n  - luc\n",
        below: "  - { name: noe, quota: 8 GiB }\n  - luc\n",
        replaces: false,
      },
      { key: "status", whole: "status: leaving\n", below: "", replaces: true },
      { key: "requests", whole: "requests:\n  export: true\n", below: "  export: true\n", replaces: false },
      {
        key: "mailboxes",
        whole: 'mailboxes:\n  - { name: info, state: suspended, reason: "a: b" }\n',
        below: '  - { name: info, state: suspended, reason: "a: b" }\n',
        replaces: true,
      },
    ],
  });
});

test("a mistake names its group and field; nothing ticked is no mistake", () => {
  expect(outcomeOf(ask([]))).toEqual({ kind: "nothing" });
  expect(outcomeOf(ask([["wiki", { name: "Wiki" }]], { who: { slug: "x" } }))).toMatchObject({
    kind: "mistakes",
    mistakes: [
      { group: "who", field: { name: "slug" }, finding: { code: "K0110" } },
      { group: "e0", field: { name: "name" }, finding: { code: "K0301" } },
    ],
  });
});

test("a candidate who wants to leave is refused with the reason of check", () => {
  expect(outcomeOf(ask([["leaving", {}]], { file: head }))).toMatchObject({
    kind: "refused",
    problems: [{ code: "K0602" }],
  });
});

const forge = (kind: Forge["kind"]): Forge => ({
  kind,
  repository: "https://forge.test/k/m",
  branch: "main",
  folder: "members",
});

test("each forge has its own way to an editor", () => {
  expect((["github", "forgejo", "gitlab"] as const).map((kind) => editLink(forge(kind), "racine"))).toEqual([
    "https://forge.test/k/m/edit/main/members/racine.yaml",
    "https://forge.test/k/m/_edit/main/members/racine.yaml",
    "https://forge.test/k/m/-/edit/main/members/racine.yaml",
  ]);
  expect((["github", "forgejo", "gitlab"] as const).map((kind) => newLink(forge(kind), "racine", "a: é&\n"))).toEqual([
    { href: "https://forge.test/k/m/new/main?filename=members%2Fracine.yaml&value=a%3A+%C3%A9%26%0A", isFilled: true },
    { href: "https://forge.test/k/m/_new/main?filename=members%2Fracine.yaml&value=a%3A+%C3%A9%26%0A", isFilled: true },
    { href: "https://forge.test/k/m/-/new/main?file_name=members%2Fracine.yaml", isFilled: false },
  ]);
});

test("a text too long for an address stays out of it", () => {
  expect(newLink(forge("github"), "racine", "x".repeat(7000))).toEqual({
    href: "https://forge.test/k/m/new/main?filename=members%2Fracine.yaml",
    isFilled: false,
  });
});

test.each([
  [undefined, undefined],
  [{ forge: "" }, undefined],
  [{ forge: "svn", repository: "https://x.test" }, "forge"],
  [{ forge: "github", repository: "javascript:alert(1)" }, "repository"],
  [{ forge: "github", repository: "https://x.test/?a" }, "repository"],
  [{ forge: "github", repository: "https://x.test/k/m", branch: 1 }, "branch"],
])("a config.js of %j gives no link", (given, complaint) => {
  const { forge: found, complaint: said } = readConfig(given);
  expect([found, said]).toEqual([undefined, complaint]);
});

test("a config.js gives the forge and the konbit's own rules", () => {
  const { forge: found, konbit } = readConfig({
    forge: "github",
    repository: "https://x.test/k/m.git/",
    rules: { phpVersions: ["8.4", "8.2"] },
  });
  expect(found).toEqual({ kind: "github", repository: "https://x.test/k/m", branch: "main", folder: "members" });
  expect(konbit.phpVersions).toEqual(["8.4", "8.2"]);
});
