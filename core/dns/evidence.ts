import type { Answer, Answers } from "./answers.ts";
import type { ExpectedRecord } from "./expected.ts";
import type { DomainFacts } from "./facts.ts";
import type { Network } from "./network.ts";

/** What a stranger gets who wants the policy: an empty text where there is none. */
export type PolicyAnswer =
  | { readonly state: "answered"; readonly text: string }
  /** The certificate is not for that name, or nobody whom the stranger trusts has issued it. */
  | { readonly state: "not trusted" }
  | { readonly state: "silent" };

/** All that is known of a domain when it is judged. */
export interface Evidence {
  readonly facts: DomainFacts;
  readonly network: Network;
  /** Of `recordsFor`. */
  readonly expected: readonly ExpectedRecord[];
  /** Whether the public keys of DKIM are among them: only the server knows them. */
  readonly areKeysKnown: boolean;
  readonly answers: Answers;
  /** What a DS says of the keys with which konbit signs the zone, every digest of each; absent: the server was not asked. */
  readonly ds?: readonly string[];
  /** What konbit's own name server says of the domain's SOA; absent: it was not asked. */
  readonly ours?: Answer;
  /** What the server says when asked for the domain's MTA-STS policy; absent: it was not asked. */
  readonly policy?: PolicyAnswer;
}
