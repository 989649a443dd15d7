import * as pulumi from "@pulumi/pulumi";
import { listAddresses } from "../core/plan/mail.ts";
import type { Plan } from "../core/plan/plan.ts";

/**
 * Where the pages of mailing lists answer; absent where the stack does not say and nobody has a list.
 * @throws pulumi.RunError that names the key to write, and the lists that need it.
 */
export function listHostOfStack(config: pulumi.Config, { members }: Plan): string | undefined {
  const listHost = config.get("listHost");
  const lists = listAddresses(members);
  if (listHost !== undefined && listHost === config.get("mailHost"))
    throw new pulumi.RunError(
      `nothing was changed: konbit:listHost and konbit:mailHost are both ${listHost}, where the page for passwords is: give the pages of lists a name of its own, as in listes.konbit.example.`,
    );
  if (lists.length === 0) return listHost;
  if (listHost === undefined)
    throw new pulumi.RunError(
      `nothing was changed: ${lists.join(", ")}: the files ask konbit for mailing lists, and the stack does not say where their pages answer: ` +
        "pulumi config set konbit:listHost listes.konbit.example.",
    );
  return listHost;
}
