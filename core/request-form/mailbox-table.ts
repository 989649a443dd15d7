import type { Change } from "../member/edit/change.ts";
import { fold, suggest, translate } from "../member/suggest.ts";
import type { Text } from "../text.ts";
import { listAt, nameOf } from "./fields.ts";
import { mailbox } from "./mail.ts";
import type { Around, Values } from "./thing.ts";

/** A line of a table: its number in the file, from 1, and its cells. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RowMistake {
  readonly line: number;
  readonly text: Text;
}

/** What a table of mailboxes asks of a member file: nothing of it is to be written while there is a mistake. */
export interface MailboxTable {
  readonly changes: readonly Change[];
  /** Names of the boxes that the file has already: they stay as they are. */
  readonly known: readonly string[];
  readonly mistakes: readonly RowMistake[];
}

/** Questions that a column may answer; the more particular first, for a word may stand for two of them. */
const columnNames = ["displayName", "quota", "invite", "name"];
/** What a spreadsheet calls the name of a box, besides the words that people use for `name`. */
const addressWords = ["email", "courriel", "mailbox", "boite"];
const passwordWords = ["password", "passwd", "motdepasse", "mdp", "hash"];

/** Reads a table whose first line names its columns, in French or English, in any order. */
export function mailboxTable([head, ...rows]: readonly Row[], around: Around): MailboxTable {
  if (head === undefined) return { changes: [], known: [], mistakes: [{ line: 1, text: empty }] };
  const columns = head.cells.map(columnOf);
  const wrong = headMistakes(head, columns);
  if (wrong.length > 0) return { changes: [], known: [], mistakes: wrong };

  const there = new Set(listAt(around.file, "mailboxes").map(nameOf));
  const mainDomain = listAt(around.file, "domains").map(nameOf)[0];
  const seen = new Map<string, number>();
  const known: string[] = [];
  const changes: Change[] = [];
  const mistakes: RowMistake[] = [];
  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (cells.length > columns.length) {
      mistakes.push({ line, text: tooLong(cells.length, columns.length) });
      continue;
    }
    const values = shortened(valuesOf(columns, cells), mainDomain);
    const name = values["name"] ?? "";
    const found = mailbox.fields.flatMap((field) => {
      const value = values[field.name] ?? "";
      if (value === "") return field.isRequired ? [nameless] : [];
      return field.check?.(value, values)?.text ?? [];
    });
    const earlier = seen.get(name);
    if (earlier !== undefined) found.push(twice(name, earlier));
    seen.set(name, line);
    mistakes.push(...found.map((text) => ({ line, text })));
    if (found.length > 0) continue;
    if (there.has(name)) known.push(name);
    else changes.push(...mailbox.changes(values, around));
  }
  return { changes, known, mistakes };
}

function columnOf(heading: string): string | undefined {
  return translate(heading, columnNames) ?? (addressWords.includes(fold(heading)) ? "name" : undefined);
}

function headMistakes({ line, cells }: Row, columns: readonly (string | undefined)[]): readonly RowMistake[] {
  const texts = cells.flatMap((heading, index): readonly Text[] => {
    const column = columns[index];
    if (passwordWords.includes(fold(heading))) return [noPassword(heading)];
    if (column === undefined) return [unknownColumn(heading)];
    return columns.indexOf(column) < index ? [columnTwice(heading)] : [];
  });
  const needsName = columns.includes("name") || texts.length > 0 ? [] : [noNames];
  return [...texts, ...needsName].map((text) => ({ line, text }));
}

function valuesOf(columns: readonly (string | undefined)[], cells: readonly string[]): Values {
  return Object.fromEntries(columns.map((column, index) => [column ?? "", (cells[index] ?? "").trim()]));
}

/** `Info@Racine.example` is `info` where that is the member's main domain: spreadsheets hold whole addresses. */
function shortened(values: Values, mainDomain: string | undefined): Values {
  const name = (values["name"] ?? "").toLowerCase();
  const ending = `@${mainDomain ?? ""}`;
  return { ...values, name: mainDomain !== undefined && name.endsWith(ending) ? name.slice(0, -ending.length) : name };
}

const columnsText = "name (nom, adresse), displayName (nom affiché), quota (taille), invite (invitation)";

const empty: Text = {
  fr: `Le fichier est vide. Sa première ligne nomme les colonnes : ${columnsText}.`,
  en: `The file is empty. Its first line names the columns: ${columnsText}.`,
};

const noNames: Text = {
  fr: `Aucune colonne ne dit le nom des boîtes. La première ligne nomme les colonnes : ${columnsText}.`,
  en: `No column gives the mailboxes' names. The first line names the columns: ${columnsText}.`,
};

const nameless: Text = {
  fr: "Cette ligne ne nomme aucune boîte : écrivez ce qui vient avant @.",
  en: "This line names no mailbox: write what comes before @.",
};

function unknownColumn(heading: string): Text {
  const right = suggest(heading, columnNames);
  return {
    fr: `Colonne inconnue : « ${heading} ».${right === undefined ? "" : ` Vouliez-vous dire « ${right} » ?`} Les colonnes sont : ${columnsText}. Enlevez les autres.`,
    en: `Unknown column: "${heading}".${right === undefined ? "" : ` Did you mean "${right}"?`} The columns are: ${columnsText}. Take the others out.`,
  };
}

function columnTwice(heading: string): Text {
  return {
    fr: `La colonne « ${heading} » répète une colonne qui la précède : gardez-en une.`,
    en: `Column "${heading}" repeats a column before it: keep one of them.`,
  };
}

function noPassword(heading: string): Text {
  return {
    fr: `La colonne « ${heading} » contient des mots de passe. Personne d'autre ne doit les connaître : chaque personne choisit le sien par un lien envoyé à « invite ». Enlevez cette colonne et effacez ce fichier.`,
    en: `Column "${heading}" holds passwords. Nobody else is to know them: each person chooses their own by a link that is sent to "invite". Take this column out and erase this file.`,
  };
}

function tooLong(cells: number, columns: number): Text {
  return {
    fr: `Cette ligne a ${cells} cases pour ${columns} colonnes : mettez entre guillemets ("…") un texte qui contient le séparateur.`,
    en: `This line has ${cells} cells for ${columns} columns: put a text that holds the separator between quotes ("…").`,
  };
}

function twice(name: string, line: number): Text {
  return {
    fr: `« ${name} » est déjà à la ligne ${line} : gardez une des deux.`,
    en: `"${name}" stands in line ${line} already: keep one of the two.`,
  };
}
