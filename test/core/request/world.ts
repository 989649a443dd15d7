/** A konbit of six files that requests are made to, path → content. */
export const world: Readonly<Record<string, string>> = {
  "README.md": "# Notre konbit\n",
  CODEOWNERS: "* @konbit/coordination\n",
  ".github/workflows/check.yml": "on: pull_request\n",
  "Pulumi.konbit.yaml": `config:
  konbit:coordinators:
    technical: [luce-t, Omar-B]
    social: [ines-s]
`,
  "members/README.md": "# members/\n",
  "members/racine-commune.yaml": `# Épicerie et jardins
id: m-0003
name: Coopérative Racine Commune
status: active
login: racinecommune
contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: Awa-D }
maintainers: [Awa-D, noe-tremblay]
domains: [racine-commune.example]
mailboxes:
  - info
  - { name: awa, displayName: Awa Diallo, quota: 8 GiB }
  - { name: compta, retention: legal-7y }
  - paniers
  - jardin
aliases:
  contact: [info]
  ca: [awa, noe@ailleurs.example]
lists:
  - { name: nouvelles, owners: [awa] }
wikis: [wiki]
sites:
  - { name: www, app: static, aliases: [racine-commune.example] }
files:
  users: [awa-racine, noe-racine]
backup: { class: legal }
granted:
  plan: association
  limits: { files: 220 GiB, mail: 60 GiB, mailboxes: 20 }
  since: 2019-03-01
`.replace("users: [awa-racine, noe-racine]", "users: [{ name: awa-racine }, { name: noe-racine }]"),
  "members/radio-rivage.yaml": `id: m-0005
name: Radio Rivage
status: active
login: radiorivage
contact: { name: Rémi Oger, email: remi@ailleurs.example, forge: remi-o }
domains: [radio-rivage.example]
mailboxes: [studio, antenne]
aliases:
  contact: [studio]
wikis: [wiki, grille]
granted: { plan: association }
`,
  "members/etienne-k.yaml": `id: m-0011
name: Étienne K.
status: active
login: etiennek
contact: { name: Étienne K., email: etienne@ailleurs.example, forge: etienne-k }
domains: [etienne.example]
mailboxes: [moi]
granted: { plan: association }
`,
  "members/semences-libres.yaml": `id: m-0004
name: Semences Libres
status: leaving
login: semenceslibres
contact: { name: Léa Simon, email: lea@ailleurs.example, forge: lea-s }
domains: [semences-libres.example]
mailboxes: [graines]
granted: { plan: association }
`,
  "members/marmite.yaml": `name: La Marmite
contact: { name: Cécile M., email: cecile@ailleurs.example, forge: cecile-m }
domains: [marmite.example]
wikis: [recettes]
`,
  "members/vieux-port.yaml": `name: Le Vieux Port
id: m-0002
login: vieuxport
status: left
contact: { name: Paul P., email: paul@ailleurs.example, forge: paul-p }
left: { on: 2026-01-31, export: ${"a".repeat(64)} }
`,
};

/** A file of the world with one piece of it replaced, which has to be there. */
export function changed(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = world[path];
  if (text?.includes(from) !== true) throw new Error(`${path} does not hold ${from}`);
  return { [path]: text.replace(from, () => to) };
}
