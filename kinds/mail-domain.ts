import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { pageTexts, pagesOf, pagesVhost, policyPath, settingsPath } from "./mail-domain-pages.ts";
import { mailDomainSurvey, observeMailDomain } from "./mail-domain-observe.ts";
import { MailDomainInputs, type MailDomainState, nextSelector } from "./mail-domain-state.ts";
import { domainId, uidOf } from "./names.ts";
import { shipped } from "./shipped.ts";

/** A domain with mail: whose it is, what may be sent, its keys, its certificate and the place of its boxes. */
export const mailDomain: Kind<MailDomainState, MailDomainInputs> = {
  token: "konbit:index:MailDomain",
  inputs: MailDomainInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired,
  id: domainId,
  survey: mailDomainSurvey,
  observe: observeMailDomain,
  ensure: (states) => batch(states.map(ensureCall), "domains_ensured"),
  retire: (states) =>
    batch(
      states.map((state) => sh`domain_retire ${domainId(state)} ${state.domain}`),
      "domains_retired",
    ),
};

function desired(inputs: MailDomainInputs): MailDomainState {
  const { member, login, domain, state, rate, dkimSelector = "k1", mtaSts } = inputs;
  const gid = uidOf(member);
  // Not the member's own uid: a site of theirs that is broken into reads no mail. The group lets it be found in the home.
  const uid = gid + 10_000;
  return {
    member,
    login,
    domain,
    state,
    owner: { uid, gid },
    rate,
    directories: { mail: `0:${String(gid)} 750`, domain: `${String(uid)}:${String(gid)} 700` },
    dkim: {
      signing: dkimSelector,
      keys: Object.fromEntries(
        [dkimSelector, nextSelector(dkimSelector)].map((selector) => [selector, "as made, root:_rspamd 640"]),
      ),
    },
    tls: { host: `mail.${domain}`, certificate: "0:0 644", key: "0:0 600", shown: "yes" },
    ...(mtaSts === undefined || state === "prepared" ? {} : { mtaSts }),
    pages: pagesOf(inputs),
  };
}

function batch(calls: readonly Script[], settle: string): Script {
  return lines([library, ...calls, new Script(settle), new Script("finish")]);
}

function ensureCall(state: MailDomainState): Script {
  const { member, login, domain, owner, rate, dkim, mtaSts } = state;
  const { [settingsPath]: settings = "", [policyPath]: policy = "" } = pageTexts(state);
  const texts = [domain, member, login].map((text) => `'${text}'`);
  const numbers = [rate.perHour, rate.perDay, rate.boxPerHour, rate.boxPerDay];
  // Of names that a strict grammar has let through, so nothing in it ends a text of SQL.
  const row = [...texts, owner.uid, owner.gid, `'${state.state}'`, ...numbers].join(", ");
  return sh`mail_domain ${domainId(state)} ${domain} ${login} ${owner.uid} ${owner.gid} ${row} ${dkim.signing} ${nextSelector(dkim.signing)} ${settings} ${policy} ${mtaSts?.mailHost ?? ""}`;
}

const library = lines([
  ...[
    "lib.sh",
    "quarantine.sh",
    "apache.sh",
    "mail/tls.sh",
    "certificates/settle.sh",
    "mail/dkim.sh",
    "mail/pages/pages.sh",
    "mail/domain.sh",
  ].map((name) => new Script(shipped(name))),
  sh`pages_vhost=${pagesVhost}`,
]);
