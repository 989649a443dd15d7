import * as z from "zod";
import { HostName, LocalPart, Login, MemberId, OwnAddress } from "./names.ts";

const Box = z.strictObject({
  /** Bytes. */
  quota: z.number().int().min(1),
  /** suspended: nobody logs in; its mail is kept, and more is taken. */
  state: z.enum(["active", "suspended"]),
  displayName: z.string().min(1).max(200).exactOptional(),
  /** The address elsewhere that gets the link with which the password is chosen. */
  invite: z.string().min(3).max(320),
  /** Of messages to the person who has it. */
  lang: z.enum(["fr", "en"]),
  /** The address that this box had before: its mail and its password are taken over from there, once. */
  formerly: OwnAddress.exactOptional(),
});

export const MailboxesInputs = z.strictObject({
  member: MemberId,
  login: Login,
  domain: HostName,
  /** All of the domain's, by what stands before the @. */
  boxes: z.record(LocalPart, Box).refine((boxes) => Object.keys(boxes).length > 0, "a domain without boxes has no set"),
});

export type MailboxesInputs = z.output<typeof MailboxesInputs>;

/** A domain's mailboxes as the server shows them, fact by fact: each leaf is compared and named by itself. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MailboxesState = {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  /** The box's facts; `directory` is `uid:gid mode` of the place of its mail. */
  readonly boxes: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
};
