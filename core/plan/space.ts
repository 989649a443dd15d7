import type { Member } from "../member/member.ts";
import { uses, type Use } from "../rules.ts";
import type { Text } from "../text.ts";
import type { VolumePromises } from "./capacity.ts";
import type { WeighedChange } from "./compare.ts";
import { usageOf, type Inventory } from "./inventory.ts";
import type { Kind } from "./kinds.ts";
import type { Pair } from "./pair-members.ts";
import { sizeChangeText, sizeText } from "./size-text.ts";

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
  return (
    uses
      .filter((use) => touched.has(use))
      // Admission says what is granted; only what is given away of it is news.
      .filter((use) => before !== undefined || (use === "mail" && is.mailboxes.length > 0))
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
      })
  );
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

/** "courriel : boîtes 32 → 37 Gio sur 50 Gio accordés ; utilise 31 Gio sur 50 Gio (mesuré le 2026-11-26)" */
export function spaceText(space: Space): Text {
  const promise = promiseText(space);
  if (space.used === undefined) return promise;
  const { bytes, on } = space.used;
  const [used, of] = [sizeText(bytes), sizeText(space.granted)];
  return {
    fr: `${promise.fr} ; utilise ${used.fr} sur ${of.fr} (mesuré le ${on})`,
    en: `${promise.en}; uses ${used.en} of ${of.en} (measured on ${on})`,
  };
}

function promiseText({ use, granted, grantedBefore = granted, allotted }: Space): Text {
  const [title, all] = [titles[use], sizeText(granted)];
  if (grantedBefore !== granted) {
    const change = sizeChangeText(grantedBefore, granted);
    return { fr: `${title.fr} : ${change.fr} accordés`, en: `${title.en}: ${change.en} granted` };
  }
  if (allotted === undefined) return { fr: `${title.fr} : ${all.fr} accordés`, en: `${title.en}: ${all.en} granted` };
  const { before, after } = allotted;
  const boxes = before === after ? sizeText(after) : sizeChangeText(before, after);
  return {
    fr: `${title.fr} : boîtes ${boxes.fr} sur ${all.fr} accordés`,
    en: `${title.en}: mailboxes ${boxes.en} of ${all.en} granted`,
  };
}

/** "reste 80 Gio à accorder sur le volume mail" */
export function volumeText({ name, promised, promisable, ifAgreed }: VolumePromises): Text {
  const left = promisable - promised;
  if (left < 0) {
    const over = wholeGiB(-left);
    return {
      fr: `le volume ${name} est trop promis de ${over.fr}`,
      en: `the volume ${name} is promised ${over.en} too much`,
    };
  }
  const size = wholeGiB(left);
  if (ifAgreed === promised) {
    return {
      fr: `reste ${size.fr} à accorder sur le volume ${name}`,
      en: `${size.en} left to grant on the volume ${name}`,
    };
  }
  const leftIf = promisable - ifAgreed;
  const then = wholeGiB(Math.abs(leftIf));
  return leftIf < 0
    ? {
        fr: `reste ${size.fr} à accorder sur le volume ${name} ; il en manquerait ${then.fr} si tout était accordé`,
        en: `${size.en} left to grant on the volume ${name}; ${then.en} would be missing if all were granted`,
      }
    : {
        fr: `reste ${size.fr} à accorder sur le volume ${name}, et ${then.fr} si ce qui est demandé est accordé`,
        en: `${size.en} left to grant on the volume ${name}, and ${then.en} if what is asked for is granted`,
      };
}

/** Volumes are compared with each other and with grants: one unit for all of them, and never more than is left. */
function wholeGiB(bytes: number): Text {
  const count = Math.floor(bytes / 1024 ** 3);
  return { fr: `${count} Gio`, en: `${count} GiB` };
}
