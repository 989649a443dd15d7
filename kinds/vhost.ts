import { appNamed } from "../core/apps/index.ts";
import { logsOf, treeOf } from "./names.ts";
import { compostVhost } from "./site-compost.ts";
import { codeOf, programVhost } from "./site-program.ts";
import { fill, shipped } from "./shipped.ts";
import { type SiteInputs, usualLimits } from "./site-state.ts";

const head = shipped("vhost-head.conf");
const active = shipped("vhost.conf");
const closed = shipped("vhost-closed.conf");
const composted = shipped("compost/vhost.conf");
const php = shipped("vhost-php.conf");
const leading = shipped("vhost-redirect.conf");
const toHttps = shipped("certificates/redirect.conf");
const secure = shipped("certificates/secure.conf");

/**
 * The whole Apache configuration of a site. Nothing free goes into it: names have a strict grammar. With certificates it has a twin on
 * port 443, and a way there: both begin when there is one, by what server/certificates tells Apache.
 */
export function vhostText(site: SiteInputs): string {
  const values = valuesOf(site);
  const [template, own] = contentOf(site, values);
  const on = (port: number, names: string) => fill(template, { ...values, ...own, PORT: port, NAMES: names });
  const names = fill("  ServerName @HOST@@ALIASES@\n", values);
  const opening = fill(head, values);
  if (site.tls !== true) return opening + on(80, names);
  // Of the names one that points here comes first: Apache finds the certificate by it.
  const secured = on(443, `${fill(secure, values).trimEnd()}${values.ALIASES}\n`);
  return `${opening}${on(80, toHttps + names)}${twin}${site.member}.${site.name}>\n${secured}</IfDefine>\n`;
}

const twin = "<IfDefine KONBIT_TLS_";

/** The part of a vhost's text that is there with and without certificates. */
export const withoutTls = (vhost: string): string => vhost.split(twin)[0] ?? vhost;

type Values = ReturnType<typeof valuesOf>;

function valuesOf(site: SiteInputs) {
  const { login, name, host, aliases, docroot } = site;
  const htdocs = codeOf(site.app, treeOf(login, name)) ?? `${treeOf(login, name)}/htdocs`;
  return {
    MEMBER: site.member,
    LOGIN: login,
    SITE: name,
    APP: site.app,
    STATE: site.state,
    HOST: host,
    ALIASES: [...aliases]
      .sort()
      .map((alias) => `\n  ServerAlias ${alias}`)
      .join(""),
    HTDOCS: htdocs,
    DOCROOT: docroot === "" ? htdocs : `${htdocs}/${docroot}`,
    LOGS: logsOf(login),
    TREE: treeOf(login, name),
    READERS: site.settings?.access === "private" ? "denied" : "granted",
  };
}

/** What the site shows, on each of its ports: a text, and what goes into it beside `values`. */
function contentOf(site: SiteInputs, values: Values): readonly [string, Readonly<Record<string, string>>] {
  if (site.state === "suspended") return [closed, { STATUS: "503" }];
  if (site.state === "archived") return [closed, { STATUS: "410" }];
  if (site.state === "composted") return [composted, { OWN: compostVhost(site.app, values) }];
  // In Apache's own texts a dollar has a meaning; in an address %24 is the same.
  if (site.to !== undefined) return [leading, { TO: site.to.replaceAll("$", "%24") }];
  if (!appNamed(site.app).runsPhp) return [active, { PHP: "" }];
  const { seconds, children } = site.limits ?? usualLimits;
  const pool = fill(php, { ...values, SECONDS: seconds, CHILDREN: children });
  return [active, { PHP: pool + programVhost(site.app, { ...values, CODE: values.HTDOCS }) }];
}
