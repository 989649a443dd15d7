import { readFileSync } from "node:fs";
import { isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from "yaml";
import { knownKeys, wanted } from "../../core/member/known-keys.ts";
import type { Path } from "../../core/member/member.ts";

/** A real member file with one word misspelt. */
export interface Typo {
  readonly file: string;
  readonly text: string;
  /** Which hand slipped, and how. */
  readonly kind: string;
  readonly meant: string;
  readonly typed: string;
  /** Where the misspelt word stands: UTF-16 offset, line and column from 1. */
  readonly start: number;
  readonly line: number;
  readonly column: number;
}

/** The members of the repository, and the file that has every key. */
export const realFiles: Readonly<Record<string, string>> = Object.fromEntries(
  ["racine-commune", "radio-rivage", "etienne-k", "_example"].map((slug) => [
    slug === "_example" ? "racine-exemple" : slug,
    readFileSync(`members/${slug}.yaml`, "utf8"),
  ]),
);

/** `count` typos, the same ones for the same seed. */
export function typos(count: number, seed: number): readonly Typo[] {
  const random = generator(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[random() % items.length];
  const words = Object.entries(realFiles).flatMap(([file, text]) => wordsOf(text).map((word) => ({ file, text, word })));
  const made = new Map<string, Typo>();
  while (made.size < count) {
    const chosen = pick(words);
    const slip = pick(slips);
    if (!chosen || !slip) break;
    const { file, text, word } = chosen;
    const typed = slip.make(word.text, random);
    // Another word of the same place is no typo, and neither is what YAML reads as something else.
    if (typed === undefined || typed === word.text || word.known.includes(typed) || !/^[\p{L}]/u.test(typed)) continue;
    const before = text.slice(0, word.start);
    made.set(`${file} ${word.start} ${typed}`, {
      file,
      text: before + typed + text.slice(word.start + word.length),
      kind: slip.kind,
      meant: word.text,
      typed,
      start: word.start,
      line: before.split("\n").length,
      column: Array.from(before.slice(before.lastIndexOf("\n") + 1)).length + 1,
    });
  }
  return Array.from(made.values());
}

interface Word {
  readonly text: string;
  readonly start: number;
  /** As it stands in the file, quotes included. */
  readonly length: number;
  /** What may stand in its place. */
  readonly known: readonly string[];
}

/** The keys of the schema and the values of which there are a few, as they stand in a file. */
function wordsOf(text: string): readonly Word[] {
  const found: Word[] = [];
  visit(parseDocument(text, { version: "1.2" }).contents, []);
  return found;

  function visit(node: Node | null, path: Path): void {
    if (isSeq(node)) node.items.forEach((item, index) => visit(item as Node, [...path, index]));
    else if (isMap(node)) {
      const known = knownKeys(path);
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : "";
        if (known.includes(name)) add(key as Scalar, name, known);
        visit(value as Node | null, [...path, name]);
      }
    } else if (isScalar(node) && typeof node.value === "string" && wanted(path) === "choice") add(node, node.value, []);
  }

  function add(node: Scalar, word: string, known: readonly string[]): void {
    const [start, end] = node.range ?? [0, 0];
    // Two letters hold too little to guess from.
    if (word.length > 2) found.push({ text: word, start, length: end - start, known });
  }
}

type Random = () => number;

const slips: readonly { readonly kind: string; readonly make: (word: string, random: Random) => string | undefined }[] =
  [
    {
      kind: "swap",
      make: (word, random) =>
        at(word, random() % (word.length - 1), 2, (pair) => pair.slice(1) + pair.slice(0, 1)),
    },
    { kind: "drop", make: (word, random) => at(word, random() % word.length, 1, () => "") },
    { kind: "double", make: (word, random) => at(word, random() % word.length, 1, (letter) => letter + letter) },
    {
      kind: "neighbour",
      make: (word, random) =>
        at(word, random() % word.length, 1, (letter) => {
          const near = neighbours(letter);
          return near[random() % near.length] ?? letter;
        }),
    },
    {
      kind: "accent",
      make: (word, random) =>
        at(word, random() % word.length, 1, (letter) => ({ a: "à", e: "é", i: "î", o: "ô", u: "ù", c: "ç" })[letter] ?? letter),
    },
    { kind: "French", make: (word, random) => (french[word] ?? [])[random() % (french[word]?.length ?? 1)] },
  ];

function at(word: string, index: number, length: number, change: (part: string) => string): string {
  return word.slice(0, index) + change(word.slice(index, index + length)) + word.slice(index + length);
}

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function neighbours(letter: string): readonly string[] {
  const row = rows.findIndex((keys) => keys.includes(letter));
  const column = rows[row]?.indexOf(letter) ?? -1;
  const keys = [rows[row]?.[column - 1], rows[row]?.[column + 1], rows[row - 1]?.[column], rows[row + 1]?.[column]];
  return keys.filter((key) => key !== undefined);
}

/** What somebody writes who thinks in French; made without looking at the list in suggest.ts. */
const french: Readonly<Record<string, readonly string[]>> = {
  name: ["nom"],
  displayName: ["nom_affiché", "nomAffiché"],
  kind: ["type", "genre"],
  lang: ["langue", "langage"],
  status: ["statut"],
  state: ["état", "etat"],
  contact: ["personne_contact", "contacte"],
  email: ["courriel", "e-mail", "adresse_courriel"],
  forge: ["compte_forge", "github"],
  maintainers: ["mainteneurs", "responsables", "mainteneuses"],
  keys: ["clés", "clefs", "cles"],
  note: ["notes", "remarque"],
  domains: ["domaines", "domaine", "noms_de_domaine"],
  mail: ["courriel", "courrier"],
  redirectTo: ["redirigerVers", "redirection"],
  mailboxes: ["boîtes", "boites_courriel", "courriels", "boîtes_aux_lettres"],
  quota: ["quotas", "taille", "espace"],
  retention: ["rétention", "conservation"],
  reason: ["raison", "motif"],
  invite: ["invitation", "inviter"],
  aliases: ["alias", "redirections"],
  lists: ["listes", "listes_de_diffusion"],
  owners: ["propriétaires", "responsables"],
  archive: ["archives"],
  engine: ["moteur", "logiciel"],
  access: ["accès"],
  edit: ["édition", "modification"],
  dormancy: ["dormance"],
  sites: ["sites_web", "site"],
  app: ["application", "appli"],
  host: ["hôte"],
  theme: ["thème"],
  database: ["base_de_données", "bdd", "base"],
  cron: ["tâches", "taches_planifiées"],
  files: ["fichiers", "nuage"],
  users: ["utilisateurs", "utilisatrices", "usagers"],
  groupAdmin: ["adminGroupe", "admin"],
  sharedFolder: ["dossierPartagé", "dossier_partagé"],
  apps: ["applications", "applis"],
  extras: ["suppléments", "extra"],
  bridges: ["passerelles", "ponts"],
  visio: ["visioconférence"],
  backup: ["sauvegarde", "sauvegardes"],
  class: ["classe"],
  requests: ["demandes", "requêtes"],
  export: ["exporter", "exportation"],
  granted: ["accordé", "accordés"],
  limits: ["limites"],
  shares: ["parts"],
  count: ["nombre", "compte"],
  amount: ["montant"],
  currency: ["monnaie", "devise"],
  per: ["par"],
  timeCredits: ["créditsTemps", "crédits_temps"],
  monthlyHours: ["heuresParMois", "heures_mensuelles"],
  since: ["depuis"],
  decisions: ["décisions"],
  exempt: ["exempté"],
  active: ["actif"],
  suspended: ["suspendu", "suspendue"],
  readonly: ["lecture-seule", "lecture_seule"],
  none: ["aucun", "aucune", "rien"],
  managed: ["géré"],
  external: ["externe"],
  announce: ["annonces", "annonce"],
  public: ["publique"],
  quarantine: ["quarantaine"],
  person: ["personne"],
  association: ["asso"],
  cooperative: ["coopérative", "coop"],
  invited: ["invités"],
  redirect: ["redirection"],
  static: ["statique"],
  month: ["mois"],
};

/** A linear congruential generator (Numerical Recipes): the same numbers on every machine. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
