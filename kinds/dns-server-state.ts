import * as z from "zod";
import { HostName } from "./names.ts";

const address = z.union([z.ipv4(), z.ipv6()]);

export const DnsServerInputs = z.strictObject({
  /** Addresses of the machine at which it answers, IPv4 and IPv6. */
  addresses: z.array(address).min(1),
  /** Who is told of changes and may copy zones, each with a key of its name; absent: nobody. */
  secondaries: z.array(z.strictObject({ name: HostName, addresses: z.array(address).min(1) })).exactOptional(),
});

export type DnsServerInputs = z.output<typeof DnsServerInputs>;

/** The name server as the server shows it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type DnsServerState = {
  readonly packages: Readonly<Record<string, string>>;
  /** Whole text of its configuration. */
  readonly config: string;
  /** `owner:group mode` by path; of a key of a secondary nothing else leaves the server. */
  readonly modes: Readonly<Record<string, string>>;
  readonly service: string;
  /** By address, "udp, tcp". */
  readonly listens: Readonly<Record<string, string>>;
};
