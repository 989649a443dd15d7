import type { Mailbox, Tenant } from "../member/member.ts";
import { kept } from "./kept.ts";
import { about, linesOf, type Line, type Subject } from "./line.ts";
import { renamedBoxes } from "./renamed-boxes.ts";
import { sizeText } from "./size-text.ts";

/** Mailboxes, each by its address; one that only gets another name is the same box. */
export const mailboxes: Subject = (before, after) => {
  const renamed = renamedBoxes(before, after);
  return linesOf<Known>(
    (before?.mailboxes ?? []).map((box) => ({ box, key: renamed.get(box.address) ?? box.address })),
    after.mailboxes.map((box) => ({ box, key: box.address })),
    {
      key: ({ key }) => key,
      appears: ({ box }) => appears(box),
      differs: ({ box: was }, { box: is }) => [
        was.address === is.address ? was.formerly !== is.formerly && formerNameLine(is) : renamedLine(was, is),
        ...differences(was, is),
        before !== undefined && invitation(was, is, before, after),
      ],
      stops: ({ box }) => stops(box),
    },
  );
};

interface Known {
  readonly box: Mailbox;
  readonly key: string;
}

function renamedLine({ address: old }: Mailbox, { address }: Mailbox): Line {
  return about("mailbox", address)("changes", "automatique", {
    fr: `boîte courriel ${address} : nouveau nom de ${old}, son courrier et son mot de passe suivent. ${old} n'est plus une boîte.`,
    en: `mailbox ${address}: new name of ${old}, its mail and its password move with it. ${old} is a mailbox no more.`,
  });
}

/** Said of a box that is there already: it keeps its own mail. */
function formerNameLine({ address, formerly }: Mailbox): Line {
  return about("mailbox", address)(
    "changes",
    "automatique",
    formerly === undefined
      ? {
          fr: `boîte courriel ${address} : ancien nom plus noté, rien ne bouge`,
          en: `mailbox ${address}: former name noted no more, nothing moves`,
        }
      : {
          fr: `boîte courriel ${address} : ancien nom ${formerly} noté, rien ne bouge, car la boîte existe déjà`,
          en: `mailbox ${address}: former name ${formerly} noted, nothing moves, since the box exists already`,
        },
  );
}

function appears({ address, quota, state, invite, formerly }: Mailbox): Line {
  const size = sizeText(quota);
  const say = about("mailbox", address);
  if (formerly !== undefined) {
    return say("appears", "automatique", {
      fr: `boîte courriel ${address} (${size.fr}) : reprend le courrier et le mot de passe de ${formerly} s'ils sont gardés ; sinon, invitation à ${invite}`,
      en: `mailbox ${address} (${size.en}): takes over mail and password of ${formerly} if they are kept; otherwise invitation to ${invite}`,
    });
  }
  return say(
    "appears",
    "automatique",
    state === "suspended"
      ? {
          fr: `boîte courriel ${address} (${size.fr}), suspendue pour l'instant : personne ne peut s'y connecter`,
          en: `mailbox ${address} (${size.en}), suspended for now: nobody can log in`,
        }
      : {
          fr: `boîte courriel ${address} (${size.fr}) : invitation à ${invite}`,
          en: `mailbox ${address} (${size.en}): invitation to ${invite}`,
        },
  );
}

function stops({ address }: Mailbox): Line {
  return about("mailbox", address)("stops", "danger", {
    fr: `boîte courriel ${address} : retirée, les courriels qui arrivent sont refusés. ${kept.fr}`,
    en: `mailbox ${address}: removed, mail that arrives is refused. ${kept.en}`,
  });
}

function differences(was: Mailbox, is: Mailbox): readonly (Line | false)[] {
  const { address } = is;
  const say = about("mailbox", address);
  const [wasSize, isSize] = [sizeText(was.quota), sizeText(is.quota)];
  return [
    was.quota !== is.quota &&
      say("changes", "automatique", {
        fr: `boîte courriel ${address} : ${isSize.fr} (avant : ${wasSize.fr})`,
        en: `mailbox ${address}: ${isSize.en} (before: ${wasSize.en})`,
      }),
    was.displayName !== is.displayName &&
      say(
        "changes",
        "automatique",
        is.displayName === undefined
          ? { fr: `boîte courriel ${address} : sans nom affiché`, en: `mailbox ${address}: without a display name` }
          : {
              fr: `boîte courriel ${address} : nom affiché « ${is.displayName} »`,
              en: `mailbox ${address}: display name “${is.displayName}”`,
            },
      ),
    was.retention !== is.retention && retentionLine(is),
    was.state !== is.state ? stateLine(is) : was.reason !== is.reason && reasonLine(is),
  ];
}

/** Keeping for a shorter time is decided, keeping for longer takes place only (member-file §5.3). */
function retentionLine({ address, retention }: Mailbox): Line {
  const say = about("mailbox", address);
  return retention === "legal-7y"
    ? say("changes", "automatique", {
        fr: `boîte courriel ${address} : courriels conservés 7 ans (obligation légale)`,
        en: `mailbox ${address}: mail is kept for 7 years (legal obligation)`,
      })
    : say("changes", "décision", {
        fr: `boîte courriel ${address} : les courriels ne sont plus conservés 7 ans, mais la durée ordinaire`,
        en: `mailbox ${address}: mail is no longer kept for 7 years, but for the usual time`,
      });
}

function stateLine({ address, state, reason }: Mailbox): Line {
  const say = about("mailbox", address);
  if (state === "active") {
    return say("resumes", "automatique", {
      fr: `boîte courriel ${address} : de nouveau ouverte`,
      en: `mailbox ${address}: open again`,
    });
  }
  return say(
    "pauses",
    "automatique",
    reason === undefined
      ? {
          fr: `boîte courriel ${address} : suspendue, personne ne peut s'y connecter. Les courriels arrivent encore et sont gardés.`,
          en: `mailbox ${address}: suspended, nobody can log in. Mail still arrives and is kept.`,
        }
      : {
          fr: `boîte courriel ${address} : suspendue (${reason}), personne ne peut s'y connecter. Les courriels arrivent encore et sont gardés.`,
          en: `mailbox ${address}: suspended (${reason}), nobody can log in. Mail still arrives and is kept.`,
        },
  );
}

function reasonLine({ address, reason }: Mailbox): Line {
  return about("mailbox", address)(
    "changes",
    "automatique",
    reason === undefined
      ? { fr: `boîte courriel ${address} : plus de raison notée`, en: `mailbox ${address}: no reason noted any more` }
      : {
          fr: `boîte courriel ${address} : raison notée « ${reason} »`,
          en: `mailbox ${address}: reason noted “${reason}”`,
        },
  );
}

/** Who says nothing follows the contact, of whom people.ts speaks. */
function invitation(was: Mailbox, is: Mailbox, before: Tenant, after: Tenant): Line | false {
  const follows = was.invite === before.contact.email && is.invite === after.contact.email;
  if (was.invite === is.invite || follows) return false;
  return about("mailbox", is.address)("changes", "automatique", {
    fr: `boîte courriel ${is.address} : invitation à ${is.invite} (avant : ${was.invite})`,
    en: `mailbox ${is.address}: invitation to ${is.invite} (before: ${was.invite})`,
  });
}
