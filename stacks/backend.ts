import * as pulumi from "@pulumi/pulumi";
import type { AppName } from "../core/apps/index.ts";
import type { Plan } from "../core/plan/plan.ts";

/**
 * Whether AlternC runs the server.
 * @throws pulumi.RunError that names what the files or the stack ask and konbit does not do with AlternC.
 */
export function isRunByAlternc(config: pulumi.Config, { members }: Plan): boolean {
  if (config.get("backend") !== "alternc") return false;
  const withKeys = members.filter(({ sftp }) => sftp !== undefined).map(({ slug }) => slug);
  if (withKeys.length > 0)
    throw new pulumi.RunError(
      `nothing was changed: ${withKeys.join(", ")}: the files have keys for SFTP, and on this server AlternC has FTP users of its own (konbit:backend): take "sftp:" out of the files, and make FTP users in AlternC's panel.`,
    );
  const apart = members.flatMap(({ sites }) => sites).filter(({ app }) => !alterncsApps.includes(app));
  if (apart.length > 0)
    throw new pulumi.RunError(
      `nothing was changed: ${apart.map(({ host, app }) => `${host} (${app})`).join(", ")}: konbit makes no such site where AlternC runs the server (konbit:backend), only ${alterncsApps.join(" and ")}: take it out of the files, and make it in AlternC's panel.`,
    );
  const inVain = Object.entries(alterncs).filter(([key]) => isAsked(config.get(key)));
  if (inVain.length === 0) return true;
  throw new pulumi.RunError(
    `nothing was changed: the stack asks for what konbit does not do where AlternC runs the server (konbit:backend): ${inVain
      .map(([key, why]) => `konbit:${key} (${why})`)
      .join(
        ", ",
      )}. Take it out of the configuration: ${inVain.map(([key]) => `pulumi config rm konbit:${key}`).join("; ")}.`,
  );
}

/** What konbit asks of it as a site. */
const alterncsApps: readonly AppName[] = ["static", "php"];

/** What is AlternC's own there, by the key that would ask konbit for it. */
const alterncs: Readonly<Record<string, string>> = {
  acme: "it asks for certificates itself",
  acmeContact: "it asks for certificates itself",
  acmeRoot: "it asks for certificates itself",
  securityContact: "its web server would have to publish it",
  logDays: "it keeps logs in its own way",
  listHost: "its mailing lists have pages of their own",
  webmailHost: "it has a webmail of its own",
  mtaSts: "its web server would have to publish the policy",
  secondaries: "its panel lists who may copy its bind's zones",
  dkimSelector: "it has one key that signs, under a name of its own",
};

const isAsked = (value: string | undefined): boolean => value !== undefined && value !== "none";
