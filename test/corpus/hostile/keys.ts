import { changed, world } from "../../core/request/world.ts";
import type { HostileRequest } from "./request.ts";

const racine = "members/racine-commune.yaml";
const radio = "members/radio-rivage.yaml";
const etienne = "members/etienne-k.yaml";
const marmite = "members/marmite.yaml";
const semences = "members/semences-libres.yaml";
const eve = (rest: string) => ({
  "members/eve.yaml": `name: Eve\ncontact: { name: Eve, email: eve@ailleurs.example, forge: eve }\n${rest}`,
});
const admitted = "id: m-0099\nstatus: active\nlogin: eve\ngranted: { limits: { files: 2 TiB } }\n";

/** What a file says: protected keys, and what belongs to others. */
export const keys: readonly HostileRequest[] = [
  {
    name: "granted is raised",
    author: "awa-d",
    head: changed(racine, "files: 220 GiB", "files: 900 GiB"),
    refused: [`${racine}:28 K1020`],
  },
  {
    name: "granted is raised while comments and order change around it",
    author: "awa-d",
    head: changed(
      racine,
      "  limits: { files: 220 GiB, mail: 60 GiB, mailboxes: 20 }",
      "  # rien\n  limits:\n    mailboxes: 20\n    mail: 60 Gio # pareil\n    files: 221 GiB\n    web: 1 TiB",
    ),
    // More than the server can promise, besides.
    refused: [`${racine}:32 K1020`, `${racine}:33 K1020`, `${racine}:33 K0801`],
  },
  {
    name: "granted is left out, so that the plan's own limits hold",
    author: "remi-o",
    head: changed(radio, "granted: { plan: association }\n", ""),
    refused: [`${radio}:1 K1020`],
  },
  {
    name: "the same granted in other words is no change",
    author: "awa-d",
    head: changed(racine, "{ files: 220 GiB, mail: 60 GiB, mailboxes: 20 }", "{ mailboxes: 20, mail: 60 Go, files: 220 Gio }"),
    refused: [],
    labels: [],
  },
  {
    name: "another's id is taken",
    author: "etienne-k",
    head: changed(etienne, "id: m-0011", "id: m-0005"),
    refused: [`${etienne}:1 K1021`, `${etienne}:1 K0706`],
  },
  {
    name: "a coordinator changes an id",
    author: "luce-t",
    head: changed(etienne, "id: m-0011", "id: m-0012"),
    refused: [`${etienne}:1 K1021`],
  },
  {
    name: "the login changes",
    author: "etienne-k",
    head: changed(etienne, "login: etiennek", "login: racinecommun2"),
    refused: [`${etienne}:4 K1022`],
  },
  {
    name: "a rename drops the login, and the file's new name gives another",
    author: "etienne-k",
    head: { [etienne]: null, "members/etienne.yaml": (world[etienne] ?? "").replace("login: etiennek\n", "") },
    refused: ["members/etienne.yaml:1 K1022"],
  },
  {
    name: "a member says of itself that it has left",
    author: "lea-s",
    head: {
      [semences]: `id: m-0004\nname: S\nstatus: left\nlogin: semenceslibres\ncontact: { name: L, email: l@ailleurs.example, forge: lea-s }\nleft: { on: 2026-01-01, export: ${"b".repeat(64)} }\n`,
    },
    refused: [`${semences}:3 K1023`, `${semences}:6 K1028`, `${semences} K1045`],
  },
  {
    name: "a member who is leaving calls it off alone",
    author: "lea-s",
    head: changed(semences, "status: leaving", "status: active"),
    refused: [`${semences}:3 K1023`],
  },
  {
    name: "who has left asks for its own erasure",
    author: "paul-p",
    head: { "members/vieux-port.yaml": `${world["members/vieux-port.yaml"] ?? ""}purge: { after: 2026-03-31, export: ${"a".repeat(64)} }\n` },
    refused: ["members/vieux-port.yaml:7 K1028"],
  },
  {
    name: "a candidate admits itself",
    author: "cecile-m",
    head: { [marmite]: `${world[marmite] ?? ""}id: m-0099\nstatus: active\nlogin: marmite\n` },
    refused: [`${marmite}:5 K1024`, `${marmite}:6 K1024`, `${marmite}:7 K1024`],
  },
  {
    name: "a new file is an admitted member's",
    author: "eve",
    head: eve(admitted),
    refused: [3, 4, 5, 6].map((line) => `members/eve.yaml:${line} K1024`),
  },
  {
    name: "a new file without a status grants itself something",
    author: "eve",
    head: eve("granted: { limits: { files: 2 TiB } }\n"),
    refused: ["members/eve.yaml:3 K0601"],
  },
  {
    name: "a coordinator writes what a candidate is granted, before admission",
    author: "luce-t",
    head: { [marmite]: `${world[marmite] ?? ""}granted: { limits: { files: 2 TiB } }\n` },
    refused: [`${marmite}:5 K0601`],
  },
  {
    name: "a candidate with the id of a member of the past, admitted by a coordinator",
    author: "luce-t",
    past: { "members/ancien.yaml": `id: m-0001\nstatus: active\nname: A\ncontact: { name: A, email: a@b.example, forge: a }\n` },
    head: { [marmite]: `${world[marmite] ?? ""}id: m-0001\nstatus: active\nlogin: marmite\ngranted: { plan: association }\n` },
    refused: [`${marmite}:5 K1029`],
  },
  {
    name: "the id of a member who has left is used again",
    author: "luce-t",
    head: { [marmite]: `${world[marmite] ?? ""}id: m-0002\nstatus: active\nlogin: marmite\ngranted: { plan: association }\n` },
    refused: [`${marmite}:5 K0706`],
  },
  {
    name: "a coordinator admits a candidate: that is the way",
    author: "luce-t",
    head: { [marmite]: `${world[marmite] ?? ""}id: m-0012\nstatus: active\nlogin: marmite\ngranted: { plan: association }\n` },
    refused: [],
    labels: ["décision"],
  },
  {
    name: "backups are switched off",
    author: "awa-d",
    head: changed(racine, "backup: { class: legal }", "backup: { class: none-with-reason, reason: pour rien }"),
    refused: [`${racine}:25 K1026`],
  },
  {
    name: "the class of the backup goes by leaving the key out",
    author: "awa-d",
    head: changed(racine, "backup: { class: legal }\n", ""),
    refused: [`${racine}:3 K1026`],
  },
  {
    name: "the law's seven years become the usual ones, under the box's full name",
    author: "awa-d",
    head: changed(racine, "{ name: compta, retention: legal-7y }", "compta@racine-commune.example"),
    refused: [`${racine}:12 K1027`],
  },
  {
    name: "another's domain is claimed, by a member of an older id",
    author: "awa-d",
    head: changed(racine, "[racine-commune.example]", "[racine-commune.example, radio-rivage.example]"),
    refused: [`${racine}:8 K0701`],
  },
  {
    name: "the parent of another's domain is claimed",
    author: "eve",
    head: eve("domains: [example]\n"),
    refused: ["members/eve.yaml:3 K0310"],
  },
  {
    name: "a domain below another's is claimed",
    author: "eve",
    head: eve("domains: [mail2.racine-commune.example]\n"),
    refused: ["members/eve.yaml:3 K0702"],
  },
  {
    name: "a domain above another's is claimed, by a member of an older id",
    author: "awa-d",
    head: changed(racine, "[racine-commune.example]", "[racine-commune.example, port.example]"),
    main: changed(radio, "[radio-rivage.example]", "[radio-rivage.example, radio.port.example]"),
    refused: [`${racine}:8 K0702`],
  },
  {
    name: "an alias that makes another's alias go round in a circle, by a member of an older id",
    author: "awa-d",
    head: changed(racine, "  contact: [info]\n", "  contact: [contact@radio-rivage.example]\n"),
    main: changed(radio, "contact: [studio]", "contact: [contact@racine-commune.example]"),
    refused: [`${racine}:16 K0708`],
  },
  {
    name: "the address by which a list is managed",
    author: "awa-d",
    head: changed(racine, "  - jardin\n", "  - jardin\n  - nouvelles-owner\n"),
    refused: [`${racine}:15 K0710`],
  },
  {
    name: "another's cloud user",
    author: "eve",
    head: eve("files: { users: [{ name: awa-racine }] }\n"),
    refused: ["members/eve.yaml:3 K0707"],
  },
  {
    name: "another's host, as an alias of a site",
    author: "eve",
    head: eve("domains: [eve.example]\nsites: [{ name: www, app: static, aliases: [wiki.racine-commune.example] }]\n"),
    refused: ["members/eve.yaml:4 K0504", "members/eve.yaml:4 K0704"],
  },
  {
    name: "the login of another by a name that is cut to it",
    author: "eve",
    head: {
      "members/racine-commune-bis.yaml":
        "name: Eve\ncontact: { name: Eve, email: eve@ailleurs.example, forge: eve }\n",
    },
    refused: [],
    labels: ["décision", "candidature"],
  },
  {
    name: "it was broken before, elsewhere: that is no reason",
    author: "awa-d",
    head: changed(racine, "displayName: Awa Diallo", "displayName: Awa D."),
    main: { "members/casse.yaml": "nom: x\n" },
    refused: [],
  },
];
