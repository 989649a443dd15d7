import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

export interface CsvRow {
  /** From 1, as an editor counts them. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV file as a spreadsheet writes it: commas, semicolons or tabs, UTF-8 or Windows-1252 (what Excel writes).
 * @throws Failure (refused) that names the line.
 */
export async function readCsv(file: string): Promise<readonly CsvRow[]> {
  const text = csvText(await bytesOf(file));
  try {
    const rows = parse(text, { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true });
    // With `info` each record comes with its place; the types know only records of cells.
    const placed = rows as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { lines: number };
    }[];
    return placed.map(({ record, info }) => ({ line: info.lines - lineEndsIn(record), cells: record }));
  } catch (error) {
    if (error instanceof CsvError) throw malformed(file, error);
    throw error;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, (error as Error).message);
  }
}

/** A spreadsheet's text: UTF-8, or Windows-1252, as what it saves as "CSV" on Windows. */
export function csvText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** What the first line has most of. */
function delimiterOf(text: string): string {
  const [head = ""] = text.split(/\r?\n/, 1);
  const count = (mark: string) => head.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** csv-parse tells the line where a record ends. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

function malformed(file: string, error: CsvError): Failure {
  const { lines } = error as CsvError & { readonly lines?: number };
  const place = lines === undefined ? file : `${file}:${lines}`;
  return new Failure(
    {
      fr: `${place} : un guillemet (") n'est pas refermé ou est au milieu d'une case. Rien n'a été écrit.`,
      en: `${place}: a quote (") is not closed, or stands in the middle of a cell. Nothing was written.`,
    },
    exitCode.refused,
  );
}

function unreadable(file: string, why: string): Failure {
  return new Failure(
    { fr: `${file} ne peut pas être lu : ${why}.`, en: `${file} cannot be read: ${why}.` },
    exitCode.usage,
  );
}
