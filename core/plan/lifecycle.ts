import type { Admitted, Candidate, Left, Member, Tenant } from "../member/member.ts";
import { retention } from "../retention.ts";
import type { Text } from "../text.ts";
import { limitKeys, limitText } from "./granted.ts";
import { countText, type Kind } from "./kinds.ts";
import { about, type Line } from "./line.ts";

/** A member as a whole: candidacy, admission, leaving, gone, erased, a file that is called differently. */
export function lifecycle(before: Member | undefined, after: Member | undefined): readonly Line[] {
  if (after === undefined) return before === undefined ? [] : [{ ...removed(before), isRemoval: true }];
  const renamed = before !== undefined && before.slug !== after.slug ? [rename(before, after)] : [];
  return [...renamed, ...stateLines(before, after)];
}

function stateLines(before: Member | undefined, after: Member): readonly Line[] {
  switch (after.status) {
    case "candidate":
      return before === undefined ? [candidacy(after)] : [];
    case "left":
      return before?.status === "left" ? leftDiffers(before, after) : [left(before, after)];
    default:
      return before === undefined || before.status === "candidate" || before.status === "left"
        ? [admitted(before, after)]
        : leavingDiffers(before, after);
  }
}

function candidacy({ slug, login, granted }: Candidate): Line {
  const { files, web, mail } = granted.limits;
  const [f, w, m] = [limitText("files", files), limitText("web", web), limitText("mail", mail)];
  return about("member", slug)("asks", "décision", {
    fr: `candidature : rien n'est fait sur le serveur avant l'admission, que la coordination décide. Le plan « ${granted.plan} » donnerait ${f.fr}, ${w.fr} et ${m.fr}, avec le compte ${login}. Voici ce qui est demandé.`,
    en: `candidacy: nothing is done on the server before admission, which the coordinators decide. The plan “${granted.plan}” would give ${f.en}, ${w.en} and ${m.en}, with the account ${login}. This is what is asked for.`,
  });
}

function admitted(before: Member | undefined, { id, slug, login, granted }: Admitted): Line {
  const limits = limitKeys.map((key) => limitText(key, granted.limits[key]));
  const [fr, en] = [limits.map((text) => text.fr).join(", "), limits.map((text) => text.en).join(", ")];
  const say = about("member", slug);
  if (before?.status === "left") {
    return say("resumes", "décision", {
      fr: `revient dans le konbit : compte ${login} (${id}), et ses données en quarantaine lui sont rendues ; accordé : ${fr}`,
      en: `comes back to the konbit: account ${login} (${id}), and its data in quarantine is given back; granted: ${en}`,
    });
  }
  return say("appears", "décision", {
    fr: `admission : compte ${login} (${id}) ; accordé : ${fr}`,
    en: `admission: account ${login} (${id}); granted: ${en}`,
  });
}

function leavingDiffers(was: Admitted, is: Admitted): readonly Line[] {
  if (was.status === is.status) return [];
  const say = about("member", is.slug);
  return [
    is.status === "leaving"
      ? say("changes", "décision", {
          fr: "annonce son départ : un export complet est préparé. Rien n'est fermé ni effacé pour l'instant.",
          en: "announces that it leaves: a complete export is prepared. Nothing is closed or erased for now.",
        })
      : say("resumes", "décision", {
          fr: "reste finalement : le départ est annulé",
          en: "stays after all: leaving is called off",
        }),
  ];
}

const days = retention.quarantineDays;

function left(before: Member | undefined, { slug, left: proof }: Left): Line {
  const say = about("member", slug);
  if (before === undefined || before.status === "candidate") {
    return say("changes", "décision", {
      fr: `ancien membre, parti le ${proof.on} : rien n'est fait sur le serveur`,
      en: `former member, left on ${proof.on}: nothing is done on the server`,
    });
  }
  const what = contents(before);
  return say("stops", "danger", {
    fr: `quitte le konbit (départ le ${proof.on}) : tous ses accès sont fermés (${what.fr}). Rien n'est effacé : l'export est vérifié (sha256 ${proof.export.slice(0, 12)}…) et les données restent en quarantaine au moins ${days} jours.`,
    en: `leaves the konbit (on ${proof.on}): all its access is closed (${what.en}). Nothing is erased: the export is verified (sha256 ${proof.export.slice(0, 12)}…) and the data stays in quarantine for at least ${days} days.`,
  });
}

function leftDiffers(was: Left, is: Left): readonly Line[] {
  const say = about("member", is.slug);
  const isOther = was.left.on !== is.left.on || was.left.export !== is.left.export;
  const proof = isOther
    ? [
        say("changes", "décision", {
          fr: `preuve du départ : ${is.left.on}, export ${is.left.export.slice(0, 12)}… (avant : ${was.left.on}, ${was.left.export.slice(0, 12)}…)`,
          en: `proof of leaving: ${is.left.on}, export ${is.left.export.slice(0, 12)}… (before: ${was.left.on}, ${was.left.export.slice(0, 12)}…)`,
        }),
      ]
    : [];
  if (was.purge?.after === is.purge?.after && was.purge?.export === is.purge?.export) return proof;
  return [
    ...proof,
    is.purge === undefined
      ? say("changes", "décision", {
          fr: "l'effacement de ses données n'est plus demandé : elles restent en quarantaine",
          en: "erasing its data is not asked for any more: it stays in quarantine",
        })
      : say("stops", "danger", {
          fr: `effacement : à partir du ${is.purge.after}, la coordination pourra effacer pour de bon les données en quarantaine. L'export ${is.purge.export.slice(0, 12)}… en reste la copie.`,
          en: `erasing: from ${is.purge.after} on, the coordinators may erase the data in quarantine for good. The export ${is.purge.export.slice(0, 12)}… remains its copy.`,
        }),
  ];
}

function removed(before: Member): Line {
  const say = about("member", before.slug);
  switch (before.status) {
    case "candidate":
      return say("stops", "automatique", {
        fr: "candidature retirée. Rien n'avait été fait sur le serveur.",
        en: "candidacy withdrawn. Nothing had been done on the server.",
      });
    case "left":
      return say("stops", "danger", {
        fr: `fichier d'un membre parti retiré ; son identifiant ${before.id} ne servira plus`,
        en: `file of a member who has left removed; its id ${before.id} is not used again`,
      });
    default: {
      const what = contents(before);
      return say("stops", "danger", {
        fr: `fichier retiré : tous les accès sont fermés (compte ${before.login}, ${what.fr}). Rien n'est effacé : les données passent en quarantaine, y restent au moins ${days} jours et reviennent si le fichier revient.`,
        en: `file removed: all access is closed (account ${before.login}, ${what.en}). Nothing is erased: the data goes to quarantine, stays there for at least ${days} days and comes back if the file comes back.`,
      });
    }
  }
}

/** "9 boîtes courriel, 1 wiki" */
function contents(member: Tenant): Text {
  const counts: readonly (readonly [Kind, number])[] = [
    ["domain", member.domains.length],
    ["mailbox", member.mailboxes.length],
    ["alias", member.aliases.length],
    ["list", member.lists.length],
    ["wiki", member.wikis.length],
    ["site", member.sites.length],
    ["user", member.files?.users.length ?? 0],
  ];
  const texts = counts.filter(([, count]) => count > 0).map(([kind, count]) => countText(kind, count));
  if (texts.length === 0) return { fr: "rien d'autre", en: "nothing else" };
  return { fr: texts.map((text) => text.fr).join(", "), en: texts.map((text) => text.en).join(", ") };
}

/** A candidate may call its file as it likes; later the slug stands in what people know. */
function rename(before: Member, after: Member): Line {
  const isCandidate = before.status === "candidate" && after.status === "candidate";
  return about("member", after.slug)("changes", isCandidate ? "automatique" : "décision", {
    fr: `fichier renommé ${after.slug}.yaml (avant : ${before.slug}.yaml). Rien d'autre ne change : compte, adresses et données restent.`,
    en: `file renamed ${after.slug}.yaml (before: ${before.slug}.yaml). Nothing else changes: account, addresses and data stay.`,
  });
}
