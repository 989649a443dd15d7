import * as z from "zod";
import { HostName, LocalPart, Login, MemberId } from "./names.ts";

export const AliasesInputs = z.strictObject({
  member: MemberId,
  login: Login,
  domain: HostName,
  /** All of the domain's, by what stands before the @, with the addresses that get the mail; `*`: what no other name takes. */
  aliases: z
    .record(z.union([z.literal("*"), LocalPart]), z.array(z.string().min(3).max(320)).min(1))
    .refine((aliases) => Object.keys(aliases).length > 0, "postmaster and abuse are on every domain (RFC 2142)"),
});

export type AliasesInputs = z.output<typeof AliasesInputs>;

/** A domain's aliases as the server shows them, fact by fact: each leaf is compared and named by itself. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type AliasesState = {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  /** Sorted: the order of targets means nothing to anybody. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
};

/** Each target once, in an order that is always the same. */
export function sortedAliases(aliases: readonly (readonly [string, readonly string[]])[]): AliasesState["aliases"] {
  return Object.fromEntries(aliases.map(([name, targets]) => [name, [...new Set(targets)].sort()]));
}
