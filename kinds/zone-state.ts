import * as z from "zod";
import { isWithin } from "../core/dns/host-name.ts";
import { inCanonicalOrder, presented, recordTypes, type DnsRecord } from "../core/dns/record.ts";
import { relative } from "../core/dns/zone-text.ts";
import { HostName, MemberId } from "./names.ts";

const ZoneRecord = z.strictObject({
  name: z
    .string()
    .max(253)
    .regex(
      /^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
      "a whole name of lower-case labels, as in _dmarc.racine.example",
    ),
  type: z.enum(recordTypes),
  /** Printable ASCII: the text goes into a zone file, a line for each record. */
  value: z
    .string()
    .max(4000)
    .regex(/^[ -~]*$/, "printable ASCII"),
});

export const ZoneInputs = z
  .strictObject({
    member: MemberId,
    domain: HostName,
    /** All but the keys that the server makes itself (DNSSEC, DKIM); SOA and NS among them. */
    records: z.array(ZoneRecord).min(1).max(2000),
    /** Whether the public keys with which the server signs the domain's mail stand in the zone. */
    hasMail: z.boolean(),
    /** The key that signs mail, where it is not the first one: the zone follows its change in the same run. */
    dkimSelector: z.string().exactOptional(),
  })
  .refine(({ domain, records }) => records.every(({ name }) => isWithin(name, domain)), {
    path: ["records"],
    message: "each record's name lies in the domain",
  });

export type ZoneInputs = z.output<typeof ZoneInputs>;

/** A zone as the server shows it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ZoneState = {
  readonly member: string;
  readonly domain: string;
  /** What is answered: the values by `www A`, each as a zone file has it; the serial of the SOA is 1. */
  readonly records: Readonly<Record<string, readonly string[]>>;
  /** Whether Knot's configuration of the zone is ours. */
  readonly declared: string;
  /** Whether the zone file says the same as what is answered. */
  readonly file: string;
  readonly mode: string;
  /** Algorithm of the signatures. */
  readonly signed: string;
  /** Absent for a domain without mail. */
  readonly dkim?: string;
};

/** What is said of keys that are all there, `next` among them: without it, the zone would see no change when another key signs. */
export function keysPublished(next?: string): string {
  return next === undefined ? "all keys published" : `all keys published, ${next} among them`;
}

/** The facts of a zone: values by `www A`. */
export function recordFacts(domain: string, records: readonly DnsRecord[]): Record<string, readonly string[]> {
  const byKey = Map.groupBy(inCanonicalOrder(records), ({ name, type }) => `${relative(name, domain)} ${type}`);
  return Object.fromEntries([...byKey].map(([key, values]) => [key, values.map(presented).sort()]));
}
