import * as z from "zod";

export const DnsServerInputs = z.strictObject({
  /** Addresses of the machine at which it answers, IPv4 and IPv6. */
  addresses: z.array(z.union([z.ipv4(), z.ipv6()])).min(1),
});

export type DnsServerInputs = z.output<typeof DnsServerInputs>;

/** The name server as the server shows it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type DnsServerState = {
  readonly packages: Readonly<Record<string, string>>;
  /** Whole text of its configuration. */
  readonly config: string;
  /** `owner:group mode` by path. */
  readonly modes: Readonly<Record<string, string>>;
  readonly service: string;
  /** By address, "udp, tcp". */
  readonly listens: Readonly<Record<string, string>>;
};
