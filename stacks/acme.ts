import * as pulumi from "@pulumi/pulumi";
import { acme, type Acme, acmeHosts, letsEncrypt } from "../core/acme.ts";
import { hostAsAddress } from "../core/dns/network.ts";
import type { Plan } from "../core/plan/plan.ts";

interface Known {
  /** Who is written to when the stack does not say. */
  readonly contact: string | undefined;
  /** Names of the server's own, as far as there are any. */
  readonly hosts: readonly (string | undefined)[];
}

/**
 * How certificates are asked for (`konbit:acme`, `konbit:acmeContact`, `konbit:acmeRoot`, `konbit:securityContact`, `konbit:addresses`), and for which names
 * of the server's own; absent where the stack says `none`.
 * @throws pulumi.RunError that names the key and what belongs into it.
 */
export function acmeOfStack(config: pulumi.Config, plan: Plan, known: Known): Acme | undefined {
  const authority = config.get("acme") ?? letsEncrypt;
  if (authority === "none") return undefined;
  const contact = config.get("acmeContact") ?? known.contact;
  if (contact === undefined)
    throw new pulumi.RunError(
      "nothing was changed: the stack does not say whom the authority of certificates may write to: pulumi config set konbit:acmeContact technique@konbit.example, or konbit:acme none, and no certificate is asked for.",
    );
  const root = config.get("acmeRoot");
  const securityContact = config.get("securityContact");
  const asked = acme.safeParse({
    authority,
    contact,
    ...(securityContact === undefined ? {} : { securityContact }),
    ...(root === undefined ? {} : { root: `${root.trim()}\n` }),
    addresses: config.getObject("addresses") ?? hostAsAddress(config.get("host")),
    hosts: acmeHosts(
      plan,
      known.hosts.filter((name) => name !== undefined),
    ),
  });
  if (asked.success) return asked.data;
  throw new pulumi.RunError(
    `nothing was changed: ${asked.error.issues
      .map(({ path, message }) => `${keyOf[String(path[0])] ?? path.join(".")}: ${message}`)
      .join("; ")} (README.md, "Certificates")`,
  );
}

const keyOf: Readonly<Record<string, string>> = {
  authority: "konbit:acme",
  contact: "konbit:acmeContact",
  root: "konbit:acmeRoot",
  securityContact: "konbit:securityContact",
  addresses: "konbit:addresses",
};
