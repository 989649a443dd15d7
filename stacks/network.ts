import * as pulumi from "@pulumi/pulumi";
import { networkConfig, networkOf, type Network } from "../core/dns/network.ts";
import type { Plan } from "../core/plan/plan.ts";

/**
 * The server as DNS shows it; absent where the stack names no name servers and no domain needs them.
 * @throws pulumi.RunError that names every key to write, when a managed domain has nobody to answer for it.
 */
export function networkOfStack(config: pulumi.Config, { members }: Plan): Network | undefined {
  const found = networkOf(read(config), config.get("host"), true);
  if ("network" in found) return found.network;
  const zones = members.flatMap((member) => member.zones);
  if (zones.length === 0) return undefined;
  const domains = zones.map(({ domain }) => domain).join(", ");
  const keys = found.missing.map((key) => `konbit:${key}`).join(", ");
  throw new pulumi.RunError(
    `nothing was changed: ${domains}: the files ask konbit to serve the zone (dns: managed), and the stack does not say how DNS shows this server. Write ${keys} into its configuration, or "dns: external" into the files; README.md, "DNS", has an example.`,
  );
}

function read(config: pulumi.Config) {
  const written = Object.keys(networkConfig.shape).flatMap((key) => {
    const text = config.get(key);
    if (text === undefined) return [];
    // A list is JSON, a name is a text.
    const value: unknown = /^\s*\[/.test(text) ? config.getObject(key) : text;
    return [[key, value] as const];
  });
  return networkConfig.parse(Object.fromEntries(written));
}
