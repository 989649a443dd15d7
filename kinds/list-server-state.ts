import * as z from "zod";
import { HostName, OwnAddress } from "./names.ts";

export const ListServerInputs = z.strictObject({
  /** Where the pages of lists and their archives answer. */
  host: HostName,
  /** Who writes to people about lists as such, and whom they answer. */
  from: OwnAddress,
  /** Who looks after all lists on these pages. */
  admins: z.array(z.string().regex(/^[^\s@'"\\]+@[a-z0-9.-]+$/, "an address")),
});

export type ListServerInputs = z.output<typeof ListServerInputs>;

type Facts = Readonly<Record<string, string>>;

/** What all members' lists stand on, fact by fact as the server shows it. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ListServerState = {
  readonly host: string;
  readonly from: string;
  /** Sorted. */
  readonly admins: readonly string[];
  readonly packages: Facts;
  /** SHA-256 by path. */
  readonly files: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
  /** Character set by database. */
  readonly databases: Facts;
  /** What the program's own user may do there. */
  readonly access: string;
  /** `made` by name: they are the server's own, and nobody else sees them. */
  readonly secrets: Facts;
  readonly services: Facts;
  /** What pages need besides. */
  readonly page: Facts;
};
