import { factsOf, parsedOnce, rowsOf as linesOf } from "./survey-rows.ts";

/** What a survey of mail shows: rows of tables, and directories by their paths. */
export interface MailFacts {
  /** Whose each domain is on the server. */
  readonly domains: ReadonlyMap<string, { readonly member: string; readonly login: string }>;
  /** The rows of mailboxes or aliases, by their domain. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** `uid:gid mode` of a directory, or the letter of what it is else. */
  readonly directories: ReadonlyMap<string, string>;
}

/** A column that holds NULL was made by hand; it is shown as an empty text. */
export type Row = Readonly<Record<string, string | number>>;

/** Each of the kinds that read it has one of its own. */
export const mailParser = (): ((survey: string) => MailFacts) => parsedOnce(parse);

function parse(survey: string): MailFacts {
  const lines = linesOf(survey);
  const tableOf = (what: string) => factsOf(lines, what).map(([json]) => rowOf(json));
  return {
    domains: new Map(
      tableOf("domain").map(({ name, member, login }) => [
        String(name),
        { member: String(member), login: String(login) },
      ]),
    ),
    rows: Map.groupBy(tableOf("row"), ({ domain }) => String(domain)),
    directories: new Map(
      lines
        .filter(([key = ""]) => /^[a-zA-Z]$/.test(key))
        .map(([type = "", path = "", mode = ""]) => [path, type === "d" ? mode : type]),
    ),
  };
}

function rowOf(json: string): Row {
  // SQLite's json_object of columns: texts, numbers and nulls.
  return JSON.parse(json, (_key, value: unknown) => value ?? "") as Row;
}

/** The rows of a domain, unless it is another member's by now: then they are that member's. */
export function rowsOf({ domains, rows }: MailFacts, member: string, domain: string): readonly Row[] {
  return (domains.get(domain)?.member ?? member) === member ? (rows.get(domain) ?? []) : [];
}
