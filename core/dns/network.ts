import * as z from "zod";
import { backendNames, type BackendName } from "../backend-names.ts";
import { hostName } from "./host-name.ts";

/** An IPv4 or IPv6 address, in canonical form (RFC 5952). */
export const address = z.union([z.ipv4(), z.ipv6().transform(canonicalIpv6)]);

/** Another server that answers for managed domains, with a copy of their zones. */
const Secondary = z.strictObject({
  /** Its name, and that of the key with which it copies. */
  name: hostName,
  /** Where changes are told to it, and from where it copies. */
  addresses: z.array(address).min(1),
});

export type Secondary = z.output<typeof Secondary>;

/**
 * What the stack's configuration says of the server in DNS: `konbit:addresses`, `konbit:mailHost`, `konbit:nameServers`,
 * `konbit:secondaries`, `konbit:webmailHost`, `konbit:listHost`, `konbit:mailReports`, `konbit:mtaSts`, `konbit:certificateAuthorities`, `konbit:backend`. All may be absent; what needs one says so.
 */
export const networkConfig = z.object({
  /** Public addresses of the server, IPv4 and IPv6. Absent: `konbit:host`, when that is an address. */
  addresses: z.array(address).min(1).exactOptional(),
  /** The name by which the server takes mail for every domain. */
  mailHost: hostName.exactOptional(),
  /** Where mail is read in a browser. */
  webmailHost: hostName.exactOptional(),
  /** Where lists have their pages. */
  listHost: hostName.exactOptional(),
  /** Names of the servers that answer for managed domains, the first one the primary. */
  nameServers: z.array(hostName).min(1).exactOptional(),
  /** Who holds copies of the zones; whether the world asks them is for `nameServers` to say. */
  secondaries: z
    .array(Secondary)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "each name once")
    .default([]),
  /** Who gets other servers' reports about forged and undelivered mail. Absent: postmaster of each domain. */
  mailReports: z.email().exactOptional(),
  /** Whether senders must use TLS (RFC 8461); only once `https://mta-sts.<domain>` has a trusted certificate. */
  mtaSts: z.enum(["none", "testing", "enforce"]).default("none"),
  /** Who may issue certificates for managed domains (RFC 8659). */
  certificateAuthorities: z.array(hostName).default(["letsencrypt.org"]),
  /** Who serves the zones in the place of konbit's own name server. */
  backend: z.enum(backendNames).exactOptional(),
});

export type NetworkConfig = z.output<typeof networkConfig>;

/** The server as the DNS of its domains shows it. */
export interface Network {
  readonly ipv4: readonly string[];
  /** In canonical form (RFC 5952). */
  readonly ipv6: readonly string[];
  readonly mailHost: string;
  /** Names by which the server shows pages of its own. */
  readonly pageHosts: readonly string[];
  readonly nameServers: readonly string[];
  /** Absent: none. */
  readonly secondaries?: readonly Secondary[];
  readonly mailReports?: string;
  readonly mtaSts: NetworkConfig["mtaSts"];
  readonly certificateAuthorities: readonly string[];
  /** Absent: konbit's own programs serve zones and mail. */
  readonly backend?: BackendName;
}

/** The keys without which no records can be said. */
export type MissingKey = "addresses" | "mailHost" | "nameServers";

/**
 * The configuration made whole, or the keys that it lacks.
 * @param host `konbit:host`.
 * @param hasZones Whether konbit serves zones: nothing else wants names of name servers.
 */
export function networkOf(
  config: NetworkConfig,
  host: string | undefined,
  hasZones: boolean,
): { readonly network: Network } | { readonly missing: readonly MissingKey[] } {
  const { mailHost, webmailHost, listHost, secondaries, mailReports, mtaSts, certificateAuthorities, backend } = config;
  const nameServers = config.nameServers ?? (hasZones ? undefined : []);
  const addresses = config.addresses ?? hostAsAddress(host);
  if (addresses.length === 0 || mailHost === undefined || nameServers === undefined) {
    const has = {
      addresses: addresses.length > 0,
      mailHost: mailHost !== undefined,
      nameServers: nameServers !== undefined,
    };
    return { missing: (["addresses", "mailHost", "nameServers"] as const).filter((key) => !has[key]) };
  }
  return {
    network: {
      ipv4: addresses.filter((one) => !one.includes(":")).toSorted(),
      ipv6: addresses.filter((one) => one.includes(":")).toSorted(),
      mailHost,
      pageHosts: [webmailHost, listHost].filter((name) => name !== undefined),
      nameServers,
      ...(secondaries.length === 0 ? {} : { secondaries }),
      ...(mailReports === undefined ? {} : { mailReports }),
      mtaSts,
      certificateAuthorities,
      ...(backend === undefined ? {} : { backend }),
    },
  };
}

/** `konbit:host`, when it is an address. */
export function hostAsAddress(host: string | undefined): readonly string[] {
  const parsed = address.safeParse(host);
  return parsed.success ? [parsed.data] : [];
}

/** URL writes IPv6 as RFC 5952 wants it, and so does Knot. */
function canonicalIpv6(text: string): string {
  return new URL(`http://[${text}]/`).hostname.slice(1, -1);
}
