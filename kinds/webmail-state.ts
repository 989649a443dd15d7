import * as z from "zod";
import { HostName } from "./names.ts";

export const WebmailInputs = z.strictObject({
  /** Where the webmail answers, `webmail.konbit.example`: a name of its own. */
  host: HostName,
  /** The mail server's own name, where the page for passwords is. */
  mailHost: HostName,
});

export type WebmailInputs = z.output<typeof WebmailInputs>;

type Facts = Readonly<Record<string, string>>;

/** The webmail as the server shows it, fact by fact. What people keep in it is no part of it. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type WebmailState = {
  readonly host: string;
  readonly mailHost: string;
  readonly packages: Facts;
  /** SHA-256 by path. */
  readonly files: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
  readonly services: Facts;
  readonly page: Facts;
};
