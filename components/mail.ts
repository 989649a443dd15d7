import * as pulumi from "@pulumi/pulumi";
import type { MtaSts } from "../core/dns/mta-sts.ts";
import type { MailDomainPlan } from "../core/plan/mail.ts";
import { Aliases, Lists, MailDomain, Mailboxes } from "../kinds/resources.ts";

/** What the stack says of everybody's mail. */
export interface MailSettings {
  /** The key that signs, when it is not the first one. */
  readonly dkimSelector?: string;
  /** How other servers are asked to send here; absent: as they like. */
  readonly mtaSts?: MtaSts;
}

export interface MemberMailArgs {
  readonly plan: MailDomainPlan;
  readonly settings: MailSettings;
  /** What has to be there before: the member's account, and the mail server. */
  readonly dependsOn: readonly pulumi.Resource[];
  /** What lists stand on; absent on a server without. */
  readonly listServer?: pulumi.Resource;
}

/** The mail of one of a member's domains. */
export class MemberMail extends pulumi.ComponentResource {
  /** The domain itself, with the keys that the server made for it. */
  readonly domain: pulumi.Resource;

  constructor(
    name: string,
    { plan, settings, dependsOn, listServer }: MemberMailArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("konbit:mail:MemberMail", name, {}, opts);
    const { member, login, domain, state, rate } = plan;
    const itself = new MailDomain(
      `${name}/domain`,
      { member, login, domain, state, rate: { ...rate }, ...settings },
      { parent: this, dependsOn: [...dependsOn] },
    );
    this.domain = itself;
    const own = { parent: this, dependsOn: itself };
    if (plan.mailboxes.length > 0) {
      const boxes = plan.mailboxes.map(
        ({ local, quotaBytes, ...box }) => [local, { ...box, quota: quotaBytes }] as const,
      );
      new Mailboxes(`${name}/mailboxes`, { member, login, domain, boxes: Object.fromEntries(boxes) }, own);
    }
    if (plan.aliases.length > 0) {
      const aliases = plan.aliases.map(({ local, targets }) => [local, [...targets]] as [string, string[]]);
      new Aliases(`${name}/aliases`, { member, login, domain, aliases: Object.fromEntries(aliases) }, own);
    }
    if (plan.lists.length > 0) {
      const lists = plan.lists.map(
        ({ local, owners, ...list }) =>
          [local, { ...list, owners: [...owners] }] as [string, typeof list & { owners: string[] }],
      );
      new Lists(
        `${name}/lists`,
        { member, login, domain, lists: Object.fromEntries(lists) },
        { parent: this, dependsOn: listServer === undefined ? itself : [itself, listServer] },
      );
    }
    this.registerOutputs({});
  }
}
