import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import type { Network } from "../../core/dns/network.ts";
import type { MemberPlan } from "../../core/plan/plan.ts";
import { resourcesOf } from "../../core/preview/approved.ts";

const network: Network = {
  ipv4: ["203.0.113.7"],
  ipv6: [],
  mailHost: "mail.konbit.example",
  nameServers: ["ns1.konbit.example"],
  pageHosts: [],
  mtaSts: "none",
  certificateAuthorities: [],
};

test("an approved plan calls each resource as the components do", async () => {
  const made: string[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ name, custom, inputs }) => {
      if (custom === true) made.push(name);
      return { id: name, state: inputs as Record<string, unknown> };
    },
    call: () => ({}),
  });
  const { Tenant } = await import("../../components/tenant.ts");
  const { Platform } = await import("../../kinds/resources.ts");
  const site = {
    member: "m-0002",
    login: "radiorivage",
    aliases: [],
    domains: [],
    docroot: "",
    state: "active",
  } as const;
  const mail = {
    member: "m-0002",
    login: "radiorivage",
    rate: { perHour: 5, perDay: 5, boxPerHour: 1, boxPerDay: 1 },
  } as const;
  const box = { local: "awa", quotaBytes: 1, state: "active", invite: "awa@ailleurs.example", lang: "fr" } as const;
  const list = {
    local: "nouvelles",
    style: "announce",
    owners: ["awa@radio.example"],
    archive: "public",
    lang: "fr",
    state: "active",
  } as const;
  const postmaster = { local: "postmaster", targets: ["awa@ailleurs.example"] };
  const plan: MemberPlan = {
    id: "m-0002",
    slug: "radio-rivage",
    name: "Radio Rivage",
    lang: "fr",
    account: {
      member: "m-0002",
      login: "radiorivage",
      name: "R",
      quotaBytes: 1,
      memoryBytes: 1,
      cpuWeight: 1,
      tasks: 1,
    },
    sftp: { member: "m-0002", login: "radiorivage", keys: [`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${"A".repeat(43)}`] },
    sites: [
      { ...site, name: "www", host: "www.radio.example", app: "static", hasDatabase: false },
      { ...site, name: "blog", host: "blog.radio.example", app: "php", php: "8.2", hasDatabase: true },
    ],
    mail: {
      domains: [
        { ...mail, domain: "radio.example", state: "live", mailboxes: [box], aliases: [postmaster], lists: [list] },
        { ...mail, domain: "rivage.example", state: "prepared", mailboxes: [], aliases: [postmaster], lists: [] },
      ],
    },
    zones: [{ member: "m-0002", domain: "radio.example", dns: "managed", hosts: ["www.radio.example"], mail: "none" }],
  };
  const platform = new Platform("platform", {});
  new Tenant("m-0002", { plan, mailSettings: {}, versions: new Map(), platform, dns: { network, server: platform } });
  await pulumi.runtime.disconnect();
  expect(made.filter((name) => name !== "platform").sort()).toEqual(
    [...resourcesOf({ members: [plan] }).keys()].sort(),
  );
});
