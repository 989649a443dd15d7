import { changed, world } from "../../core/request/world.ts";
import type { HostileRequest } from "./request.ts";

const racine = "members/racine-commune.yaml";
const etienne = "members/etienne-k.yaml";
const file = (slug: string, forge: string) =>
  `name: ${slug}\ncontact: { name: Eve, email: eve@ailleurs.example, forge: ${forge} }\n`;

/** What names, modes and bytes hide. */
export const entries: readonly HostileRequest[] = [
  {
    name: "one's own file is swapped for a link",
    author: "etienne-k",
    head: { [etienne]: { mode: "120000", content: "/etc/passwd" } },
    refused: [`${etienne} K0112`],
  },
  {
    name: "one's own file is swapped for a link to another's",
    author: "etienne-k",
    head: { [etienne]: { mode: "120000", content: "radio-rivage.yaml" } },
    refused: [`${etienne} K0112`],
  },
  {
    name: "a submodule in the members' folder, and its .gitmodules",
    author: "etienne-k",
    head: {
      ".gitmodules": '[submodule "x"]\n\tpath = members/x.yaml\n\turl = ../x\n\tignore = all\n',
      "members/x.yaml": { mode: "160000", content: "1".repeat(40) },
    },
    refused: [".gitmodules K1002", "members/x.yaml K0113"],
  },
  {
    name: "a member file becomes executable",
    author: "etienne-k",
    head: { [etienne]: { mode: "100755", content: world[etienne] ?? "" } },
    refused: [`${etienne} K1005`],
  },
  {
    name: "a folder of the name of a member file",
    author: "etienne-k",
    head: { "members/eve.yaml/x.yaml": file("Eve", "etienne-k") },
    refused: ["members/eve.yaml/x.yaml K1001", "members/eve.yaml K0113"],
  },
  {
    name: "the whole members' folder becomes a link",
    author: "etienne-k",
    head: {
      ...Object.fromEntries(Object.keys(world).filter((path) => path.startsWith("members/")).map((path) => [path, null])),
      members: { mode: "120000", content: "elsewhere" },
    },
    refused: [
      "members K1001",
      "members/README.md K1001",
      ...["marmite", "racine-commune", "radio-rivage", "semences-libres", "vieux-port"].map((one) => `members/${one}.yaml K1003`),
      "members/etienne-k.yaml K1040",
      "members/racine-commune.yaml K1040",
      "members/radio-rivage.yaml K1040",
      "members/semences-libres.yaml K1041",
      "members/vieux-port.yaml K1042",
    ],
  },
  {
    name: "a name that differs from another's by case",
    author: "eve",
    head: { "members/Racine-Commune.yaml": file("Racine", "eve") },
    refused: ["members/Racine-Commune.yaml K0111", "members/racine-commune.yaml K0114"],
  },
  {
    name: "a folder that differs from members/ by case",
    author: "eve",
    head: { "Members/racine-commune.yaml": file("Racine", "eve") },
    refused: ["Members/racine-commune.yaml K1001", "Members/racine-commune.yaml K1007"],
  },
  {
    name: "a name with a Cyrillic letter that looks like another's",
    author: "eve",
    head: { "members/rаcine-commune.yaml": file("Racine", "eve") },
    refused: ["members/rаcine-commune.yaml K0110"],
  },
  {
    name: "a domain with a Cyrillic letter that looks like another's",
    author: "eve",
    head: { "members/eve.yaml": `${file("Eve", "eve")}domains: [rаcine-commune.example]\n` },
    refused: ["members/eve.yaml:3 K0312"],
  },
  {
    name: "a name in decomposed form beside the composed one",
    author: "eve",
    head: { "members/e\u0301toile.yaml": file("Eve", "eve"), "members/\u00e9toile.yaml": file("Eve", "eve") },
    refused: ["members/e\u0301toile.yaml K0110", "members/\u00e9toile.yaml K0114"],
  },
  {
    name: "a name that git's own listing would have to quote, with a line end, a quote and an option",
    author: "eve",
    head: { 'members/-x\n"radio.yaml': file("Eve", "eve"), "members/🦊.yaml": file("Eve", "eve") },
    refused: ['members/-x\n"radio.yaml K0110', "members/🦊.yaml K0110"],
  },
  {
    name: "two names of bytes that are no UTF-8, which look the same",
    author: "eve",
    head: { "bytes:members/caf\xe9.yaml": file("Eve", "eve"), "bytes:members/caf\xe8.yaml": file("Eve", "eve") },
    refused: ["members/caf\uFFFD.yaml K0110", "members/caf\uFFFD.yaml K0114"],
  },
  {
    name: "a coordinator's file with characters that turn its name around",
    author: "luce-t",
    head: { "docs/\u202egpj.exe": "x" },
    refused: ["docs/\u202egpj.exe K1008"],
  },
  {
    name: "markup in a file's name",
    author: "eve",
    head: { "members/[x](javascript:1)<img src=x>.yaml": file("Eve", "eve"), "@everyone `x` **y**": "z" },
    refused: ["@everyone `x` **y** K1001", "members/[x](javascript:1)<img src=x>.yaml K0110"],
  },
  {
    name: "markup in a member's name is text, and may stand there",
    author: "eve",
    head: { "members/eve.yaml": file('"<script>alert(1)</script> @everyone [x](http://x.example) ```"', "eve") },
    refused: [],
    labels: ["décision", "candidature"],
  },
  {
    name: "a YAML bomb of 64 KiB",
    author: "etienne-k",
    head: { [etienne]: bomb() },
    refused: [`${etienne}:9 K0201`, `${etienne}:9 K0131`],
  },
  {
    name: "64 KiB of brackets",
    author: "etienne-k",
    head: { [etienne]: "[".repeat(65_536) },
    refused: [`${etienne}:1 K0127`],
  },
  {
    name: "a file of four megabytes",
    author: "etienne-k",
    head: { [etienne]: `${world[etienne] ?? ""}# ${"x".repeat(4_000_000)}\n` },
    refused: [`${etienne} K0101`],
  },
  {
    name: "anchors and merge keys that give oneself more",
    author: "awa-d",
    head: changed(racine, "  limits: { files: 220 GiB, mail: 60 GiB, mailboxes: 20 }", "  limits: &l { files: 220 GiB }\n  <<: *l"),
    refused: [`${racine}:29 K0124`],
  },
  {
    name: "a key written twice, of which the second would count",
    author: "awa-d",
    head: changed(racine, "granted:\n", "id: m-0005\ngranted:\n"),
    refused: [`${racine}:26 K0122`],
  },
];

/** Four levels of five: 37,500 values from twenty aliases, and comments up to the limit. */
function bomb(): string {
  const list = (times: number, item: string) => `[${Array(times).fill(item).join(", ")}]`;
  const levels = `[&a ${list(60, "x")}, &b ${list(5, "*a")}, &c ${list(5, "*b")}, &d ${list(5, "*c")}, ${list(5, "*d")}]`;
  return `${world[etienne] ?? ""}note: ${levels}\n# `.padEnd(65_500, "=");
}
