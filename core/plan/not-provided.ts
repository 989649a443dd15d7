import type { ParsedMember } from "../member/member.ts";
import type { Plain } from "../member/plain.ts";
import { notProvided } from "../provided.ts";
import type { Text } from "../text.ts";

/** What the files of a change ask for and no kind provides yet. */
export interface NotProvided {
  /** In the order of the member file; each once. */
  readonly what: readonly Text[];
  /** `up` and `preview` refuse as long as one of these lines stands in the file of an active or leaving member. */
  readonly blocks: boolean;
}

/** Said shortly, in people's words; absent: all of it is provided. */
export function notProvidedBy(members: readonly ParsedMember[]): NotProvided | undefined {
  // The root of a valid file is a group of plain values (read.ts).
  const gaps = members.flatMap(({ written }) => notProvided(written as Plain));
  if (gaps.length === 0) return undefined;
  const keys = new Set(gaps.map(({ path }) => keyOf(path)));
  return {
    what: Object.entries(words).flatMap(([key, text]) => (keys.has(key) ? [text] : [])),
    blocks: gaps.some(({ finding }) => finding.refuses === true),
  };
}

/** `["sites", 2, "cron"]` → `sites.cron` */
function keyOf(path: readonly (string | number)[]): string {
  return path.filter((step) => typeof step === "string").join(".");
}

/** Every key of core/provided.ts (a test sees to it), as a member would call what it asks for. */
export const words: Readonly<Record<string, Text>> = {
  keys: { fr: "clés de chiffrement", en: "encryption keys" },
  "mailboxes.retention": { fr: "conservation légale du courriel", en: "legal retention of mail" },
  "wikis.engine": { fr: "YesWiki", en: "YesWiki" },
  "wikis.edit": { fr: "wikis où tout le konbit écrit", en: "wikis in which the whole konbit writes" },
  "wikis.state": { fr: "wikis compostés de ce logiciel", en: "composted wikis of that program" },
  files: { fr: "Nextcloud", en: "Nextcloud" },
  "extras.matrix": { fr: "Matrix", en: "Matrix" },
  "extras.visio": { fr: "visioconférence", en: "video calls" },
  backup: { fr: "choix de sauvegarde", en: "choice of backup" },
};
