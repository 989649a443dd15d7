import * as pulumi from "@pulumi/pulumi";
import type { AppName } from "../core/apps/index.ts";
import type { Plan } from "../core/plan/plan.ts";

/**
 * Whether AlternC runs the server.
 * @throws pulumi.RunError that names all that the files or the stack ask and konbit does not do with AlternC.
 */
export function isRunByAlternc(config: pulumi.Config, { members }: Plan): boolean {
  if (config.get("backend") !== "alternc") return false;
  const reasons = [...askedByFiles(members), ...askedByStack(config)];
  if (reasons.length === 0) return true;
  throw new pulumi.RunError(
    `nothing was changed: AlternC runs this server (konbit:backend), and konbit does not do there what is asked:\n${reasons.map((reason) => `- ${reason}`).join("\n")}`,
  );
}

function askedByFiles(members: Plan["members"]): readonly string[] {
  const sites = members.flatMap((member) => member.sites);
  const keys = members.flatMap(({ slug, sftp }) => (sftp === undefined ? [] : [slug]));
  const clocks = members.flatMap(({ slug, crontab }) => (crontab === undefined ? [] : [slug]));
  const apart = sites.flatMap(({ host, app }) => (alterncsApps.includes(app) ? [] : [`${host} (${app})`]));
  return [
    ...told(
      keys,
      'AlternC has FTP users of its own: take "sftp:" out of the file, and make FTP users in AlternC\'s panel',
    ),
    ...told(
      clocks,
      'AlternC has timed tasks of its own: take "cron:" out of the file, and make them in AlternC\'s panel',
    ),
    ...told(
      apart,
      `only ${alterncsApps.join(" and ")} are made there: take it out of the file, and make it in AlternC's panel`,
    ),
  ];
}

const told = (names: readonly string[], why: string): readonly string[] =>
  names.length === 0 ? [] : [`${names.join(", ")}: ${why}`];

function askedByStack(config: pulumi.Config): readonly string[] {
  return Object.entries(alterncs).flatMap(([key, why]) =>
    isAsked(config.get(key)) ? [`konbit:${key}: ${why}; pulumi config rm konbit:${key}`] : [],
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
