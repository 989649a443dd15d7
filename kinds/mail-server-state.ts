import * as z from "zod";
import { HostName } from "./names.ts";

export const MailServerInputs = z.strictObject({
  /** The server's own name in mail: what it says in greetings, and where members' programs connect unless told otherwise. */
  host: HostName,
});

export type MailServerInputs = z.output<typeof MailServerInputs>;

type Facts = Readonly<Record<string, string>>;

/** What all members' mail stands on, fact by fact as the server shows it. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MailServerState = {
  readonly host: string;
  readonly packages: Facts;
  /** Login shell by user. */
  readonly users: Facts;
  /** Members by group. */
  readonly groups: Facts;
  /** Columns by table, `mail.domain`. */
  readonly tables: Facts;
  /** Whole texts by path. */
  readonly files: Facts;
  /** `shut` when members' programs cannot open the ports that trust whoever comes. */
  readonly door: string;
  readonly services: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
};
