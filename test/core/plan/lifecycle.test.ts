import { expect, test } from "vitest";
import { head } from "../member/reading.ts";
import { said } from "./reading.ts";

const wishes = "domains: [racine.example]\nmailboxes: [info]\nwikis: [wiki]\n";
const candidate = `${head}${wishes}`;
const active = `id: m-0003\nstatus: active\nlogin: racine\n${head}${wishes}`;
const leaving = active.replace("active", "leaving");
const sum = "0123456789abcdef".repeat(4);
const left = `id: m-0003\nstatus: left\nlogin: racine\n${head}left: { on: 2026-10-31, export: ${sum} }\n`;
const purged = `${left}purge: { after: 2026-12-01, export: ${sum} }\n`;

const lines = (before: string | undefined, after: string | undefined) =>
  said(before === undefined ? {} : { racine: before }, after === undefined ? {} : { racine: after });
const first = (before: string | undefined, after: string | undefined) => lines(before, after)[0];

test("a candidacy says that nothing is done before admission, then what it asks for", () => {
  expect(lines(undefined, candidate)).toEqual([
    "asks décision | candidature : rien n'est fait sur le serveur avant l'admission, que la coordination décide. Le plan « association » donnerait 100 Gio de fichiers partagés, 30 Gio d'espace web et 50 Gio de courriel, avec le compte racine. Voici ce qui est demandé.",
    "appears décision | domaine racine.example : avec courriel ; zone DNS tenue par le konbit",
    "appears automatique | boîte courriel info@racine.example (5 Gio) : invitation à awa@ailleurs.example",
    "appears décision | wiki wiki.racine.example : MediaWiki, lecture publique, écriture sur invitation",
    "appears décision | personne-contact : Awa, awa@ailleurs.example (compte awa-d sur la forge)",
  ]);
});

test("a candidate who takes a wish back loses nothing", () => {
  expect(lines(candidate, candidate.replace("wikis: [wiki]\n", ""))).toEqual([
    "stops automatique | n'est plus demandé : wiki wiki.racine.example",
  ]);
});

test("a candidate's file may go, and may be called differently", () => {
  expect(lines(candidate, undefined)).toEqual([
    "stops automatique | candidature retirée. Rien n'avait été fait sur le serveur.",
  ]);
  expect(said({ racine: candidate }, { racines: candidate })).toEqual([
    "changes automatique | fichier renommé racines.yaml (avant : racine.yaml). Rien d'autre ne change : compte, adresses et données restent.",
  ]);
});

test("admission makes appear what was asked for; the people are known already", () => {
  const admission = lines(candidate, active);
  expect(admission[0]).toContain("appears décision | admission : compte racine (m-0003) ; accordé : 100 Gio");
  expect(admission.slice(1).map((line) => line.split(" : ")[0])).toEqual([
    "appears décision | domaine racine.example",
    "appears automatique | boîte courriel info@racine.example (5 Gio)",
    "appears décision | wiki wiki.racine.example",
  ]);
});

test("a renamed file is the same member: one line, and nothing stops", () => {
  expect(said({ racine: active }, { "racine-commune": active })).toEqual([
    "changes décision | fichier renommé racine-commune.yaml (avant : racine.yaml). Rien d'autre ne change : compte, adresses et données restent.",
  ]);
});

test("leaving closes nothing, and can be called off", () => {
  expect(lines(active, leaving)).toEqual([
    "changes décision | annonce son départ : un export complet est préparé. Rien n'est fermé ni effacé pour l'instant.",
  ]);
  expect(lines(leaving, active)).toEqual(["resumes décision | reste finalement : le départ est annulé"]);
});

test("who has left takes everything along in one line, which says what happens to the data", () => {
  expect(lines(leaving, left)).toEqual([
    "stops danger | quitte le konbit (départ le 2026-10-31) : tous ses accès sont fermés (1 domaine, 1 boîte courriel, 1 wiki). Rien n'est effacé : l'export est vérifié (sha256 0123456789ab…) et les données restent en quarantaine au moins 30 jours.",
  ]);
});

test("erasing is a step of its own", () => {
  expect(lines(left, purged)).toEqual([
    "stops danger | effacement : à partir du 2026-12-01, la coordination pourra effacer pour de bon les données en quarantaine. L'export 0123456789ab… en reste la copie.",
  ]);
  expect(first(purged, undefined)).toBe(
    "stops danger | fichier d'un membre parti retiré ; son identifiant m-0003 ne servira plus",
  );
});

test("a file that goes without leaving is told with all that stops", () => {
  expect(lines(active, undefined)).toEqual([
    "stops danger | fichier retiré : tous les accès sont fermés (compte racine, 1 domaine, 1 boîte courriel, 1 wiki). Rien n'est effacé : les données passent en quarantaine, y restent au moins 30 jours et reviennent si le fichier revient.",
  ]);
});

test("who comes back finds the data again", () => {
  expect(first(left, active)).toContain("resumes décision | revient dans le konbit : compte racine (m-0003)");
});
