import { konbitFiles } from "../../fixtures/konbit.ts";

export type Files = Readonly<Record<string, string>>;

/** One pull request as members and coordinators make them, from the fourteen members of the fixtures. */
export interface PullRequest {
  /** Of its golden file. */
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
}

const files = konbitFiles();

/** Replaces in one file; a text that is not there is a mistake of the test. */
function edit(slug: string, ...changes: readonly (readonly [string, string])[]): Files {
  const text = changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`${slug}: no "${from}"`);
    return now.replace(from, to);
  }, files[slug] ?? "");
  return { ...files, [slug]: text };
}

const without = (slug: string): Files => Object.fromEntries(Object.entries(files).filter(([name]) => name !== slug));

const candidate = `name: Épicerie du coin
contact: { name: Sami Haddad, email: sami@ailleurs.test, forge: sami-h }
domains: [epicerie-du-coin.example]
mailboxes: [info, sami]
wikis: [wiki]
`;

const admitted = `id: m-0042
status: active
login: epicerieducoin
${candidate}granted:
  plan: association
  limits: { files: 60 GiB, web: 20 GiB, mail: 20 GiB }
`;

const sum = "0123456789abcdef".repeat(4);

const left = `id: m-0010
name: La marmite
status: left
login: marmite
contact: { name: Awa Diallo, email: awa+marmite@ailleurs.test, forge: awa-marmite }
left: { on: 2026-10-31, export: ${sum} }
`;

const hostile = `name: "**Gras** <b>@konbit/coordination</b> #1 !12 :tada: [lien](https://mal.example) \`code\`"
contact: { name: "<img src=x onerror=alert(1)>", email: sami@ailleurs.test, forge: sami-h }
domains: [epicerie-du-coin.example]
note: "</details> | --- | /close ~bug %1.0 www.mal.example deadbeef0 &lt;b&gt; $x$"
mailboxes: [{ name: sami, state: suspended, reason: "@everyone, lisez http://mal.example" }]
`;

const mail = "limits: { files: 220 GiB, web: 40 GiB, mail: 50 GiB";

export const pullRequests: readonly PullRequest[] = [
  {
    name: "une-boite",
    before: files,
    after: edit("racine-commune", [
      "aliases:\n",
      "  - { name: mia, quota: 5 GiB, invite: mia@ailleurs.test }\naliases:\n",
    ]),
  },
  {
    name: "boite-suspendue-et-alias",
    before: files,
    after: edit(
      "racine-commune",
      ["{ name: yves, quota: 3 GiB }", "{ name: yves, quota: 3 GiB, state: suspended, reason: congé }"],
      ["  ca: [noe]", "  ca: [noe, lea@ailleurs.test]"],
      ["  equipe: [yves]\n", "  equipe: [awa]\n"],
    ),
  },
  {
    name: "liste-et-wiki",
    before: files,
    after: edit(
      "semences-libres",
      ["name: nouvelles, owners: [awa], archive: public", "name: nouvelles, owners: [awa, noe], archive: members"],
      ["  - recettes\n", "  - { name: recettes, state: readonly }\n"],
    ),
  },
  {
    name: "domaine-et-site",
    before: files,
    after: edit(
      "marmite",
      ["mailboxes:\n", "  - { name: cantine.example, dns: external, mail: none }\nmailboxes:\n"],
      ["sites:\n", 'sites:\n  - { name: menu, app: php, php: "8.2", database: true, host: menu.cantine.example }\n'],
    ),
  },
  { name: "candidature", before: files, after: { ...files, "epicerie-du-coin": candidate } },
  {
    name: "admission",
    before: { ...files, "epicerie-du-coin": candidate },
    after: { ...files, "epicerie-du-coin": admitted },
  },
  {
    name: "souhait",
    before: files,
    after: edit("racine-commune", [
      "granted:\n",
      "requests:\n  files: 280 GiB\n  wikis: 9\n  note: numérisation des archives audio, 60 Gio d'ici mars\ngranted:\n",
    ]),
  },
  { name: "accord", before: files, after: edit("racine-commune", [mail, mail.replace("220", "280")]) },
  { name: "trop-pour-le-serveur", before: files, after: edit("racine-commune", [mail, mail.replace("40", "160")]) },
  { name: "moins-que-l-usage", before: files, after: edit("racine-commune", [mail, mail.replace("50", "28")]) },
  { name: "depart-annonce", before: files, after: edit("marmite", ["status: active", "status: leaving"]) },
  {
    name: "depart",
    before: edit("marmite", ["status: active", "status: leaving"]),
    after: { ...files, marmite: left },
  },
  {
    name: "retraits",
    before: files,
    after: edit(
      "jardin-savoirs",
      ["  - { name: luc, quota: 3 GiB }\n", ""],
      ["  presse: [luc]\n", ""],
      ["  - projets\n", ""],
      ["    - { name: lea.jardin-savoirs }\n", ""],
      [
        "{ name: archives, engine: dokuwiki, state: readonly }",
        "{ name: archives, engine: dokuwiki, state: composted }",
      ],
    ),
  },
  {
    name: "fichier-renomme",
    before: files,
    after: { ...without("eau-vive"), "eaux-vives": files["eau-vive"] ?? "" },
  },
  {
    name: "responsables",
    before: files,
    after: edit("sans-borne", [
      "forge: awa-sans-borne }\n",
      "forge: awa-sans-borne }\nmaintainers: [awa-sans-borne, noe-t]\nnote: Noé remplace Awa pendant l'hiver.\n",
    ]),
  },
  {
    name: "parts-et-credits",
    before: files,
    after: edit("marmite", [
      "shares: { count: 2, amount: 20, currency: CAD, per: month }",
      "shares: { count: 5, amount: 40, currency: CAD, per: month }\n  timeCredits: { monthlyHours: 9 }",
    ]),
  },
  {
    name: "deux-membres",
    before: files,
    after: {
      ...edit("marmite", ["mailboxes:\n", "mailboxes:\n  - zoe\n"]),
      "etienne-k": edit("etienne-k", ["status: active\n", "status: active\nlang: en\n"])["etienne-k"] ?? "",
    },
  },
  { name: "hostile", before: files, after: { ...files, "epicerie-du-coin": hostile } },
];
