import { expect, test } from "vitest";
import type { SiteFacts } from "../../../core/dormancy/facts.ts";
import { dormancyOf } from "../../../core/dormancy/report.ts";
import { dormancyJson, dormancyLines } from "../../../core/say/dormancy-text.ts";
import { accepted } from "../plan/reading.ts";

const head = "id: m-0003\nname: R\nstatus: active\nlogin: racine\ncontact: { name: A, email: a@b.test, forge: a }\n";
const lines = `
  - { name: vieux }
  - { name: ca, access: private }
  - { name: neuf, engine: dokuwiki }
  - { name: lu, state: readonly }
  - { name: fixe, state: composted }
  - { name: ref, dormancy: { exempt: true, reason: référence historique } }
`;
const sites =
  "sites: [{ name: www, app: static }, { name: blog, app: wordpress, state: suspended }, { name: la, app: redirect, to: https://x.example/ }]\n";
const members = accepted({
  racine: `${head}granted: { limits: { wikis: 6, sites: 3 } }\ndomains: [racine.example]\nwikis:${lines}${sites}`,
}).map(({ member }) => member);

const day = (text: string) => Date.parse(`${text}T12:00:00Z`) / 1000;
const now = day("2026-11-27");
const facts = (name: string, written: string | null, more: Partial<SiteFacts> = {}): SiteFacts => ({
  member: "m-0003",
  name,
  state: "active",
  born: day("2020-01-01"),
  written: written === null ? null : day(written),
  seen: day("2026-11-20"),
  pages: 31,
  bytes: 12 * 1024 ** 2,
  ...more,
});

const found = [
  facts("vieux", "2024-03-03"),
  facts("ca", null, { pages: 1, seen: null }),
  facts("lu", "2019-01-01"),
  facts("fixe", "2019-01-01"),
  facts("ref", "2019-01-01"),
  facts("www", "2025-11-27"),
  facts("blog", "2019-01-01"),
  facts("other", "2019-01-01"),
];

test("what nobody has written in for a year is dormant, unless its file says that this is meant to be", () => {
  const dormant = dormancyOf(members, found, now, 365).filter(({ isDormant }) => isDormant);
  expect(dormant.map(({ host }) => host)).toEqual(["vieux.racine.example", "ca.racine.example", "www.racine.example"]);
  const later = dormancyOf(members, found, now, 366).filter(({ isDormant }) => isDormant);
  expect(later.map(({ host }) => host)).toEqual(["vieux.racine.example", "ca.racine.example"]);
});

test("the report says since when, and which lines there are; a private wiki is not told to be composted", () => {
  const said = dormancyLines(dormancyOf(members, found, now, 365), 365);
  expect(said.map(({ fr }) => fr)).toEqual([
    "8 wikis et sites ; sans modification depuis 365 jours ou plus : 3. konbit le dit et ne touche à rien.",
    "● racine : wiki vieux.racine.example (MediaWiki), 31 pages, 12 Mio ; dernière modification le 2024-03-03 ; dernière visite le 2026-11-20",
    "    personne n'y a écrit depuis le 2024-03-03 ; « state: readonly » ou « state: composted » est une ligne de members/racine.yaml, et « dormancy: { exempt: true, reason: … } » une autre",
    "● racine : wiki ca.racine.example (MediaWiki), 1 page, 12 Mio ; personne n'y a encore écrit ; aucune visite dans les journaux gardés",
    "    personne n'y a écrit depuis le 2020-01-01 ; « state: readonly » ou « state: archived » est une ligne de members/racine.yaml, et « dormancy: { exempt: true, reason: … } » une autre",
    "● racine : site www.racine.example (pages statiques), 31 pages, 12 Mio ; dernière modification le 2025-11-27 ; dernière visite le 2026-11-20",
    "    personne n'y a écrit depuis le 2025-11-27 ; « state: suspended » ou « state: archived » est une ligne de members/racine.yaml, et « dormancy: { exempt: true, reason: … } » une autre",
    "○ racine : wiki neuf.racine.example (DokuWiki), pas encore sur le serveur",
    "○ racine : wiki lu.racine.example (MediaWiki), 31 pages, 12 Mio ; dernière modification le 2019-01-01 ; dernière visite le 2026-11-20",
    "    state: readonly dans le fichier",
    "○ racine : wiki fixe.racine.example (MediaWiki), 31 pages, 12 Mio ; dernière modification le 2019-01-01 ; dernière visite le 2026-11-20",
    "    state: composted dans le fichier",
    "○ racine : wiki ref.racine.example (MediaWiki), 31 pages, 12 Mio ; dernière modification le 2019-01-01 ; dernière visite le 2026-11-20",
    "    jamais dit dormant : référence historique",
    "○ racine : site blog.racine.example (WordPress), 31 pages, 12 Mio ; dernière modification le 2019-01-01 ; dernière visite le 2026-11-20",
    "    state: suspended dans le fichier",
  ]);
  expect(said[2]?.en.trim()).toBe(
    "nobody has written there since 2024-03-03; “state: readonly” or “state: composted” is a line of members/racine.yaml, and “dormancy: { exempt: true, reason: … }” another one",
  );
});

test("for a machine times are whole, and what is not known is null", () => {
  const [, ca, neuf] = dormancyOf(members, found, now, 365).map(dormancyJson);
  expect(ca).toEqual({
    member: "racine",
    kind: "wiki",
    host: "ca.racine.example",
    app: "mediawiki",
    state: "active",
    isDormant: true,
    isOnServer: true,
    lastEdit: null,
    lastVisit: null,
    pages: 1,
    bytes: 12_582_912,
  });
  expect(neuf).toMatchObject({ isDormant: false, isOnServer: false, pages: null, bytes: null });
});
