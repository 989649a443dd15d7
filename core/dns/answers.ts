import type { ExpectedRecord } from "./expected.ts";
import type { DomainFacts } from "./facts.ts";
import type { RecordType } from "./record.ts";

/** What a resolver said. */
export type Answer =
  /** Values as a zone file has them, of a TXT the bare text. Empty: the name has nothing of this type. */
  | { readonly state: "answered"; readonly values: readonly string[] }
  /** The name does not exist. */
  | { readonly state: "no such name" }
  /** Nobody answered in time; the resolver could not find out; it does not answer such questions. */
  | { readonly state: "timeout" | "servfail" | "refused" };

export interface Question {
  readonly name: string;
  readonly type: RecordType;
}

/** All that was asked, by name and type. */
export type Answers = (name: string, type: RecordType) => Answer;

/** What has to be asked to judge a domain: of a name that should lead to the server, its addresses, by whatever way. */
export function questionsFor({ domain, dns }: DomainFacts, expected: readonly ExpectedRecord[]): readonly Question[] {
  const all: readonly Question[] = [
    { name: domain, type: "SOA" },
    { name: domain, type: "NS" },
    ...(dns === "managed" ? [{ name: domain, type: "DS" } as const] : []),
    { name: domain, type: "MX" },
    { name: domain, type: "TXT" },
    { name: `_dmarc.${domain}`, type: "TXT" },
    ...expected.map(({ name, type }): Question => ({ name, type: type === "CNAME" ? "A" : type })),
  ];
  return [...new Map(all.map((one) => [`${one.name} ${one.type}`, one])).values()];
}

/** The values that were answered; none where the name or the answer is missing. */
export function valuesOf(answer: Answer): readonly string[] {
  return answer.state === "answered" ? answer.values : [];
}

/** Whether it is known what is there; nothing is known where nobody answered. */
export function isKnown(answer: Answer): boolean {
  return answer.state === "answered" || answer.state === "no such name";
}
