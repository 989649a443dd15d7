import "./quick-start.ts";
import process from "node:process";
import * as pulumi from "@pulumi/pulumi";
import { Server } from "../components/server.ts";
import { Tenant } from "../components/tenant.ts";
import { planOf } from "../core/plan/plan.ts";
import { acceptedMembers } from "./accepted-members.ts";

const config = new pulumi.Config("konbit");
const { members, rules } = await acceptedMembers(process.cwd(), config);

const mailHost = config.get("mailHost");
const server = new Server("server", {
  host: config.require("host"),
  port: config.getNumber("port") ?? 22,
  user: config.require("user"),
  hostKey: config.require("hostKey"),
  disks: config.getObject<string[]>("disks") ?? [],
  ...(mailHost === undefined ? {} : { mailHost }),
});
const plans = planOf(members, rules).members;
const mail = server.mail === undefined ? {} : { mail: server.mail };
if (server.mail === undefined && plans.some((plan) => plan.mail.domains.length > 0))
  throw new pulumi.RunError(
    "nothing was changed: members have mail, and the stack does not say what the mail server is called: pulumi config set konbit:mailHost mail.… / " +
      "rien n'a changé : des membres ont le courriel, et la pile ne dit pas comment s'appelle le serveur de courriel.",
  );
for (const plan of plans) new Tenant(plan.id, { plan, platform: server.platform, ...mail });
