import type { MemberDomain } from "../member/member.ts";
import type { Text } from "../text.ts";
import { kept } from "./kept.ts";
import { about, linesOf, type Line, type Subject } from "./line.ts";

/** Domains, each by its name in DNS; shown as people write it. */
export const domains: Subject = (before, after) =>
  linesOf(before?.domains ?? [], after.domains, { key: ({ name }) => name, appears, differs, stops });

const zone: Readonly<Record<MemberDomain["dns"], Text>> = {
  managed: { fr: "zone DNS tenue par le konbit", en: "DNS zone served by the konbit" },
  external: {
    fr: "zone DNS tenue ailleurs, konbit dit quoi y écrire",
    en: "DNS zone served elsewhere, konbit says what to write there",
  },
};

function mailText({ dns, mail }: MemberDomain): Text {
  if (mail === "none") return { fr: "sans courriel", en: "without mail" };
  if (mail.cutover === "live") return { fr: "avec courriel", en: "with mail" };
  return dns === "managed"
    ? {
        fr: "courriel préparé, pas encore basculé, et la zone tenue ici n'a pas de MX : d'ici là, rien n'arrive",
        en: "mail prepared, not switched over yet, and the zone served here has no MX: until then nothing arrives",
      }
    : {
        fr: "courriel préparé, pas encore basculé (le MX reste où il est)",
        en: "mail prepared, not switched over yet (the MX stays where it is)",
      };
}

/** "étoile.example", whatever DNS calls it. */
function shown({ name, display }: MemberDomain): string {
  return display ?? name;
}

function appears(domain: MemberDomain): Line {
  const name = shown(domain);
  const [mail, dns, to] = [mailText(domain), zone[domain.dns], domain.redirectTo];
  return about("domain", name)(
    "appears",
    "décision",
    to === undefined
      ? { fr: `domaine ${name} : ${mail.fr} ; ${dns.fr}`, en: `domain ${name}: ${mail.en}; ${dns.en}` }
      : {
          fr: `domaine ${name} : ${mail.fr} ; ${dns.fr} ; renvoie vers ${to}`,
          en: `domain ${name}: ${mail.en}; ${dns.en}; redirects to ${to}`,
        },
  );
}

function stops(domain: MemberDomain): Line {
  const name = shown(domain);
  return about("domain", name)("stops", "danger", {
    fr: `domaine ${name} : retiré, ni courriel ni site n'y répond plus. ${kept.fr}`,
    en: `domain ${name}: removed, neither mail nor sites answer there any more. ${kept.en}`,
  });
}

function differs(was: MemberDomain, is: MemberDomain): readonly (Line | false)[] {
  const name = shown(is);
  const change = (sentence: Text) => about("domain", name)("changes", "décision", sentence);
  const [wasMail, isMail] = [mailText(was), mailText(is)];
  return [
    was.dns !== is.dns &&
      change({ fr: `domaine ${name} : ${zone[is.dns].fr}`, en: `domain ${name}: ${zone[is.dns].en}` }),
    wasMail.en !== isMail.en &&
      change({
        fr: `domaine ${name} : ${isMail.fr} (avant : ${wasMail.fr})`,
        en: `domain ${name}: ${isMail.en} (before: ${wasMail.en})`,
      }),
    ...mailDiffers(was, is, change),
    was.redirectTo !== is.redirectTo &&
      change(
        is.redirectTo === undefined
          ? { fr: `domaine ${name} : ne renvoie plus ailleurs`, en: `domain ${name}: no longer redirects` }
          : {
              fr: `domaine ${name} : renvoie vers ${is.redirectTo}`,
              en: `domain ${name}: redirects to ${is.redirectTo}`,
            },
      ),
  ];
}

/** Only where there was mail and still is. */
function mailDiffers(
  { mail: was }: MemberDomain,
  domain: MemberDomain,
  change: (sentence: Text) => Line,
): readonly (Line | false)[] {
  const { mail: is } = domain;
  const name = shown(domain);
  if (was === "none" || is === "none") return [];
  const isOtherRate = was.rate.perHour !== is.rate.perHour || was.rate.perDay !== is.rate.perDay;
  return [
    was.dmarc !== is.dmarc &&
      change({
        fr: `domaine ${name} : courriels falsifiés à son nom, consigne DMARC « ${is.dmarc} » (avant : « ${was.dmarc} »)`,
        en: `domain ${name}: mail forged in its name, DMARC policy “${is.dmarc}” (before: “${was.dmarc}”)`,
      }),
    isOtherRate &&
      change({
        fr: `domaine ${name} : chaque boîte envoie au plus ${is.rate.perHour} courriels par heure et ${is.rate.perDay} par jour (avant : ${was.rate.perHour} et ${was.rate.perDay})`,
        en: `domain ${name}: each mailbox sends at most ${is.rate.perHour} mails an hour and ${is.rate.perDay} a day (before: ${was.rate.perHour} and ${was.rate.perDay})`,
      }),
  ];
}
