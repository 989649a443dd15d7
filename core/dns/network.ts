import * as z from "zod";
import { hostName } from "./host-name.ts";

const address = z.union([z.ipv4(), z.ipv6().transform(canonicalIpv6)]);

/**
 * What the stack's configuration says of the server in DNS: `konbit:addresses`, `konbit:mailHost`, `konbit:nameServers`,
 * `konbit:webmailHost`, `konbit:mailReports`, `konbit:mtaSts`, `konbit:certificateAuthorities`. All may be absent; what needs one says so.
 */
export const networkConfig = z.object({
  /** Public addresses of the server, IPv4 and IPv6. Absent: `konbit:host`, when that is an address. */
  addresses: z.array(address).min(1).exactOptional(),
  /** The name by which the server takes mail for every domain. */
  mailHost: hostName.exactOptional(),
  /** Where mail is read in a browser. */
  webmailHost: hostName.exactOptional(),
  /** Names of the servers that answer for managed domains, the first one the primary. */
  nameServers: z.array(hostName).min(1).exactOptional(),
  /** Who gets other servers' reports about forged and undelivered mail. Absent: postmaster of each domain. */
  mailReports: z.email().exactOptional(),
  /** Whether senders must use TLS (RFC 8461); only once `https://mta-sts.<domain>` has a trusted certificate. */
  mtaSts: z.enum(["none", "testing", "enforce"]).default("none"),
  /** Who may issue certificates for managed domains (RFC 8659). */
  certificateAuthorities: z.array(hostName).default(["letsencrypt.org"]),
});

export type NetworkConfig = z.output<typeof networkConfig>;

/** The server as the DNS of its domains shows it. */
export interface Network {
  readonly ipv4: readonly string[];
  /** In canonical form (RFC 5952). */
  readonly ipv6: readonly string[];
  readonly mailHost: string;
  readonly webmailHost?: string;
  readonly nameServers: readonly string[];
  readonly mailReports?: string;
  readonly mtaSts: NetworkConfig["mtaSts"];
  readonly certificateAuthorities: readonly string[];
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
  const { mailHost, webmailHost, mailReports, mtaSts, certificateAuthorities } = config;
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
      ...(webmailHost === undefined ? {} : { webmailHost }),
      nameServers,
      ...(mailReports === undefined ? {} : { mailReports }),
      mtaSts,
      certificateAuthorities,
    },
  };
}

function hostAsAddress(host: string | undefined): readonly string[] {
  const parsed = address.safeParse(host);
  return parsed.success ? [parsed.data] : [];
}

/** URL writes IPv6 as RFC 5952 wants it, and so does Knot. */
function canonicalIpv6(text: string): string {
  return new URL(`http://[${text}]/`).hostname.slice(1, -1);
}
