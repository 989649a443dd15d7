import * as z from "zod";
import { HostName, LocalPart, Login, MemberId } from "./names.ts";

const List = z.strictObject({
  /** announce: the owners post; discussion: whoever has joined does; private: the same, and the owners say who joins. */
  style: z.enum(["announce", "discussion", "private"]),
  /** Addresses of those who decide on what is held, and who joins. */
  owners: z.array(z.string().min(3).max(320)).min(1),
  /** Who reads what was posted. */
  archive: z.enum(["public", "members", "none"]),
  /** Of what the list itself says to people. */
  lang: z.enum(["fr", "en"]),
  /** frozen: nobody posts or joins. */
  state: z.enum(["active", "frozen"]),
});

export const ListsInputs = z.strictObject({
  member: MemberId,
  login: Login,
  domain: HostName,
  /** All of the domain's, by what stands before the @. */
  lists: z
    .record(LocalPart, List)
    .refine((lists) => Object.keys(lists).length > 0, "a domain without lists has no set"),
});

export type ListsInputs = z.output<typeof ListsInputs>;

/** What is declared of a list, each by itself; everything else about it is its owners'. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ListFacts = {
  readonly state: string;
  readonly lang: string;
  readonly archive: string;
  /** Sorted. */
  readonly owners: readonly string[];
  /** What becomes of a message by somebody who has joined: posted, refused … */
  readonly messages: string;
  /** … by an owner … */
  readonly ownersMessages: string;
  /** … and by anybody else. */
  readonly strangersMessages: string;
  /** What joining takes. */
  readonly joining: string;
  /** Whether it is shown to people who have not joined. */
  readonly listed: string;
};

/** A domain's lists as the server shows them. Who has joined is no part of it. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ListsState = {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  readonly lists: Readonly<Record<string, ListFacts>>;
};

const styles = {
  announce: { messages: "refused", strangersMessages: "refused", joining: "confirmed", listed: "yes" },
  discussion: { messages: "posted", strangersMessages: "held", joining: "confirmed", listed: "yes" },
  private: { messages: "posted", strangersMessages: "held", joining: "confirmed, then approved", listed: "no" },
} as const;

/** What a style and a state mean, fact by fact. */
export function listFacts({ style, owners, archive, lang, state }: ListsInputs["lists"][string]): ListFacts {
  return {
    state,
    lang,
    archive,
    owners: [...new Set(owners.map((owner) => owner.toLowerCase()))].sort(),
    ownersMessages: "posted",
    ...styles[style],
    ...(state === "frozen" ? { joining: "nobody" } : {}),
  };
}
