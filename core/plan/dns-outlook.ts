import type { DomainFacts } from "../dns/facts.ts";
import type { Colour } from "../dns/posture.ts";
import type { Member } from "../member/member.ts";
import type { Text } from "../text.ts";
import type { WeighedChange } from "./compare.ts";
import { domainFacts } from "./zones.ts";

/** How a domain will stand for the world, as far as files can tell; what they cannot, `konbit check-dns` asks. */
export interface DnsOutlook {
  readonly domain: string;
  /** unknown: that depends on what somebody publishes elsewhere. */
  readonly colour: Colour;
  readonly text: Text;
}

/** One for each domain that a change is about and that stays. */
export function dnsOutlooks(after: readonly Member[], changes: readonly WeighedChange[]): readonly DnsOutlook[] {
  const touched = new Set(
    changes.filter(({ kind, effect }) => kind === "domain" && effect !== "stops").map(({ name }) => name),
  );
  return after
    .filter(({ status }) => status !== "left")
    .flatMap((member) => domainFacts(member))
    .filter(({ domain, display = domain }) => touched.has(display))
    .map((facts) => ({ domain: facts.display ?? facts.domain, ...outlookOf(facts) }))
    .toSorted((a, b) => (a.domain < b.domain ? -1 : 1));
}

function outlookOf({ dns, mail }: DomainFacts): Pick<DnsOutlook, "colour" | "text"> {
  if (dns === "external") {
    const watches = mail !== "none" && mail.state === "live" && mail.dmarc === "none";
    return watches ? watchedElsewhere : elsewhere;
  }
  if (mail === "none") return silent;
  if (mail.state === "prepared") return nowhere;
  return mail.dmarc === "none" ? watching : guarded;
}

const guarded = {
  colour: "green",
  text: {
    fr: "tout est publié par konbit, et les courriels falsifiés sont écartés",
    en: "konbit publishes everything, and forged mail is turned away",
  },
} as const;

const silent = {
  colour: "green",
  text: {
    fr: "tout est publié par konbit, et personne ne peut envoyer de courriel à son nom",
    en: "konbit publishes everything, and nobody can send mail in its name",
  },
} as const;

const watching = {
  colour: "orange",
  text: {
    fr: "tout est publié par konbit, mais on peut encore écrire à son nom (« dmarc: none » ne fait qu'observer)",
    en: "konbit publishes everything, but one can still write in its name (“dmarc: none” only watches)",
  },
} as const;

const watchedElsewhere = {
  colour: "orange",
  text: {
    fr: "on peut encore écrire à son nom (« dmarc: none » ne fait qu'observer) ; ce qui est publié ailleurs est à vérifier : konbit check-dns",
    en: "one can still write in its name (“dmarc: none” only watches); what is published elsewhere is to be checked: konbit check-dns",
  },
} as const;

const elsewhere = {
  colour: "unknown",
  text: {
    fr: "dépend de ce qui est publié ailleurs, à vérifier : konbit check-dns",
    en: "depends on what is published elsewhere, to be checked: konbit check-dns",
  },
} as const;

const nowhere = {
  colour: "red",
  text: {
    fr: "le courriel n'arrivera nulle part : il n'est que préparé, et la zone tenue ici ne mène pas à l'ancien serveur. Écrivez « dns: external » jusqu'à la bascule",
    en: "mail will arrive nowhere: it is only prepared, and the zone served here does not lead to the server of before. Write “dns: external” until the switch",
  },
} as const;
