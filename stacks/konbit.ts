import "./quick-start.ts";
import process from "node:process";
import * as pulumi from "@pulumi/pulumi";
import { Server } from "../components/server.ts";
import { Tenant } from "../components/tenant.ts";
import { planOf } from "../core/plan/plan.ts";
import { acceptedMembers } from "./accepted-members.ts";

const config = new pulumi.Config("konbit");
const members = await acceptedMembers(process.cwd(), config);

const mailHost = config.get("mailHost");
const server = new Server("server", {
  host: config.require("host"),
  port: config.getNumber("port") ?? 22,
  user: config.require("user"),
  hostKey: config.require("hostKey"),
  disks: config.getObject<string[]>("disks") ?? [],
  ...(mailHost === undefined ? {} : { mailHost }),
});
for (const plan of planOf(members).members) new Tenant(plan.id, { plan, platform: server.platform });
