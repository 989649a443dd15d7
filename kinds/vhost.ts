import { appNamed } from "../core/apps/index.ts";
import { logsOf, treeOf } from "./names.ts";
import { codeOf, programVhost } from "./site-program.ts";
import { fill, shipped } from "./shipped.ts";
import { type SiteInputs, usualLimits } from "./site-state.ts";

const active = shipped("vhost.conf");
const suspended = shipped("vhost-suspended.conf");
const php = shipped("vhost-php.conf");
const redirect = shipped("vhost-redirect.conf");

/** The whole Apache configuration of a site. Nothing free goes into it: names have a strict grammar. */
export function vhostText(site: SiteInputs): string {
  const { login, name, host, aliases, docroot } = site;
  const htdocs = codeOf(site.app, treeOf(login, name)) ?? `${treeOf(login, name)}/htdocs`;
  const values = {
    MEMBER: site.member,
    LOGIN: login,
    SITE: name,
    APP: site.app,
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
  if (site.state === "suspended") return fill(suspended, values);
  // In Apache's own texts a dollar has a meaning; in an address %24 is the same.
  if (site.to !== undefined) return fill(redirect, { ...values, TO: site.to.replaceAll("$", "%24") });
  return fill(active, {
    ...values,
    PHP: appNamed(site.app).runsPhp
      ? fill(php, { ...values, SECONDS: (site.limits ?? usualLimits).seconds }) +
        programVhost(site.app, { ...values, CODE: htdocs })
      : "",
  });
}
