import { describe, expect, test } from "vitest";
import { head as candidateHead } from "../member/reading.ts";
import { said } from "./reading.ts";

const key = "age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc";
const ssh = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g awa@portable";
const head = `id: m-0003\nstatus: active\nlogin: racine\n${candidateHead}domains: [racine.example]\n`;
/** Lines of an admitted member's file, before and after. */
const change = (before: string, after: string) => said({ racine: head + before }, { racine: head + after });

/** What stands in the file → what stands there after the change → what people read, with effect and weight. */
type Row = readonly [before: string, after: string, ...said: readonly string[]];

const kept =
  "Rien n'est effacé : accès fermé tout de suite, données en quarantaine et gardées au moins 30 jours. Remettre la ligne rétablit tout.";

const rows: Readonly<Record<string, readonly Row[]>> = {
  mailboxes: [
    [
      "",
      "mailboxes: [info]",
      "appears automatique | boîte courriel info@racine.example (5 Gio) : invitation à awa@ailleurs.example",
    ],
    [
      "mailboxes: [info]",
      "mailboxes: [{ name: info, quota: 8 Go }]",
      "changes automatique | boîte courriel info@racine.example : 8 Gio (avant : 5 Gio)",
    ],
    ["mailboxes: [{ name: info, quota: 8 Go }]", "mailboxes: [{ name: info, quota: 8192 MiB }]"],
    [
      "mailboxes: [info]",
      "mailboxes: [{ name: info, state: suspended, reason: congé }]",
      "pauses automatique | boîte courriel info@racine.example : suspendue (congé), personne ne peut s'y connecter. Les courriels arrivent encore et sont gardés.",
    ],
    [
      "mailboxes: [{ name: info, state: suspended, reason: congé }]",
      "mailboxes: [info]",
      "resumes automatique | boîte courriel info@racine.example : de nouveau ouverte",
    ],
    [
      "mailboxes: [{ name: info, state: suspended, reason: congé }]",
      "mailboxes: [{ name: info, state: suspended, reason: départ }]",
      "changes automatique | boîte courriel info@racine.example : raison notée « départ »",
    ],
    [
      "mailboxes: [info]",
      "mailboxes: [{ name: info, displayName: Accueil, invite: noe@ailleurs.example }]",
      "changes automatique | boîte courriel info@racine.example : nom affiché « Accueil »",
      "changes automatique | boîte courriel info@racine.example : invitation à noe@ailleurs.example (avant : awa@ailleurs.example)",
    ],
    [
      "mailboxes: [{ name: info, retention: legal-7y }]",
      "mailboxes: [info]",
      "changes décision | boîte courriel info@racine.example : les courriels ne sont plus conservés 7 ans, mais la durée ordinaire",
    ],
    [
      "mailboxes: [info]",
      "mailboxes: [{ name: accueil, formerly: info, quota: 8 GiB }]",
      "changes automatique | boîte courriel accueil@racine.example : nouveau nom de info@racine.example, son courrier et son mot de passe suivent. info@racine.example n'est plus une boîte.",
      "changes automatique | boîte courriel accueil@racine.example : 8 Gio (avant : 5 Gio)",
    ],
    [
      "mailboxes: [info, accueil]",
      "mailboxes: [{ name: accueil, formerly: info }]",
      "changes automatique | boîte courriel accueil@racine.example : ancien nom info@racine.example noté, rien ne bouge, car la boîte existe déjà",
      `stops danger | boîte courriel info@racine.example : retirée, les courriels qui arrivent sont refusés. ${kept}`,
    ],
    [
      "mailboxes: [{ name: accueil, formerly: info }]",
      "mailboxes: [accueil]",
      "changes automatique | boîte courriel accueil@racine.example : ancien nom plus noté, rien ne bouge",
    ],
    [
      "",
      "mailboxes: [{ name: accueil, formerly: info }]",
      "appears automatique | boîte courriel accueil@racine.example (5 Gio) : reprend le courrier et le mot de passe de info@racine.example s'ils sont gardés ; sinon, invitation à awa@ailleurs.example",
    ],
    [
      "mailboxes: [info]",
      "",
      `stops danger | boîte courriel info@racine.example : retirée, les courriels qui arrivent sont refusés. ${kept}`,
    ],
  ],
  aliases: [
    ["", "aliases: { ca: [a@x.example] }", "appears automatique | alias ca@racine.example : transmet à a@x.example"],
    [
      "aliases: { ca: [a@x.example, b@x.example] }",
      "aliases: { ca: [c@x.example, a@x.example] }",
      "changes automatique | alias ca@racine.example : transmet aussi à c@x.example",
      "changes automatique | alias ca@racine.example : ne transmet plus à b@x.example",
    ],
    ["aliases: { ca: [a@x.example, b@x.example] }", "aliases: { ca: [b@x.example, a@x.example] }"],
    [
      "aliases: { '*': none }",
      "aliases: { '*': [a@x.example] }",
      "appears décision | attrape-tout *@racine.example : toute adresse inconnue est transmise à a@x.example, pourriels compris",
    ],
    [
      "aliases: { '*': [a@x.example] }",
      "",
      "stops décision | attrape-tout *@racine.example : retiré, les courriels pour une adresse inconnue sont refusés",
    ],
  ],
  lists: [
    [
      "lists: [{ name: n, owners: [a@x.example] }]",
      "lists: [{ name: n, owners: [a@x.example], archive: public, style: announce }]",
      "changes automatique | liste n@racine.example : annonces (avant : discussion)",
      "changes automatique | liste n@racine.example : archives publiques (avant : archives visibles par les membres seulement)",
    ],
    [
      "lists: [{ name: n, owners: [a@x.example] }]",
      "lists: [{ name: n, owners: [a@x.example], state: frozen }]",
      "pauses automatique | liste n@racine.example : gelée, elle ne prend plus de messages. Abonnements et archives restent.",
    ],
    [
      "lists: [{ name: n, owners: [a@x.example] }]",
      "lists: [{ name: n, owners: [a@x.example], state: archived }]",
      "stops danger | liste n@racine.example : archivée, elle ne prend plus de messages. Rien n'est effacé : abonnements et messages sont rangés et peuvent revenir.",
    ],
    [
      "lists: [{ name: n, owners: [a@x.example] }]",
      "",
      `stops danger | liste n@racine.example : retirée, avec ses abonnements et ses archives. ${kept}`,
    ],
  ],
  wikis: [
    [
      "",
      "wikis: [wiki]",
      "appears décision | wiki wiki.racine.example : MediaWiki, lecture publique, écriture sur invitation",
    ],
    [
      "wikis: [wiki]",
      "wikis: [{ name: wiki, state: readonly }]",
      "pauses décision | wiki wiki.racine.example : passe en lecture seule. Rien n'est effacé.",
    ],
    [
      "wikis: [wiki]",
      "wikis: [{ name: wiki, access: private, edit: konbit, host: w.racine.example }]",
      "changes décision | wiki w.racine.example : nouvelle adresse ; wiki.racine.example ne répond plus",
      "changes décision | wiki w.racine.example : lecture réservée (avant : lecture publique)",
      "changes décision | wiki w.racine.example : écriture ouverte à tout le konbit (avant : écriture sur invitation)",
    ],
    [
      "wikis: [wiki]",
      "wikis: [{ name: wiki, engine: dokuwiki }]",
      "changes danger | wiki wiki.racine.example : devient un DokuWiki vide (avant : MediaWiki), les pages ne sont pas converties. Rien n'est effacé : l'ancien contenu reste de côté et revient avec l'ancien logiciel.",
    ],
    [
      "wikis: [wiki]",
      "wikis: [{ name: wiki, state: composted }]",
      "stops danger | wiki wiki.racine.example : composté, ses pages deviennent des pages fixes aux mêmes adresses, sans recherche ni historique, et personne n'y écrit plus. Rien n'est effacé : le wiki entier est rangé et peut revenir.",
    ],
    ["wikis: [wiki]", "", `stops danger | wiki wiki.racine.example : retiré, ses pages ne répondent plus. ${kept}`],
  ],
  sites: [
    [
      "",
      "sites: [{ name: www, app: php, database: true, aliases: [racine.example] }]",
      "appears décision | site www.racine.example : programme PHP 8.2 avec base de données ; répond aussi à racine.example",
    ],
    ["", "sites: [{ name: www, app: wordpress }]", "appears décision | site www.racine.example : WordPress (PHP 8.2)"],
    [
      "",
      "sites: [{ name: www, app: redirect, to: https://x.example/ }]",
      "appears décision | site www.racine.example : renvoie vers https://x.example/",
    ],
    [
      "sites: [{ name: www, app: php }]",
      "sites: [{ name: www, app: php, database: true, docroot: public, state: suspended }]",
      "changes décision | site www.racine.example : reçoit une base de données",
      "changes décision | site www.racine.example : sert le dossier « public » (avant : « / »)",
      "pauses décision | site www.racine.example : suspendu, une page d'attente répond. Rien n'est effacé.",
    ],
    [
      "sites: [{ name: www, app: php, database: true }]",
      "sites: [{ name: www, app: static }]",
      "changes décision | site www.racine.example : pages statiques (avant : programme PHP 8.2). Les fichiers restent.",
      "changes danger | site www.racine.example : n'a plus de base de données. Elle n'est pas effacée : elle passe en quarantaine et revient si la ligne revient.",
    ],
    [
      "sites: [{ name: www, app: php, cron: ['*/15 * * * * php a'] }]",
      "sites: [{ name: www, app: php, cron: ['0 3 * * * php b'] }]",
      "changes décision | site www.racine.example : lance aussi à heure fixe 0 3 * * * php b",
      "changes décision | site www.racine.example : ne lance plus à heure fixe */15 * * * * php a",
    ],
    [
      "sites: [{ name: www, app: static }]",
      "",
      "stops danger | site www.racine.example : n'est plus servi. Rien n'est effacé : ses fichiers passent en quarantaine, y restent au moins 30 jours et reviennent si la ligne revient.",
    ],
    ["", `sftp: [${ssh}]`, "appears décision | clé SFTP awa@portable : peut modifier les fichiers des sites"],
    [`sftp: [${ssh}]`, "", "stops décision | clé SFTP awa@portable : ne peut plus modifier les fichiers des sites"],
  ],
  cloud: [
    [
      "",
      "files: { users: [{ name: awa, groupAdmin: true }], sharedFolder: { name: Racine }, apps: [deck] }",
      "appears automatique | compte Nextcloud awa, qui gère le groupe : invitation à awa@ailleurs.example",
      "appears décision | dossier partagé « Racine » dans Nextcloud",
      "appears décision | application Nextcloud deck : ouverte au groupe",
    ],
    [
      "files: { users: [{ name: awa }], sharedFolder: { name: Racine } }",
      "files: { users: [{ name: awa, displayName: Awa }], sharedFolder: { name: Racines } }",
      "changes automatique | compte Nextcloud awa : nom affiché « Awa »",
      "changes décision | dossier partagé « Racines » : nouveau nom (avant : « Racine »), le contenu ne change pas",
    ],
    [
      "files: { users: [{ name: awa }], sharedFolder: { name: Racine } }",
      "",
      `stops danger | compte Nextcloud awa : retiré. Le dossier partagé ne change pas. ${kept}`,
      `stops danger | dossier partagé « Racine » : retiré. ${kept}`,
    ],
  ],
  extras: [
    [
      "mailboxes: [awa]",
      "mailboxes: [awa]\nextras: { matrix: { users: [awa], bridges: [signal] }, visio: true }",
      "appears décision | compte Matrix awa (messagerie instantanée)",
      "appears décision | passerelle Matrix vers Signal : les messages échangés passent aussi par Signal",
      "appears décision | visioconférence ouverte au groupe",
    ],
    [
      "extras: { visio: true }",
      "extras: { visio: false }",
      "stops décision | visioconférence fermée au groupe ; elle ne garde aucune donnée",
    ],
    [
      "",
      "backup: { class: none-with-reason, reason: copie ailleurs }",
      "changes décision | aucune sauvegarde (copie ailleurs) : ce qui serait perdu sur le serveur ne pourrait pas revenir",
    ],
    ["", "backup: { class: standard }"],
  ],
  people: [
    [
      "",
      `maintainers: [awa-d, noe-t]\nkeys: { awa-d: ${key} }\nnote: Bonjour`,
      "appears décision | responsable du fichier noe-t : peut demander des changements",
      "appears décision | clé de chiffrement de awa-d : les secrets peuvent lui être remis",
      "appears automatique | note : « Bonjour »",
    ],
    ["", "maintainers: [Awa-D]"],
    ["", "kind: cooperative", "changes décision | sorte de membre : coopérative"],
    [
      "mailboxes: [info]",
      "mailboxes: [info]\nlang: en",
      "changes décision | les messages du konbit lui sont écrits en anglais",
    ],
  ],
  requests: [
    [
      "",
      "requests: { files: 280 GiB, wikis: 9, export: true, note: archives }",
      "asks décision | demande 280 Gio de fichiers partagés (accordé : 100 Gio)",
      "asks décision | demande 9 wikis (accordé : 4)",
      "asks décision | demande une copie de toutes ses données, à emporter ailleurs",
      "asks décision | note de la demande : « archives »",
    ],
    [
      "requests: { files: 280 GiB }",
      "",
      "changes décision | ne demande plus 280 Gio de fichiers partagés (accordé : 100 Gio)",
    ],
  ],
  granted: [
    [
      "granted: { limits: { web: 20 GiB, wikis: 1 } }",
      "granted: { limits: { web: 30 GiB, wikis: 2 } }",
      "changes décision | accordé : 30 Gio d'espace web (avant : 20 Gio)",
      "changes décision | accordé : 2 wikis (avant : 1)",
    ],
    ["", "granted: { limits: { web: 30 Go } }"],
    [
      "granted: { decisions: [AG], since: 2019-03-01 }",
      "granted: { shares: { count: 9, amount: 5, currency: EUR, per: year }, timeCredits: { monthlyHours: 3 }, since: 2020-01-01 }",
    ],
  ],
};

describe.each(Object.entries(rows))("%s", (_, sort) => {
  test.each(sort)("%j → %j", (before, after, ...sentences) => {
    expect(change(before, after)).toEqual(sentences);
  });
});

const domain = (text: string) => ({ racine: `${head.replace("domains: [racine.example]\n", "")}domains: [${text}]\n` });

test.each([
  [
    "racine.example",
    "racine.example, { name: étoile.example, dns: external, mail: none, redirectTo: 'https://x.example/' }",
    "appears décision | domaine étoile.example : sans courriel ; zone DNS tenue ailleurs, konbit dit quoi y écrire ; renvoie vers https://x.example/",
  ],
  [
    "{ name: racine.example, mail: { cutover: prepared } }",
    "{ name: racine.example, mail: { cutover: live, dmarc: reject, rate: { perHour: 50 } } }",
    "changes décision | domaine racine.example : avec courriel (avant : courriel préparé, pas encore basculé, et la zone tenue ici n'a pas de MX : d'ici là, rien n'arrive)",
    "changes décision | domaine racine.example : courriels falsifiés à son nom, consigne DMARC « reject » (avant : « none »)",
    "changes décision | domaine racine.example : chaque boîte envoie au plus 50 courriels par heure et 1000 par jour (avant : 200 et 1000)",
  ],
  [
    "racine.example",
    "{ name: racine.example, dns: external }",
    "changes décision | domaine racine.example : zone DNS tenue ailleurs, konbit dit quoi y écrire",
  ],
  [
    "racine.example, r.test",
    "racine.example",
    `stops danger | domaine r.test : retiré, ni courriel ni site n'y répond plus. ${kept}`,
  ],
])("domains %s → %s", (before, after, ...sentences) => {
  expect(said(domain(before), domain(after))).toEqual(sentences);
});

test("a new contact is one line, not one for each box that is invited through it", () => {
  const files = (email: string) => ({
    racine: `${head.replace("awa@ailleurs.example", email)}mailboxes: [info, awa]\nfiles: { users: [{ name: zoe }] }\n`,
  });
  expect(said(files("awa@ailleurs.example"), files("noe@ailleurs.example"))).toEqual([
    "changes décision | personne-contact : Awa, noe@ailleurs.example, compte awa-d (avant : Awa, awa@ailleurs.example, compte awa-d)",
  ]);
});

test("a box whose address becomes another one stops, and the other appears", () => {
  const files = (domains: string) => ({ racine: domain(domains).racine + "mailboxes: [info]\n" });
  expect(
    said(files("racine.example, r.test"), files("r.test, racine.example")).map((line) => line.split(" : ")[0]),
  ).toEqual([
    "appears automatique | boîte courriel info@r.test (5 Gio)",
    "stops danger | boîte courriel info@racine.example",
  ]);
});
