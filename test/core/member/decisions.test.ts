import { describe, expect, test } from "vitest";
import { defaultRules } from "../../../core/rules.ts";
import { head, readMember, readTexts } from "./reading.ts";

/*
 * What member-file §5.8 decides and no other test shows: one table a paragraph. Refused at the culprit is the corpus
 * (test/corpus/malformed), accepted is accepted.test.ts, between members is across.test.ts.
 */
const domain = "domains: [racine.example]\n";
const admitted = `id: m-0003\nstatus: active\nlogin: racine\n${head}`;
const codes = (text: string, slug = "racine") =>
  readTexts({ [slug]: text }).problems.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));

describe("§5.2 the full file", () => {
  test("is accepted as it is printed in the specification, but for the anti-spam of §5.1 that is a default", () => {
    const full = `# yaml-language-server: $schema=../schema/member.schema.json
version: 1
id: m-0003                         # given at admission, never changes, survives a rename (Pulumi names derive from it)
name: Coopérative Racine Commune
kind: cooperative                  # person | association | cooperative | company | collective | operator
lang: fr                           # language of messages to this member
status: active                     # active | leaving | left (see 5.5, 5.8); a candidate has none
login: racinecommune               # given at admission, never changes

contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }   # e-mail should not be on a domain hosted here (warning)
maintainers: [awa-d, noe-tremblay] # forge accounts allowed to change this file
keys:
  awa-d: age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc  # to receive secrets

domains:
  - name: racine-commune.example
    dns: managed                   # managed (we serve the zone) | external (we print & check the records)
    mail: { cutover: live, dmarc: quarantine, rate: { perHour: 200, perDay: 1000 } }
  - name: racine.example
    dns: external
    mail: none                     # web only
    redirectTo: https://racine-commune.example/

mailboxes:
  - info                           # short form = defaults
  - { name: awa, displayName: Awa Diallo, quota: 8 GiB }
  - { name: compta, quota: 15 GiB, retention: legal-7y }
  - { name: ancien-projet, state: suspended, reason: départ de Luc }   # login closed, mail kept

aliases:
  contact: [info]
  ca: [awa, noe@ailleurs.example]  # internal and external mixed; loops refused
  "*": none                        # explicit: no catch-all

lists:
  - { name: nouvelles, style: announce, owners: [awa], archive: public, lang: fr }
  - { name: membres, style: discussion, owners: [awa, info], archive: members }
  # subscribers are never written here

wikis:
  - { name: wiki, engine: mediawiki, access: public-read, edit: invited }
  - { name: archives, engine: dokuwiki, state: readonly, dormancy: { exempt: true, reason: référence historique } }

sites:
  - { name: www, app: wordpress, php: "8.2", theme: twentytwentythree, aliases: [racine-commune.example] }
  - { name: carnet, app: picocms }
  - { name: app, app: php, docroot: public, php: "8.2", database: true, cron: ["*/15 * * * * php artisan schedule:run"] }

files:                             # Nextcloud
  users:
    - { name: awa, displayName: Awa Diallo, email: awa@racine-commune.example, groupAdmin: true }
    - { name: noe, displayName: Noé Tremblay, email: noe@ailleurs.example }
  sharedFolder: { name: Racine Commune }
  apps: [calendar, contacts, deck, tables]

extras:
  matrix: { users: [awa], bridges: [signal] }
  visio: true

backup: { class: standard }        # standard | legal | none-with-reason

requests:                          # what we would like; the konbit decides below
  files: 280 GiB
  note: numérisation des archives audio, 60 Gio d'ici mars

# ---- decided by the konbit: members cannot change what follows (rule of one key) ----
granted:
  plan: association
  limits: { files: 220 GiB, web: 40 GiB, mail: 50 GiB, mailboxes: 20, lists: 5, wikis: 4, sites: 4, ncUsers: 25 }
  shares: { count: 2, amount: 20, currency: CAD, per: month }     # never read by provisioning code
  timeCredits: { monthlyHours: 1 }
  since: 2019-03-01
  decisions: [ "AG 2025-10-14", "PR #212" ]
`;
    expect(codes(full, "racine-commune")).toEqual([]);
  });
});

describe("Limits", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`).join(", ");

  test.each([
    ["a candidate has the plan's limits", `${head}${domain}wikis: [${many(5)}]\n`],
    ["an admitted member without granted too", `${admitted}${domain}wikis: [${many(5)}]\n`],
    ["and where one limit is absent", `${admitted}${domain}granted: { limits: { sites: 9 } }\nwikis: [${many(5)}]\n`],
    [
      "archived wikis count",
      `${admitted}${domain}granted: { limits: { wikis: 1 } }\nwikis: [a, { name: b, state: archived }]\n`,
    ],
    [
      "suspended sites count",
      `${admitted}${domain}granted: { limits: { sites: 1 } }\nsites: [{ name: a, app: php }, { name: b, app: php, state: suspended }]\n`,
    ],
    [
      "frozen lists count",
      `${admitted}${domain}mailboxes: [x]\ngranted: { limits: { lists: 0 } }\nlists: [{ name: a, owners: [x], state: frozen }]\n`,
    ],
    [
      "cloud users count",
      `${admitted}granted: { limits: { ncUsers: 1 } }\nfiles: { users: [{ name: aa }, { name: bb }] }\n`,
    ],
  ])("%s", (_, text) => {
    expect(codes(text)).toEqual(["K0612"]);
  });

  test("the sum of quotas may be the grant, to the byte, and no more", () => {
    const boxes = (last: string) =>
      `${admitted}${domain}granted: { limits: { mail: 10 GiB } }\nmailboxes: [a, { name: b, quota: ${last} }]\n`;
    expect(codes(boxes("5 GiB"))).toEqual([]);
    expect(codes(boxes("5242881 KiB"))).toEqual(["K0613"]);
  });

  test("the message points at requests, which take any amount", () => {
    const [problem] = readTexts({ racine: `${head}${domain}wikis: [${many(5)}]\n` }).problems.filter(
      ({ code }) => code === "K0612",
    );
    expect(problem?.text.fr).toContain("requests: { wikis: 5 }");
    expect(codes(`${head}${domain}requests: { wikis: 5 }\n`)).toEqual([]);
  });
});

describe("Names", () => {
  test.each("mail smtp imap autoconfig autodiscover mta-sts webmail lists ns1 ns2".split(" "))(
    "the server answers under %s itself, whatever the host",
    (label) => {
      expect(codes(`${head}${domain}wikis: [${label}]\n`)).toEqual(["K0317"]);
      expect(codes(`${head}${domain}sites: [{ name: ${label}, app: php, host: x.racine.example }]\n`)).toEqual([
        "K0317",
      ]);
      expect(codes(`${head}${domain}sites: [{ name: x, app: php, aliases: [${label}.racine.example] }]\n`)).toEqual([
        "K0317",
      ]);
    },
  );

  test.each("request owner bounces join leave subscribe unsubscribe confirm".split(" "))(
    "-%s is Mailman's, as a list's name and beside a list",
    (suffix) => {
      expect(codes(`${head}${domain}mailboxes: [awa]\nlists: [{ name: n-${suffix}, owners: [awa] }]\n`)).toEqual([
        "K0307",
      ]);
      expect(codes(`${head}${domain}mailboxes: [awa, n-${suffix}]\nlists: [{ name: n, owners: [awa] }]\n`)).toEqual([
        "K0710",
      ]);
      expect(codes(`${head}${domain}mailboxes: [awa, n-${suffix}]\n`)).toEqual([]);
    },
  );

  test.each(["root", "mailer-daemon", "nobody"])("%s is refused everywhere", (name) => {
    expect(codes(`${head}${domain}mailboxes: [${name}]\n`)).toEqual(["K0306"]);
    expect(codes(`${head}${domain}mailboxes: [${name}@racine.example]\n`)).toEqual(["K0306"]);
    expect(codes(`${head}${domain}mailboxes: [awa]\nlists: [{ name: ${name}, owners: [awa] }]\n`)).toEqual(["K0306"]);
    expect(codes(`${head}${domain}mailboxes: [awa]\naliases: { ${name}: [awa] }\n`)).toEqual(["K0306"]);
    expect(codes(`${head}files: { users: [{ name: ${name} }] }\n`)).toEqual([expect.stringMatching(/K0306|K0318/)]);
  });

  test.each(["postmaster", "abuse"])("%s is an alias at most", (name) => {
    expect(codes(`${head}${domain}mailboxes: [${name}]\n`)).toEqual(["K0306"]);
    expect(codes(`${head}${domain}mailboxes: [awa]\nlists: [{ name: ${name}, owners: [awa] }]\n`)).toEqual(["K0306"]);
    expect(codes(`${head}${domain}mailboxes: [awa]\naliases: { ${name}: [awa] }\n`)).toEqual([]);
  });

  test.each(["www-data", "root", "daemon", "postfix", "mysql", "alternc", "sshd"])("%s is no slug", (slug) => {
    expect(codes(head, slug)).toEqual(["K0116"]);
  });

  test.each(["root", "mysql", "alternc", "konbit", "wwwdata"])("%s is no login", (login) => {
    expect(codes(admitted.replace("login: racine", `login: ${login}`))).toEqual(["K0609"]);
  });

  test("konbit is the operator's slug alone", () => {
    expect(codes(head, "konbit")).toEqual([]);
    const { problems } = readTexts({ konbit: head }, { ...defaultRules, operator: "comite" });
    expect(problems.map(({ code }) => code)).toEqual(["K0116"]);
  });

  test("a slug that becomes an account's name without its hyphens is refused too", () => {
    expect(codes(head, "my-sql")).toEqual(["K0609"]);
    expect(codes(head, "kon-bit")).toEqual(["K0609"]);
  });

  test("a full address or host selects another own domain", () => {
    const member = readMember(
      "domains: [a.example, b.example]\nmailboxes: [info@b.example]\naliases: { contact@b.example: [info@b.example] }\nwikis: [{ name: w, host: w.b.example }]\n",
    );
    expect([member.mailboxes[0]?.address, member.aliases[0]?.address, member.wikis[0]?.host]).toEqual([
      "info@b.example",
      "contact@b.example",
      "w.b.example",
    ]);
  });

  test("a domain holds 64 characters in its ASCII form, and a slug 31", () => {
    const label = "a".repeat(56);
    expect(codes(`${head}domains: [${label}.example]\n`)).toEqual([]);
    expect(codes(`${head}domains: [a${label}.example]\n`)).toEqual(["K0313"]);
    expect(codes(`${head}domains: ["${"é".repeat(40)}.example"]\n`)).toEqual([]);
    expect(codes(`${head}domains: ["${"éa".repeat(28)}.example"]\n`)).toEqual(["K0313"]);
    expect(codes(head, "a".repeat(31))).toEqual([]);
    expect(codes(head, "a".repeat(32))).toEqual(["K0110"]);
  });
});

describe("Sizes", () => {
  const boxOf = (quota: string) =>
    `${admitted}${domain}granted: { limits: { mail: 16 TiB } }\nmailboxes: [{ name: a, quota: "${quota}" }]\n`;
  const bytes = (quota: string) => readTexts({ racine: boxOf(quota) }).members[0]?.member.mailboxes[0]?.quota;

  test.each([
    ["KiB Kio Ko KB", 1],
    ["MiB Mio Mo MB", 2],
    ["GiB Gio Go GB", 3],
    ["TiB Tio To TB", 4],
  ])("%s are one unit", (units, power) => {
    for (const unit of units.split(" ")) {
      for (const space of ["", " ", "\u00a0", "\u202f"]) expect(bytes(`2${space}${unit}`)).toBe(2 * 1024 ** power);
    }
  });

  test("16 TiB is the most, one KiB more is too much; a decimal point is fine", () => {
    expect(bytes("16 TiB")).toBe(16 * 1024 ** 4);
    expect(codes(boxOf("17179869185 KiB"))).toEqual(["K0407"]);
    expect(bytes("1.5 GiB")).toBe(1.5 * 1024 ** 3);
  });

  test.each([
    ["0 GiB", "K0406"],
    ["-1 GiB", "K0406"],
    ["5", "K0402"],
    ["1,5 GiB", "K0404"],
    ["1 000 GiB", "K0404"],
    ["5 gib", "K0405"],
    ["beaucoup", "K0401"],
  ])("%s is %s", (quota, code) => {
    expect(codes(boxOf(quota))).toEqual([code]);
  });
});

describe("Mail", () => {
  const as = (number: number, body: string) => `id: m-000${number}\nstatus: active\n${head}${body}\n`;

  test("a loop through another member's catch-all is found", () => {
    const found = readTexts({
      "a-a": as(1, 'domains: [a.example]\naliases: { "*": ["x@b.example"] }'),
      "b-b": as(2, "domains: [b.example]\naliases: { x: [tout@a.example] }"),
    }).problems.filter(({ severity }) => severity === "error");
    expect(found.map(({ file, code }) => `${file} ${code}`)).toEqual(["members/b-b.yaml K0708"]);
  });

  test("a catch-all that leads to a box is no loop, and an address that exists does not fall into it", () => {
    const texts = {
      "a-a": as(1, 'domains: [a.example]\nmailboxes: [tout]\naliases: { "*": ["x@b.example"] }'),
      "b-b": as(2, "domains: [b.example]\naliases: { x: [tout@a.example] }"),
    };
    expect(readTexts(texts).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("Values", () => {
  test("a version of PHP is understood by its source text", () => {
    const rules = { ...defaultRules, phpVersions: ["8.10", "8.1"] };
    const { members } = readTexts(
      { racine: `${head}${domain}sites: [{ name: a, app: php, php: 8.10 }, { name: b, app: php, php: 8.1 }]\n` },
      rules,
    );
    expect(members[0]?.member.sites.map(({ php }) => php)).toEqual(["8.10", "8.1"]);
  });

  test.each(["wordpress", "picocms", "static", "php"])("%s is an app", (app) => {
    expect(codes(`${head}${domain}sites: [{ name: a, app: ${app} }]\n`)).toEqual([]);
  });

  test("the file of a member who has left holds a name, a proof and nothing else", () => {
    const sum = "a".repeat(64);
    const left = `name: R\nid: m-0003\nlogin: racine\ncontact: { name: A, email: a@b.example, forge: f }\nstatus: left\nleft: { on: 2026-01-01, export: ${sum} }\n`;
    expect(codes(left)).toEqual([]);
    expect(codes(`${left}note: x\n`)).toEqual(["K0603"]);
    expect(codes(left.replace("login: racine\n", ""))).toEqual(["K0604"]);
    expect(codes(`${left}purge: { after: 2026-01-31, export: ${sum} }\n`)).toEqual([]);
    expect(codes(`${left}purge: { after: 2026-01-30, export: ${sum} }\n`)).toEqual(["K0606"]);
  });
});

describe("YAML", () => {
  test.each([
    ["a bidirectional control", 'note: "abc\\u202Edef"', "K0108"],
    ["a line separator", 'note: "abc\\Ldef"', "K0108"],
    ["a control character", 'note: "abc\\e[2J"', "K0104"],
    ["a NUL", 'backup: { reason: "\\0" }', "K0104"],
    ["an accent apart from its letter", 'note: "Cafe\\u0301"', "K0109"],
  ])("%s is refused also when it is written as an escape", (_, body, code) => {
    expect(codes(`${head}${body}\n`)).toEqual([code]);
  });

  test("and in a key", () => {
    expect(codes(`${head}aliases: { "a\\u202Eb": [x@b.example] }\n`)).toEqual(["K0108"]);
  });

  test("a line end by escape is a line end in a text, and none in a name", () => {
    expect(codes(`${head}note: "un\\ndeux"\n`)).toEqual([]);
    expect(codes(head.replace("name: Racine", 'name: "Ra\\ncine"'))).toEqual(["K0104"]);
  });

  test("mixed scripts in a label are refused everywhere", () => {
    const twin = "r\u0430cine.example";
    expect(codes(`${head}domains: [${twin}]\n`)).toEqual(["K0312"]);
    expect(codes(head.replace("awa@ailleurs.example", `awa@${twin}`))).toEqual(["K0312"]);
    expect(codes(`${head}${domain}aliases: { x: ["a@${twin}"] }\n`)).toEqual(["K0312"]);
    expect(codes(`${head}domains: [{ name: racine.example, redirectTo: "https://${twin}/" }]\n`)).toEqual(["K0312"]);
  });

  test("zero-width characters are refused in names and addresses", () => {
    for (const hidden of ["\u200b", "\u034f", "\u00ad", "\ufe0f"]) {
      expect(codes(`${head}domains: ["rac${hidden}ine.example"]\n`)).toHaveLength(1);
      expect(codes(head.replace("awa@ailleurs", `awa@ail${hidden}leurs`))).toHaveLength(1);
    }
    expect(codes(head.replace("name: Racine", 'name: "Ra\u200bcine"'))).toEqual(["K0322"]);
  });

  test("signs of Markdown, HTML and templates are accepted in names and texts", () => {
    const name = 'name: "<b>@Racine</b> `x` {{ y }}"';
    expect(codes(head.replace("name: Racine", name))).toEqual([]);
  });
});
