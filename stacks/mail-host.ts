import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../core/plan/plan.ts";

/**
 * What the mail server is called; absent where the stack does not say and nobody has mail.
 * @throws pulumi.RunError that names the key to write, and the domains that need it.
 */
export function mailHostOfStack(config: pulumi.Config, { members }: Plan): string | undefined {
  const mailHost = config.get("mailHost");
  const domains = members.flatMap(({ mail }) => mail.domains.map(({ domain }) => domain));
  if (mailHost !== undefined || domains.length === 0) return mailHost;
  throw new pulumi.RunError(
    `nothing was changed: ${domains.join(", ")}: the files ask konbit for mail, and the stack does not say what the mail server is called: ` +
      'pulumi config set konbit:mailHost mail.konbit.example, or "mail: none" in the files.',
  );
}
