import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { Secondary } from "../core/dns/network.ts";
import type { Acme } from "../core/acme.ts";
import type { PinnedArchive } from "../core/apps/archive.ts";
import { firstContact } from "../kinds/first-contact.ts";
import {
  AlterncPlatform,
  AppArchive,
  Certificates,
  DnsServer,
  ListServer,
  MailLinks,
  MailServer,
  Platform,
  WebLogs,
  Webmail,
} from "../kinds/resources.ts";

export interface ServerArgs {
  readonly host: string;
  /** TCP port of SSH. */
  readonly port: number;
  /** Unix account of the operator; it is made at first contact, as root. */
  readonly user: string;
  /** Pinned public host key, `ssh-ed25519 AAAA…`. */
  readonly hostKey: string;
  /** AlternC runs it, and has a mail server and a name server of its own. */
  readonly isAlternc: boolean;
  /** Programs of members' sites that no package has. */
  readonly archives: readonly PinnedArchive[];
  /** For how many days logs of visits are kept. */
  readonly logDays: number;
  /** Anybody has a mailing list. */
  readonly hasLists: boolean;
  /** Disks for everybody's data, by explicit path; none: the file system at /srv is used as it is. */
  readonly disks: readonly string[];
  /** How certificates are asked for; none: they are signed by themselves, and sites have none. */
  readonly acme?: Acme;
  /** The server's own name in mail; none: it has no mail. */
  readonly mailHost?: string;
  /** Where the pages of mailing lists answer; none: it has no lists. */
  readonly listHost?: string;
  /** Who looks after all lists on those pages, by address. */
  readonly coordinators: readonly string[];
  /** Where mail is read in a browser; none: nowhere. */
  readonly webmailHost?: string;
  /** Public addresses at which it answers for managed domains; none: it does not. */
  readonly dnsAddresses: readonly string[];
  /** Who holds copies of those domains' zones. */
  readonly dnsSecondaries: readonly Secondary[];
}

/** The server that all members share: first contact, then everything that sites and mail stand on. */
export class Server extends pulumi.ComponentResource {
  /** What every tenant depends on. */
  readonly platform: pulumi.Resource;
  /** What sites have their certificates from. */
  readonly certificates?: pulumi.Resource;
  /** What every domain with mail depends on. */
  readonly mail?: pulumi.Resource;
  /** What mailing lists depend on. */
  readonly listServer?: pulumi.Resource;
  /** What managed domains depend on. */
  readonly nameServer?: pulumi.Resource;

  constructor(name: string, args: ServerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("konbit:server:Server", name, {}, opts);
    // No key here: inputs are kept in the state. The SSH agent has it (docs/decisions/first-contact.md).
    const contact = new command.remote.Command(
      `${name}/first-contact`,
      {
        connection: { host: args.host, port: args.port, user: "root", hostKey: args.hostKey, dialErrorLimit: 3 },
        create: firstContact(args.user),
        addPreviousOutputInEnv: false,
        logging: "none",
      },
      { parent: this },
    );
    // Before everything else: where one cannot be had, nothing is changed.
    const archives = args.archives.map(
      ({ app, version, url, sha256, folder }) =>
        new AppArchive(
          `${name}/apps/${app}/${version}`,
          { app, version, url, sha256, folder },
          { parent: this, dependsOn: contact },
        ),
    );
    // With this one thing protected, `pulumi destroy` refuses as a whole (docs/decisions/protect.md).
    const protectedBy = { parent: this, dependsOn: [contact, ...archives], protect: true };
    this.platform = args.isAlternc
      ? new AlterncPlatform(`${name}/platform`, args.hasLists ? { hasLists: true } : {}, protectedBy)
      : new Platform(`${name}/platform`, args.disks.length > 0 ? { disks: [...args.disks] } : {}, protectedBy);
    if (!args.isAlternc)
      new WebLogs(`${name}/web-logs`, { days: args.logDays }, { parent: this, dependsOn: this.platform });
    if (args.acme !== undefined)
      this.certificates = new Certificates(`${name}/certificates`, plain(args.acme), {
        parent: this,
        dependsOn: this.platform,
      });
    if (args.mailHost !== undefined) {
      // Where AlternC runs the server, its mail is there already.
      const mailServer = args.isAlternc
        ? this.platform
        : new MailServer(
            `${name}/mail`,
            { host: args.mailHost },
            { parent: this, dependsOn: this.platform, protect: true },
          );
      // Mailboxes come after it, so that whoever gets one is sent the link in the same run.
      this.mail = new MailLinks(
        `${name}/mail-links`,
        { host: args.mailHost, from: `postmaster@${args.mailHost}` },
        { parent: this, dependsOn: mailServer },
      );
      if (args.listHost !== undefined)
        this.listServer = new ListServer(
          `${name}/lists`,
          { host: args.listHost, from: `postmaster@${args.mailHost}`, admins: [...args.coordinators] },
          { parent: this, dependsOn: mailServer, protect: true },
        );
      if (args.webmailHost !== undefined)
        new Webmail(
          `${name}/webmail`,
          { host: args.webmailHost, mailHost: args.mailHost },
          { parent: this, dependsOn: mailServer },
        );
    }
    // AlternC's bind is there already.
    if (args.isAlternc) this.nameServer = this.platform;
    else if (args.dnsAddresses.length > 0)
      this.nameServer = new DnsServer(
        `${name}/name-server`,
        {
          addresses: [...args.dnsAddresses],
          ...(args.dnsSecondaries.length === 0
            ? {}
            : {
                secondaries: args.dnsSecondaries.map(({ name: host, addresses }) => ({
                  name: host,
                  addresses: [...addresses],
                })),
              }),
        },
        { parent: this, dependsOn: this.platform },
      );
    this.registerOutputs({});
  }
}

/** Lists of its own, as the engine's types want them. */
const plain = ({ addresses, hosts, ...rest }: Acme) => ({
  ...rest,
  addresses: [...addresses],
  hosts: hosts.map(({ name, also }) => ({ name, also: [...also] })),
});
