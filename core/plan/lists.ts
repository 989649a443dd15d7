import type { List, Tenant } from "../member/member.ts";
import type { Text } from "../text.ts";
import { kept } from "./kept.ts";
import { about, gainAndLoss, linesOf, listed, type Line, type Subject } from "./line.ts";

/** Mailing lists, each by its address. */
export const lists: Subject = (before, after) =>
  linesOf(before?.lists ?? [], after.lists, {
    key: ({ address }) => address,
    appears,
    differs: (was, is) => [...differences(was, is), before !== undefined && language(was, is, before, after)],
    stops,
  });

const styles: Readonly<Record<List["style"], Text>> = {
  announce: { fr: "annonces", en: "announcements" },
  discussion: { fr: "discussion", en: "discussion" },
  private: { fr: "liste privée", en: "private list" },
};

const archives: Readonly<Record<List["archive"], Text>> = {
  public: { fr: "archives publiques", en: "public archives" },
  members: { fr: "archives visibles par les membres seulement", en: "archives visible to members only" },
  none: { fr: "sans archives", en: "without archives" },
};

function appears({ address, style, archive, owners, state }: List): Line {
  const say = about("list", address);
  if (state !== "active") {
    return say("appears", state === "archived" ? "danger" : "automatique", {
      fr: `liste ${address} : ${styles[style].fr}, ${archives[archive].fr}, gérée par ${listed(owners)} ; fermée aux nouveaux messages`,
      en: `list ${address}: ${styles[style].en}, ${archives[archive].en}, run by ${listed(owners)}; closed to new messages`,
    });
  }
  return say("appears", "automatique", {
    fr: `liste ${address} : ${styles[style].fr}, ${archives[archive].fr}, gérée par ${listed(owners)}`,
    en: `list ${address}: ${styles[style].en}, ${archives[archive].en}, run by ${listed(owners)}`,
  });
}

function differences(was: List, is: List): readonly (Line | false)[] {
  const { address } = is;
  const say = about("list", address);
  const { gained, lost } = gainAndLoss(was.owners, is.owners);
  return [
    was.style !== is.style &&
      say("changes", "automatique", {
        fr: `liste ${address} : ${styles[is.style].fr} (avant : ${styles[was.style].fr})`,
        en: `list ${address}: ${styles[is.style].en} (before: ${styles[was.style].en})`,
      }),
    was.archive !== is.archive &&
      say("changes", "automatique", {
        fr: `liste ${address} : ${archives[is.archive].fr} (avant : ${archives[was.archive].fr})`,
        en: `list ${address}: ${archives[is.archive].en} (before: ${archives[was.archive].en})`,
      }),
    gained !== undefined &&
      say("changes", "automatique", {
        fr: `liste ${address} : gérée aussi par ${gained}`,
        en: `list ${address}: run by ${gained} too`,
      }),
    lost !== undefined &&
      say("changes", "automatique", {
        fr: `liste ${address} : n'est plus gérée par ${lost}`,
        en: `list ${address}: no longer run by ${lost}`,
      }),
    was.state !== is.state && stateLine(is),
  ];
}

function stateLine({ address, state }: List): Line {
  const say = about("list", address);
  if (state === "active") {
    return say("resumes", "automatique", {
      fr: `liste ${address} : de nouveau ouverte aux messages`,
      en: `list ${address}: open to messages again`,
    });
  }
  if (state === "frozen") {
    return say("pauses", "automatique", {
      fr: `liste ${address} : gelée, elle ne prend plus de messages. Abonnements et archives restent.`,
      en: `list ${address}: frozen, it takes no more messages. Subscriptions and archives stay.`,
    });
  }
  return say("stops", "danger", {
    fr: `liste ${address} : archivée, elle ne prend plus de messages. Rien n'est effacé : abonnements et messages sont rangés et peuvent revenir.`,
    en: `list ${address}: archived, it takes no more messages. Nothing is erased: subscriptions and messages are put away and can come back.`,
  });
}

const languages: Readonly<Record<List["lang"], Text>> = {
  fr: { fr: "en français", en: "in French" },
  en: { fr: "en anglais", en: "in English" },
};

/** A list that says nothing follows its member's language, of which people.ts speaks. */
function language(was: List, is: List, before: Tenant, after: Tenant): Line | false {
  const follows = was.lang === before.lang && is.lang === after.lang;
  if (was.lang === is.lang || follows) return false;
  return about("list", is.address)("changes", "automatique", {
    fr: `liste ${is.address} : ses messages de service sont ${languages[is.lang].fr}`,
    en: `list ${is.address}: its service messages are ${languages[is.lang].en}`,
  });
}

function stops({ address }: List): Line {
  return about("list", address)("stops", "danger", {
    fr: `liste ${address} : retirée, avec ses abonnements et ses archives. ${kept.fr}`,
    en: `list ${address}: removed, with its subscriptions and archives. ${kept.en}`,
  });
}
