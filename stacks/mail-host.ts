import * as pulumi from "@pulumi/pulumi";
import type { MtaSts } from "../core/dns/mta-sts.ts";
import { networkConfig } from "../core/dns/network.ts";
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

/**
 * Where mail is read in a browser; absent where the stack does not say.
 * @throws pulumi.RunError when there is no mail to read, or the name is the mail server's, where the page for passwords is.
 */
export function webmailHostOfStack(config: pulumi.Config, mailHost: string | undefined): string | undefined {
  const webmailHost = config.get("webmailHost");
  if (webmailHost === undefined) return undefined;
  if (mailHost === undefined)
    throw new pulumi.RunError(
      "nothing was changed: konbit:webmailHost is written, and konbit:mailHost is not: there is no mail to read. Write both, or neither.",
    );
  if (webmailHost === mailHost)
    throw new pulumi.RunError(
      `nothing was changed: konbit:webmailHost is ${webmailHost}, the mail server's own name; the webmail wants another one: pulumi config set konbit:webmailHost webmail.konbit.example`,
    );
  return webmailHost;
}

/** How other servers are asked to send to members' domains; absent where the stack asks for nothing, or there is no mail. */
export function mtaStsOfStack(config: pulumi.Config, mailHost: string | undefined): MtaSts | undefined {
  const mode = networkConfig.shape.mtaSts.parse(config.get("mtaSts"));
  return mode === "none" || mailHost === undefined ? undefined : { mode, mailHost };
}
