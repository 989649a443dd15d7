import { addressRecords, record, type ExpectedRecord } from "./expected.ts";
import type { DomainFacts } from "./facts.ts";
import { policyId } from "./mta-sts.ts";
import { isWithin } from "./host-name.ts";
import type { Network } from "./network.ts";

/** A public key with which receivers check the server's signature. */
export interface DkimKey {
  /** First label of its name, `k202611`. */
  readonly selector: string;
  /** Whole text of its record, `v=DKIM1; k=rsa; p=…`. */
  readonly text: string;
}

/**
 * Mail of a domain: where it goes, who may send it, where programs find it. A domain without mail says that nobody may
 * send in its name. One that is prepared has the keys and the host ready and leaves the rest to the server of before.
 */
export function mailRecords(facts: DomainFacts, network: Network, dkim: readonly DkimKey[]): readonly ExpectedRecord[] {
  const { domain, mail } = facts;
  if (mail === "none") return withoutMail(domain);
  // AlternC tells mail programs where to find it, in its own words.
  const isAlternc = network.backend === "alternc";
  const ready = [
    ...(isAlternc ? [] : addressRecords("clients", `mail.${domain}`, network)),
    ...dkim.map(({ selector, text }) => record("dkim", `${selector}._domainkey.${domain}`, "TXT", text)),
  ];
  if (mail.state === "prepared") return ready;
  const { mailHost } = network;
  const reports = network.mailReports ?? `postmaster@${domain}`;
  return [
    ...ready,
    record("mx", domain, "MX", `10 ${mailHost}.`),
    record("spf", domain, "TXT", spfText(mailHost, mail.dmarc)),
    record("dmarc", `_dmarc.${domain}`, "TXT", `v=DMARC1; p=${mail.dmarc}; rua=mailto:${reports}`),
    ...reportsHere(domain, network),
    ...(isAlternc ? [] : clientRecords(domain, mailHost)),
    ...mtaStsRecords(domain, network),
    record("tls-rpt", `_smtp._tls.${domain}`, "TXT", `v=TLSRPTv1; rua=mailto:${reports}`),
  ];
}

/** RFC 7505, and a policy by which a receiver may refuse what pretends to come from there. */
function withoutMail(domain: string): readonly ExpectedRecord[] {
  return [
    record("mx", domain, "MX", "0 ."),
    record("spf", domain, "TXT", "v=spf1 -all"),
    record("dmarc", `_dmarc.${domain}`, "TXT", "v=DMARC1; p=reject"),
  ];
}

/**
 * A hard "no" makes some receivers refuse forwarded mail before they look at its signature (RFC 7489 §10.1), so it goes
 * with the policy that asks for it.
 */
export function spfText(mailHost: string, dmarc: "none" | "quarantine" | "reject"): string {
  return `v=spf1 a:${mailHost} ${dmarc === "reject" ? "-all" : "~all"}`;
}

/**
 * What leaves in the mail host's own name: what aliases send on to elsewhere, and links for passwords. What comes back finds it by its
 * address (RFC 5321 §5.1).
 */
export function forwardRecords(domain: string, { mailHost }: Network): readonly ExpectedRecord[] {
  // A mail host that is a whole domain has an SPF as such.
  return mailHost !== domain && isWithin(mailHost, domain)
    ? [record("forwards", mailHost, "TXT", "v=spf1 a -all")]
    : [];
}

/** Reports about other domains may come to an address of this one (RFC 7489 §7.1). */
function reportsHere(domain: string, { mailReports }: Network): readonly ExpectedRecord[] {
  return mailReports?.endsWith(`@${domain}`) === true
    ? [record("dmarc", `*._report._dmarc.${domain}`, "TXT", "v=DMARC1")]
    : [];
}

/** Port of each service; absent: not offered, which a target of "." says (RFC 6186 §3.4). */
const services: Readonly<Record<string, number | undefined>> = {
  imap: undefined,
  imaps: 993,
  pop3: undefined,
  pop3s: undefined,
  // RFC 8314: encrypted from the first octet.
  submissions: 465,
  submission: 587,
  sieve: 4190,
};

function clientRecords(domain: string, mailHost: string): readonly ExpectedRecord[] {
  return [
    record("clients", `autoconfig.${domain}`, "CNAME", `${mailHost}.`),
    record("clients", `autodiscover.${domain}`, "CNAME", `${mailHost}.`),
    record("clients", `_autodiscover._tcp.${domain}`, "SRV", `0 1 443 ${mailHost}.`),
    ...Object.entries(services).map(([name, port]) =>
      record(
        "clients",
        `_${name}._tcp.${domain}`,
        "SRV",
        port === undefined ? "0 0 0 ." : `0 1 ${port} mail.${domain}.`,
      ),
    ),
  ];
}

function mtaStsRecords(domain: string, { mtaSts, mailHost }: Network): readonly ExpectedRecord[] {
  if (mtaSts === "none") return [];
  return [
    record("mta-sts", `mta-sts.${domain}`, "CNAME", `${mailHost}.`),
    record("mta-sts", `_mta-sts.${domain}`, "TXT", `v=STSv1; id=${policyId({ mode: mtaSts, mailHost })}`),
  ];
}
