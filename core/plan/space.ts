import type { Member } from "../member/member.ts";
import { uses, type Use } from "../rules.ts";
import type { Text } from "../text.ts";
import type { VolumePromises } from "./capacity.ts";
import type { WeighedChange } from "./compare.ts";
import { usageOf, type Inventory } from "./inventory.ts";
import type { Kind } from "./kinds.ts";
import type { Pair } from "./pair-members.ts";
import { sizeText } from "./size-text.ts";

/** What one member has of one sort of space, in bytes. */
export interface Space {
  readonly member: { readonly slug: string; readonly name: string };
  readonly use: Use;
  readonly grantedBefore?: number;
  readonly granted: number;
  /** Given away within the grant already, where that is so: the quotas of mailboxes. */
  readonly allotted?: { readonly before: number; readonly after: number };
  /** Absent: never measured. */
  readonly used?: { readonly bytes: number; readonly on: string };
}

const spaceOfKind: Partial<Readonly<Record<Kind, Use>>> = {
  mailbox: "mail",
  list: "mail",
  wiki: "web",
  site: "web",
  user: "files",
  folder: "files",
};

/** Which space a change takes from, or says something about. */
function useOf({ kind, name }: WeighedChange): Use | undefined {
  if (kind === "granted" || kind === "request") return uses.find((use) => use === name);
  return spaceOfKind[kind];
}

/** The space that the changes of one served member are about. */
export function spaceOf(
  [was, is]: Pair,
  changes: readonly WeighedChange[],
  inventory: Inventory | undefined,
): readonly Space[] {
  if (is === undefined || is.status === "candidate" || is.status === "left") return [];
  const touched = new Set(changes.map(useOf));
  const before = was?.status === "active" || was?.status === "leaving" ? was : undefined;
  return uses
    .filter((use) => touched.has(use))
    .map((use): Space => {
      const bytes = usageOf(inventory, is, use);
      return {
        member: { slug: is.slug, name: is.name },
        use,
        ...(before ? { grantedBefore: before.granted.limits[use] } : {}),
        granted: is.granted.limits[use],
        ...(use === "mail" ? { allotted: { before: quotas(before), after: quotas(is) } } : {}),
        ...(inventory && bytes !== undefined ? { used: { bytes, on: inventory.measuredOn } } : {}),
      };
    });
}

function quotas(member: Member | undefined): number {
  return member?.mailboxes.reduce((sum, { quota }) => sum + quota, 0) ?? 0;
}

/** The volumes on which something is promised, asked for or used by the changes. */
export function touchedVolumes(
  volumes: readonly VolumePromises[],
  changes: readonly WeighedChange[],
): readonly VolumePromises[] {
  const touched = new Set(changes.map(useOf));
  return volumes.filter(
    ({ holds, promised, promisedBefore, ifAgreed }) =>
      promised !== promisedBefore || ifAgreed !== promised || holds.some((use) => touched.has(use)),
  );
}

const titles: Readonly<Record<Use, Text>> = {
  web: { fr: "web", en: "web" },
  mail: { fr: "courriel", en: "mail" },
  files: { fr: "fichiers", en: "files" },
};

/** "courriel 32 → 37 Gio sur 50 Gio accordés (27 Gio utilisés le 2026-11-26)" */
export function spaceText(space: Space): Text {
  const [title, granted] = [titles[space.use], sizeText(space.granted)];
  const used = usedText(space);
  if (space.allotted !== undefined) {
    const { before, after } = space.allotted;
    const boxes = sizeText(after);
    return before === after
      ? {
          fr: `${title.fr} : ${boxes.fr} dans les boîtes sur ${granted.fr} accordés${used.fr}`,
          en: `${title.en}: ${boxes.en} in mailboxes of ${granted.en} granted${used.en}`,
        }
      : {
          fr: `${title.fr} : ${sizeText(before).fr} → ${boxes.fr} dans les boîtes sur ${granted.fr} accordés${used.fr}`,
          en: `${title.en}: ${sizeText(before).en} → ${boxes.en} in mailboxes of ${granted.en} granted${used.en}`,
        };
  }
  if (space.grantedBefore === undefined || space.grantedBefore === space.granted) {
    return {
      fr: `${title.fr} : ${granted.fr} accordés en tout${used.fr}`,
      en: `${title.en}: ${granted.en} granted in all${used.en}`,
    };
  }
  const before = sizeText(space.grantedBefore);
  return {
    fr: `${title.fr} : ${before.fr} → ${granted.fr} accordés${used.fr}`,
    en: `${title.en}: ${before.en} → ${granted.en} granted${used.en}`,
  };
}

function usedText({ used, granted }: Space): Text {
  if (used === undefined) return { fr: "", en: "" };
  const [bytes, of] = [sizeText(used.bytes), sizeText(granted)];
  return {
    fr: ` ; utilise ${bytes.fr} sur ${of.fr} (mesuré le ${used.on})`,
    en: `; uses ${bytes.en} of ${of.en} (measured on ${used.on})`,
  };
}

/** "reste 80 Gio à accorder sur le volume mail" */
export function volumeText({ name, promised, promisable, ifAgreed }: VolumePromises): Text {
  const left = promisable - promised;
  if (left < 0) {
    const over = sizeText(-left);
    return {
      fr: `le volume ${name} est trop promis de ${over.fr}`,
      en: `the volume ${name} is promised ${over.en} too much`,
    };
  }
  const size = sizeText(left);
  if (ifAgreed === promised)
    return { fr: `reste ${size.fr} à accorder sur le volume ${name}`, en: `${size.en} left to grant on the volume ${name}` };
  const leftIf = promisable - ifAgreed;
  const then = sizeText(Math.abs(leftIf));
  return leftIf < 0
    ? {
        fr: `reste ${size.fr} à accorder sur le volume ${name} ; il en manquerait ${then.fr} si cette demande était accordée`,
        en: `${size.en} left to grant on the volume ${name}; ${then.en} would be missing if this request were granted`,
      }
    : {
        fr: `reste ${size.fr} à accorder sur le volume ${name} ; ${then.fr} si cette demande est accordée`,
        en: `${size.en} left to grant on the volume ${name}; ${then.en} if this request is granted`,
      };
}
