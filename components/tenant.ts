import * as pulumi from "@pulumi/pulumi";
import type { Network } from "../core/dns/network.ts";
import type { MemberPlan } from "../core/plan/plan.ts";
import { Account, Crontab, Sftp } from "../kinds/resources.ts";
import { DomainZone } from "./dns.ts";
import { type MailSettings, MemberMail } from "./mail.ts";
import { WebSite } from "./web.ts";

export interface TenantArgs {
  readonly plan: MemberPlan;
  /** What has to be there before anything of a member can. */
  readonly platform: pulumi.Resource;
  /** Of programs from archives, which version sites are of, by the app. */
  readonly versions: ReadonlyMap<string, string>;
  /** What sites have their certificates from; absent where the stack wants none. */
  readonly certificates?: pulumi.Resource;
  /** What members' mail stands on; absent on a server without mail. */
  readonly mail?: pulumi.Resource;
  readonly mailSettings: MailSettings;
  /** The server's own name in mail; absent on a server without. */
  readonly mailHost?: string;
  /** What mailing lists stand on; absent on a server without. */
  readonly listServer?: pulumi.Resource;
  /** What answers for managed domains; absent where the stack says nothing of name servers: then there are none. */
  readonly dns?: { readonly network: Network; readonly server: pulumi.Resource };
}

/** Everything of one member. `name` is the member's id, so that a renamed member replaces nothing. */
export class Tenant extends pulumi.ComponentResource {
  constructor(
    name: string,
    { plan, platform, versions, certificates, mail, mailSettings, mailHost, listServer, dns }: TenantArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    // The inputs are for people: previews fold resources under this name.
    super("konbit:tenant:Tenant", name, { name: plan.name, slug: plan.slug }, opts);
    const { account } = plan;
    const unix = new Account(
      `${name}/account`,
      {
        member: account.member,
        login: account.login,
        name: account.name,
        quota: account.quotaBytes,
        memory: account.memoryBytes,
        cpuWeight: account.cpuWeight,
        tasks: account.tasks,
      },
      { parent: this, dependsOn: platform },
    );
    if (plan.sftp !== undefined) {
      const { member, login, keys } = plan.sftp;
      new Sftp(`${name}/sftp`, { member, login, keys: [...keys] }, { parent: this, dependsOn: unix });
    }
    const dependsOn = mail === undefined ? [unix] : [unix, mail];
    // In the member's own name where there is one: postmaster reaches somebody on every domain.
    const home = plan.mailDomain ?? mailHost;
    const sender = mail === undefined || home === undefined ? {} : { sender: `postmaster@${home}` };
    const [before, tls] = certificates === undefined ? [[], {}] : [[certificates], { tls: true as const }];
    const sites = plan.sites.map((site) => {
      const sends = site.settings !== undefined;
      const version = versions.get(site.app);
      const args = {
        site,
        dependsOn: [...(sends ? dependsOn : [unix]), ...before],
        ...(version === undefined ? {} : { version }),
        ...(sends ? sender : {}),
        ...tls,
      };
      return new WebSite(`${name}/${site.name}`, args, { parent: this });
    });
    if (plan.crontab !== undefined) {
      const { member, login, jobs } = plan.crontab;
      new Crontab(`${name}/crontab`, { member, login, jobs: [...jobs] }, { parent: this, dependsOn: sites });
    }
    const stands = { settings: mailSettings, dependsOn, ...(listServer === undefined ? {} : { listServer }) };
    const mails = new Map(
      plan.mail.domains.map((domain) => [
        domain.domain,
        new MemberMail(`${name}/mail/${domain.domain}`, { plan: domain, ...stands }, { parent: this }).domain,
      ]),
    );
    if (dns !== undefined)
      for (const zone of plan.zones) {
        const keys = mails.get(zone.domain);
        const args = { zone, ...dns, mailSettings, ...(keys === undefined ? {} : { mail: keys }) };
        new DomainZone(`${name}/${zone.domain}`, args, { parent: this });
      }
    this.registerOutputs({});
  }
}
