import type { Alias, CatchAll } from "../member/member.ts";
import { about, gainAndLoss, linesOf, listed, type Line, type Subject } from "./line.ts";

/** Aliases, each by its address, and the catch-all. */
export const aliases: Subject = (before, after) => [
  ...linesOf(before?.aliases ?? [], after.aliases, { key: ({ address }) => address, appears, differs, stops }),
  ...linesOf(every(before?.catchAll), every(after.catchAll), {
    key: ({ domain }) => domain,
    appears: catchAllAppears,
    differs: catchAllDiffers,
    stops: catchAllStops,
  }),
];

function appears({ address, targets }: Alias): Line {
  return about("alias", address)("appears", "automatique", {
    fr: `alias ${address} : transmet à ${listed(targets)}`,
    en: `alias ${address}: forwards to ${listed(targets)}`,
  });
}

function differs(was: Alias, is: Alias): readonly (Line | false)[] {
  const { gained, lost } = gainAndLoss(was.targets, is.targets);
  const say = about("alias", is.address);
  return [
    gained !== undefined &&
      say("changes", "automatique", {
        fr: `alias ${is.address} : transmet aussi à ${gained}`,
        en: `alias ${is.address}: forwards to ${gained} too`,
      }),
    lost !== undefined &&
      say("changes", "automatique", {
        fr: `alias ${is.address} : ne transmet plus à ${lost}`,
        en: `alias ${is.address}: no longer forwards to ${lost}`,
      }),
  ];
}

function stops({ address, targets }: Alias): Line {
  return about("alias", address)("stops", "danger", {
    fr: `alias ${address} : retiré, les courriels pour cette adresse sont refusés (avant : transmis à ${listed(targets)}). Un alias ne garde aucun courriel ; remettre la ligne le rétablit.`,
    en: `alias ${address}: removed, mail for this address is refused (before: forwarded to ${listed(targets)}). An alias keeps no mail; putting the line back restores it.`,
  });
}

function every(catchAll: CatchAll | undefined): readonly CatchAll[] {
  return catchAll === undefined ? [] : [catchAll];
}

function catchAllAppears({ domain, targets }: CatchAll): Line {
  return about("catch-all", `*@${domain}`)("appears", "décision", {
    fr: `attrape-tout *@${domain} : toute adresse inconnue est transmise à ${listed(targets)}, pourriels compris`,
    en: `catch-all *@${domain}: every unknown address is forwarded to ${listed(targets)}, spam included`,
  });
}

function catchAllDiffers(was: CatchAll, is: CatchAll): readonly (Line | false)[] {
  const { gained, lost } = gainAndLoss(was.targets, is.targets);
  const say = about("catch-all", `*@${is.domain}`);
  return [
    gained !== undefined &&
      say("changes", "décision", {
        fr: `attrape-tout *@${is.domain} : transmet aussi à ${gained}`,
        en: `catch-all *@${is.domain}: forwards to ${gained} too`,
      }),
    lost !== undefined &&
      say("changes", "décision", {
        fr: `attrape-tout *@${is.domain} : ne transmet plus à ${lost}`,
        en: `catch-all *@${is.domain}: no longer forwards to ${lost}`,
      }),
  ];
}

function catchAllStops({ domain }: CatchAll): Line {
  return about("catch-all", `*@${domain}`)("stops", "décision", {
    fr: `attrape-tout *@${domain} : retiré, les courriels pour une adresse inconnue sont refusés`,
    en: `catch-all *@${domain}: removed, mail for an unknown address is refused`,
  });
}
