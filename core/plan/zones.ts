import type { DomainFacts } from "../dns/facts.ts";
import { isWithin } from "../dns/host-name.ts";
import type { Admitted, Tenant } from "../member/member.ts";

/** One zone that konbit serves. */
export interface ZonePlan extends DomainFacts {
  readonly member: string;
}

/** The zones of the domains with `dns: managed`. */
export function zonesOf(member: Admitted): readonly ZonePlan[] {
  return domainFacts(member)
    .filter(({ dns }) => dns === "managed")
    .map((facts) => ({ member: member.id, ...facts }));
}

/** What the DNS of each of a member's domains has to say. */
export function domainFacts(member: Tenant): readonly DomainFacts[] {
  const hosts = hostsOf(member);
  return member.domains.map(({ name, display, dns, mail, redirectTo }) => ({
    domain: name,
    ...(display === undefined ? {} : { display }),
    dns,
    hosts: [...(redirectTo === undefined ? [] : [name]), ...hosts.filter((host) => isWithin(host, name))].sort(),
    mail: mail === "none" ? "none" : { state: mail.cutover, dmarc: mail.dmarc },
  }));
}

/** What answers on the server, suspended and archived ones with a page that says so. */
function hostsOf({ sites, wikis }: Tenant): readonly string[] {
  return [...sites.flatMap(({ host, aliases }) => [host, ...aliases]), ...wikis.map(({ host }) => host)];
}
