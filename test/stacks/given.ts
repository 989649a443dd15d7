import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../../core/plan/plan.ts";

/** A stack's configuration, by keys of the namespace `konbit`. */
export function configOf(values: Readonly<Record<string, string>>): pulumi.Config {
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`konbit:${key}`, value])),
  );
  return new pulumi.Config("konbit");
}

/** A plan of which only its lists are looked at, all of racine.example. */
export const planWith = (...lists: readonly string[]): Plan =>
  ({
    members: [
      { sites: [], mail: { domains: [{ domain: "racine.example", lists: lists.map((local) => ({ local })) }] } },
    ],
  }) as unknown as Plan;
