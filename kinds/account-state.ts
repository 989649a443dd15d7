import * as z from "zod";
import { Login, MemberId } from "./names.ts";

export const AccountInputs = z.strictObject({
  member: MemberId.refine((id) => id !== "m-0000" && id !== "m-9999", "m-0000 and m-9999 have no uid of their own"),
  login: Login,
  /** For people; what /etc/passwd cannot hold is left out of it. */
  name: z.string().max(200),
  /** Bytes that everything in the home may take. */
  quota: z.number().int().min(1_048_576),
  /** Bytes of memory for all of the member's processes together. */
  memory: z.number().int().min(16_777_216),
  /** Share of the processor under contention; 100 is the ordinary one. */
  cpuWeight: z.number().int().min(1).max(10_000),
  /** Processes and threads at once. */
  tasks: z.number().int().min(8),
});

export type AccountInputs = z.output<typeof AccountInputs>;

/** A member's account as the server shows it, fact by fact: each leaf is compared and named by itself. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type AccountState = {
  readonly member: string;
  readonly login: string;
  readonly user: Readonly<Record<string, string | number | boolean>>;
  readonly quota: { readonly maxBytes?: number };
  readonly slice: Readonly<Record<string, string | number>>;
  /** `owner:group mode` by what it is for. */
  readonly directories: Readonly<Record<string, string>>;
};
