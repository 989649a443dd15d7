import * as z from "zod";
import { HostName } from "./names.ts";

export const MailLinksInputs = z.strictObject({
  /** Where the page answers: the mail server's own name, for which there is a certificate. */
  host: HostName,
  /** The konbit's own address, from which links are sent and where what cannot be delivered comes back. */
  from: z.string().regex(/^[a-z0-9._+-]+@[a-z0-9.-]+$/, "an address, as in postmaster@mail.konbit.example"),
});

export type MailLinksInputs = z.output<typeof MailLinksInputs>;

type Facts = Readonly<Record<string, string>>;

/** The links and their page as the server shows them, fact by fact. Who was sent one, or has chosen, is no part of it. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MailLinksState = {
  readonly host: string;
  readonly from: string;
  readonly packages: Facts;
  /** SHA-256 by path: they are programs, and nobody reads a difference of them in a preview. */
  readonly files: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
  readonly services: Facts;
  readonly page: Facts;
};
