import { changed, world } from "../../core/request/world.ts";
import type { HostileRequest } from "./request.ts";

const racine = "members/racine-commune.yaml";
const radio = "members/radio-rivage.yaml";
const etienne = "members/etienne-k.yaml";
const semences = "members/semences-libres.yaml";
const vieux = "members/vieux-port.yaml";

const fourBoxes = changed(racine, "  - { name: compta, retention: legal-7y }\n  - paniers\n  - jardin\n", "  - nouveau\n");
const without = { ...fourBoxes, [racine]: (fourBoxes[racine] ?? "").replace("  - info\n", "").replace("  contact: [info]\n", "") };
const confirmed = ["info", "compta", "paniers", "jardin"].map((box) => `mailbox:${box}@racine-commune.example`).join(", ");
const gone = (body: string, name: string, refused = [`${racine} K1044`]): HostileRequest => ({
  name,
  author: "awa-d",
  head: without,
  body,
  refused,
  ...(refused.length === 0 ? { labels: ["danger"] } : {}),
});
const left = `id: m-0004\nname: S\nstatus: left\nlogin: semenceslibres\ncontact: { name: L, email: l@ailleurs.example, forge: lea-s }\nleft: { on: 2026-01-01, export: ${"b".repeat(64)} }\n`;

/** What goes, and how it is confirmed. */
export const deletions: readonly HostileRequest[] = [
  {
    name: "an active member's file is deleted",
    author: "etienne-k",
    head: { [etienne]: null },
    refused: [`${etienne} K1040`],
  },
  {
    name: "a coordinator deletes it, and confirms",
    author: "luce-t",
    head: { [etienne]: null },
    body: "ALLOW-DELETES: member:etienne-k",
    refused: [`${etienne} K1040`],
  },
  {
    name: "the file of a member who is leaving is deleted",
    author: "lea-s",
    head: { [semences]: null },
    refused: [`${semences} K1041`],
  },
  {
    name: "the file of who has left is deleted before erasing was decided",
    author: "luce-t",
    head: { [vieux]: null },
    refused: [`${vieux} K1042`],
  },
  {
    name: "erasing was decided, and a stranger to the coordination deletes the file",
    author: "paul-p",
    head: { [vieux]: null },
    main: { [vieux]: `${world[vieux] ?? ""}purge: { after: 2026-03-31, export: ${"a".repeat(64)} }\n` },
    refused: [`${vieux} K1009`],
  },
  {
    name: "erasing was decided, and who has left deletes the file",
    author: "paul-p",
    fork: { [vieux]: `${world[vieux] ?? ""}purge: { after: 2026-03-31, export: ${"a".repeat(64)} }\n` },
    head: { [vieux]: null },
    refused: [`${vieux} K1043`],
  },
  {
    name: "erasing was decided, and the coordination deletes the file and confirms",
    author: "ines-s",
    fork: { [vieux]: `${world[vieux] ?? ""}purge: { after: 2026-03-31, export: ${"a".repeat(64)} }\n` },
    head: { [vieux]: null },
    body: "ALLOW-DELETES: member:vieux-port",
    refused: [],
    labels: ["danger"],
  },
  {
    name: "erasing was decided for a day that has not come, and the coordination deletes the file",
    author: "ines-s",
    fork: { [vieux]: `${world[vieux] ?? ""}purge: { after: 2999-03-31, export: ${"a".repeat(64)} }\n` },
    head: { [vieux]: null },
    body: "ALLOW-DELETES: member:vieux-port",
    refused: [`${vieux} K1049`],
  },
  {
    name: "a deletion is hidden in a rename",
    author: "etienne-k",
    head: { [etienne]: null, "members/etienne.yaml": (world[etienne] ?? "").replace("id: m-0011\nname: Étienne K.\nstatus: active\nlogin: etiennek\n", "name: É\n").replace("granted: { plan: association }\n", "") },
    refused: [`${etienne} K1040`],
  },
  gone("", "four boxes go, one comes"),
  gone(`\`\`\`\nALLOW-DELETES: ${confirmed}\n\`\`\``, "the confirmation stands in a code block"),
  gone(`    ALLOW-DELETES: ${confirmed}`, "the confirmation stands in indented code"),
  gone(`ALLOW-DELETES: \`${confirmed}\``, "the confirmation stands in inline code"),
  gone(`> Luce a écrit :\n> ALLOW-DELETES: ${confirmed}`, "the confirmation is a quotation"),
  gone(`> Luce a écrit :\nALLOW-DELETES: ${confirmed}`, "the confirmation goes on a quotation lazily"),
  gone(`<!--\nALLOW-DELETES: ${confirmed}\n-->`, "the confirmation stands in an HTML comment"),
  gone(`<!-- \n\nALLOW-DELETES: ${confirmed}`, "the HTML comment is never closed"),
  gone(`voir <!-- x\nALLOW-DELETES: ${confirmed}\n-->`, "the HTML comment stands in a sentence"),
  gone(`[^1]: note\nALLOW-DELETES: ${confirmed}`, "the confirmation goes on a footnote that nothing shows"),
  gone(`je veux ALLOW-DELETES: ${confirmed}`, "the confirmation stands in the middle of a sentence"),
  gone(`allow-deletes: ${confirmed}`, "the confirmation is written small"),
  gone(`ALLOW-DELETES: mailbox:info@racine-commune.example`, "the confirmation names one of four"),
  gone(`ALLOW-DELETES: ${confirmed.replaceAll("mailbox:", "alias:")}`, "the confirmation names another sort"),
  gone(`Bonjour,\r\n\r\nALLOW-DELETES: ${confirmed.split(", ").slice(0, 2).join(", ")}\r\n- **ALLOW-DELETES: ${confirmed.split(", ").slice(2).join(", ")}**`, "two lines add up", []),
  {
    name: "three boxes go, and an alias and a wiki: below the guard of each, but danger",
    author: "awa-d",
    head: {
      [racine]: (world[racine] ?? "").replace("  - { name: compta, retention: legal-7y }\n  - paniers\n  - jardin\n", "").replace("wikis: [wiki]\n", "").replace("  ca: [awa, noe@ailleurs.example]\n", ""),
    },
    refused: [],
    labels: ["danger"],
  },
  {
    name: "the first domain is replaced, and with it every address",
    author: "awa-d",
    head: { [racine]: (world[racine] ?? "").replaceAll("racine-commune.example", "racine-neuve.example") },
    refused: [`${racine} K1044`],
  },
  {
    name: "a member leaves by the coordination's hand, not confirmed",
    author: "luce-t",
    head: { [semences]: left },
    refused: [`${semences} K1045`],
  },
  {
    name: "a member leaves by the coordination's hand, confirmed",
    author: "luce-t",
    head: { [semences]: left },
    body: "ALLOW-DELETES: member:semences-libres\n",
    refused: [],
    labels: ["danger"],
  },
  {
    name: "a candidate withdraws: that is fine",
    author: "cecile-m",
    head: { "members/marmite.yaml": null },
    refused: [],
    labels: ["automatique"],
  },
  {
    name: "a candidate changes its file's name: that is fine",
    author: "cecile-m",
    head: { "members/marmite.yaml": null, "members/la-marmite.yaml": world["members/marmite.yaml"] ?? "" },
    refused: [],
    labels: ["automatique"],
  },
  {
    name: "a member changes its file's name: decided",
    author: "remi-o",
    head: { [radio]: null, "members/radio.yaml": world[radio] ?? "" },
    refused: [],
    labels: ["décision"],
  },
  {
    name: "nothing at all",
    author: "eve",
    head: {},
    refused: [],
    labels: [],
  },
];
