import * as pulumi from "@pulumi/pulumi";
import type { Network } from "../core/dns/network.ts";
import { authorityRecords, recordsFor } from "../core/dns/records.ts";
import type { ZonePlan } from "../core/plan/zones.ts";
import { Zone } from "../kinds/resources.ts";
import type { MailSettings } from "./mail.ts";

export interface DomainZoneArgs {
  readonly zone: ZonePlan;
  /** The server as DNS shows it. */
  readonly network: Network;
  /** What answers for the zone. */
  readonly server: pulumi.Resource;
  /** The domain's mail, whose public keys the zone publishes; absent without. */
  readonly mail?: pulumi.Resource;
  readonly mailSettings: MailSettings;
}

/** A domain's zone with every record that its member and the server need; keys are made on the server. */
export class DomainZone extends pulumi.ComponentResource {
  constructor(
    name: string,
    { zone, network, server, mail: keys, mailSettings: { dkimSelector } }: DomainZoneArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("konbit:dns:DomainZone", name, {}, opts);
    const { member, domain, mail } = zone;
    const records = [...authorityRecords(domain, network), ...recordsFor(zone, network)];
    new Zone(
      `${name}/zone`,
      {
        member,
        domain,
        records: records.map(({ name: owner, type, value }) => ({ name: owner, type, value })),
        hasMail: mail !== "none",
        ...(dkimSelector === undefined ? {} : { dkimSelector }),
      },
      { parent: this, dependsOn: keys === undefined ? server : [server, keys] },
    );
    this.registerOutputs({});
  }
}
