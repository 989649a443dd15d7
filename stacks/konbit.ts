import "./quick-start.ts";
import process from "node:process";
import * as pulumi from "@pulumi/pulumi";
import { Server } from "../components/server.ts";
import { Tenant } from "../components/tenant.ts";
import { listAddresses } from "../core/plan/mail.ts";
import { coordinatorsOf, planOf } from "../core/plan/plan.ts";
import { acceptedMembers } from "./accepted-members.ts";
import { archivesOfStack } from "./app-archives.ts";
import { acmeOfStack } from "./acme.ts";
import { isRunByAlternc } from "./backend.ts";
import { listHostOfStack } from "./list-host.ts";
import { mailHostOfStack, mtaStsOfStack, webmailHostOfStack } from "./mail-host.ts";
import { networkOfStack } from "./network.ts";

const config = new pulumi.Config("konbit");
const { members, rules } = await acceptedMembers(process.cwd(), config);
const plan = planOf(members, rules);
const isAlternc = isRunByAlternc(config, plan);
const network = networkOfStack(config, plan);
const archives = archivesOfStack(config, plan);
const mailHost = mailHostOfStack(config, plan);
// Where AlternC runs the server, they answer where its panel does.
const listHost = isAlternc ? undefined : listHostOfStack(config, plan);
const webmailHost = webmailHostOfStack(config, mailHost);
const coordinators = coordinatorsOf(members, rules);
const acme = isAlternc
  ? undefined
  : acmeOfStack(config, plan, { contact: coordinators[0], hosts: [mailHost, webmailHost, listHost] });

const server = new Server("server", {
  host: config.require("host"),
  port: config.getNumber("port") ?? 22,
  user: config.require("user"),
  hostKey: config.require("hostKey"),
  coordinators,
  isAlternc,
  archives,
  hasLists: listAddresses(plan.members).length > 0,
  logDays: config.getNumber("logDays") ?? 14,
  // AlternC has its own.
  disks: isAlternc ? [] : (config.getObject<string[]>("disks") ?? []),
  dnsAddresses: network === undefined ? [] : [...network.ipv4, ...network.ipv6],
  dnsSecondaries: network?.secondaries ?? [],
  ...(acme === undefined ? {} : { acme }),
  ...(mailHost === undefined ? {} : { mailHost }),
  ...(listHost === undefined ? {} : { listHost }),
  ...(webmailHost === undefined ? {} : { webmailHost }),
});
const { platform, certificates, mail, listServer, nameServer } = server;
const dkimSelector = config.get("dkimSelector");
const mtaSts = mtaStsOfStack(config, mailHost);
const stands = {
  platform,
  versions: new Map(archives.map(({ app, version }) => [app, version])),
  ...(certificates === undefined ? {} : { certificates }),
  ...(mail === undefined ? {} : { mail }),
  ...(mailHost === undefined ? {} : { mailHost }),
  mailSettings: {
    ...(dkimSelector === undefined ? {} : { dkimSelector }),
    ...(mtaSts === undefined ? {} : { mtaSts }),
  },
  ...(listServer === undefined ? {} : { listServer }),
  ...(network === undefined || nameServer === undefined ? {} : { dns: { network, server: nameServer } }),
};
for (const member of plan.members) new Tenant(member.id, { plan: member, ...stands });
