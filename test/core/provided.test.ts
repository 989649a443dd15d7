import { expect, test } from "vitest";
import { kindNames } from "../../core/kind-names.ts";
import { notProvided } from "../../core/provided.ts";
import { head, readTexts } from "./member/reading.ts";

const domain = "domains: [{ name: racine.example, dns: external, mail: none }]\n";
const notices = (text: string) =>
  readTexts({ racine: text })
    .problems.filter(({ severity }) => severity === "notice")
    .map(({ line, column, code, refuses, text: said }) => `${line}:${column} ${code} ${String(refuses)} ${said.en}`);
const active = `id: m-0003\nstatus: active\n${head}`;

test("what is provided now gets no notice", () => {
  const sites =
    'sites:\n  - { name: www, app: static, aliases: [racine.example] }\n  - { name: blog, app: wordpress }\n  - { name: old, app: redirect, to: https://ailleurs.example/ }\n  - { name: app, app: php, php: "8.2", docroot: public, database: true, host: x.racine.example, state: suspended }\n';
  const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGqmyNGJeSLtFOVZzmzVSyiGaEcNVEHQVqNZzqqNvHsn";
  expect(notices(`${active}${domain}${sites}sftp: [${key}]\nrequests: { wikis: 9 }\nnote: x\n`)).toEqual([]);
});

test("a written key that no kind provides makes up refuse, with its place", () => {
  const text = `${active}domains: [racine.example]\nmailboxes: [awa]\nextras:\n  visio: true\n`;
  expect(notices(text)).toEqual(["8:3 K0901 true Not provided yet: extras.visio."]);
});

test("in a candidate's file it refuses nothing", () => {
  expect(notices(`${head}${domain}wikis: [{ name: wiki, engine: yeswiki }]\n`)).toEqual([
    "4:23 K0901 false Not provided yet: wikis.engine.",
  ]);
});

test("in the file of a member who is leaving it still refuses", () => {
  const text = `${active.replace("active", "leaving")}${domain}backup: { class: standard }\n`;
  expect(notices(text)).toEqual(["6:1 K0901 true Not provided yet: backup."]);
});

test("a wiki is provided in all its states, with every engine but one", () => {
  const wikis =
    "wikis:\n  - wiki\n  - { name: b, engine: dokuwiki, access: private, state: readonly }\n  - { name: c, edit: konbit, state: composted }\n  - { name: d, engine: yeswiki, dormancy: { exempt: true, reason: x } }\n";
  expect(notices(`${active}${domain}${wikis}`)).toEqual([
    "9:16 K0901 true Not provided yet: wikis.edit.",
    "10:16 K0901 true Not provided yet: wikis.engine.",
  ]);
});

test("an app of the catalogue is provided, archived, too", () => {
  const sites = "sites:\n  - { name: a, app: picocms }\n  - { name: b, app: php, state: archived }\n";
  expect(notices(`${active}${domain}${sites}`)).toEqual([]);
});

test("a wiki whose program cannot be composted is not provided so", () => {
  const state = (engine: string) => notProvided({ wikis: [{ name: "w", engine, state: "composted" }] });
  expect(state("wordpress").map(({ path }) => path)).toContainEqual(["wikis", 0, "state"]);
  expect(state("dokuwiki")).toEqual([]);
});

test("a key that asks for nothing is no notice", () => {
  expect(notices(`${active}${domain}mailboxes: []\naliases: {}\n`)).toEqual([]);
});

test("a kind that lands takes its notices away, and no other", () => {
  const file = {
    status: "active",
    domains: ["racine.example"],
    mailboxes: [{ name: "awa", retention: "legal-7y" }],
    extras: { visio: true },
  };
  const codesWith = (...landed: string[]) =>
    notProvided(file, [...kindNames, ...landed]).map(({ path, finding }) => `${path.join(".")} ${finding.code}`);
  expect(codesWith()).toEqual(["mailboxes.0.retention K0901", "extras.visio K0901"]);
  expect(codesWith("Visio")).toEqual(["mailboxes.0.retention K0901"]);
  expect(codesWith("Visio", "Zone", "MailArchive")).toEqual([]);
});
