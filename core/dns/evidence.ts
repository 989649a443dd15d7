import type { Answer, Answers } from "./answers.ts";
import type { ExpectedRecord } from "./expected.ts";
import type { DomainFacts } from "./facts.ts";
import type { Network } from "./network.ts";

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
}
