import * as z from "zod";
import { hostName } from "./dns/host-name.ts";
import { address } from "./dns/network.ts";
import type { Plan } from "./plan/plan.ts";

/** How certificates are asked for (ACME, RFC 8555), and for which of the server's own names; sites say theirs themselves. */
export const acme = z.strictObject({
  /** Directory of the authority (§7.1.1). */
  authority: z
    .string()
    .regex(
      /^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/[\w./~-]*)?$/,
      "the https address of an authority's directory, or none, as in https://acme-v02.api.letsencrypt.org/directory",
    ),
  /** Whom the authority may write to. */
  contact: z.string().regex(/^[a-z0-9._+-]+@[a-z0-9.-]+$/, "an address, as in technique@konbit.example"),
  /** Whose signature shows that it is the authority, PEM; absent: those that the server's system trusts. */
  root: z
    .string()
    .regex(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n$/, "a certificate, in PEM")
    .exactOptional(),
  /** Whom sites name in their security.txt (RFC 9116), where a site has none of its own; absent: nobody. */
  securityContact: z
    .string()
    .regex(
      /^(mailto:[a-z0-9._+-]+@[a-z0-9.-]+|https:\/\/[a-z0-9.-]+(\/[\w./~-]*)?)$/,
      "mailto:ADDRESS or an https address",
    )
    .exactOptional(),
  /** Where names lead that lead here, beside what the server itself knows of its addresses. */
  addresses: z.array(address),
  /** With each name those that are in its certificate as well when they lead here. */
  hosts: z.array(z.strictObject({ name: hostName, also: z.array(hostName) })),
});

export type Acme = z.output<typeof acme>;

/** The authority that is asked where the stack names none. */
export const letsEncrypt = "https://acme-v02.api.letsencrypt.org/directory";

/** The server's own names, then those of domains with mail here; each once, also where the server has mail in its own domain. */
export function acmeHosts({ members }: Plan, own: readonly string[]): Acme["hosts"] {
  const hosts = new Map<string, string[]>(own.map((name) => [name, []]));
  for (const { mail } of members)
    for (const { domain } of mail.domains) hosts.set(`mail.${domain}`, [`autoconfig.${domain}`, `mta-sts.${domain}`]);
  return [...hosts].map(([name, also]) => ({ name, also }));
}
