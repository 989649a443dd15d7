import * as pulumi from "@pulumi/pulumi";
import { listAddresses } from "../core/plan/mail.ts";
import type { Plan } from "../core/plan/plan.ts";

/**
 * Whether AlternC runs the server.
 * @throws pulumi.RunError that names what the files ask and konbit does not do with AlternC.
 */
export function isRunByAlternc(config: pulumi.Config, { members }: Plan): boolean {
  if (config.get("backend") !== "alternc") return false;
  const lists = listAddresses(members);
  if (lists.length === 0) return true;
  throw new pulumi.RunError(
    `nothing was changed: ${lists.join(", ")}: the files ask konbit for mailing lists, and on this server AlternC has them (konbit:backend): take "lists:" out of the files, and make them in AlternC's panel.`,
  );
}
