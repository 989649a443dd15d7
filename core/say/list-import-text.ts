import type { Text } from "../text.ts";

/** What the server found in a file of subscribers; lines count from 1. */
export interface ImportFound {
  readonly new: number;
  readonly known: number;
  readonly malformed: readonly number[];
  readonly twice: readonly number[];
}

/** What it did then. */
export interface ImportDone extends ImportFound {
  readonly done: number;
  readonly refused: readonly number[];
}

/** Said before anything is changed, a sentence each. */
export function importFound(list: string, found: ImportFound): readonly Text[] {
  const { known, malformed, twice } = found;
  return [
    {
      fr: `${list} : ${String(found.new)} ${found.new > 1 ? "nouvelles adresses" : "nouvelle adresse"} dans ce fichier.`,
      en: `${list}: ${String(found.new)} new ${found.new === 1 ? "address" : "addresses"} in this file.`,
    },
    ...(known === 0
      ? []
      : [
          {
            fr: `${String(known)} déjà inscrite${known > 1 ? "s" : ""} : rien ne change pour elle${known > 1 ? "s" : ""}.`,
            en: `${String(known)} already subscribed: nothing changes for ${known === 1 ? "it" : "them"}.`,
          },
        ]),
    ...(twice.length === 0
      ? []
      : [
          {
            fr: `Écrites plus d'une fois, comptées une seule : ${linesFr(twice)}.`,
            en: `Written more than once, counted once: ${linesEn(twice)}.`,
          },
        ]),
    ...(malformed.length === 0
      ? []
      : [
          {
            fr: `Sans adresse que l'on puisse lire, laissées de côté : ${linesFr(malformed)}.`,
            en: `Without an address that can be read, left aside: ${linesEn(malformed)}.`,
          },
        ]),
  ];
}

/** Said afterwards. */
export function importDone(list: string, { done, refused }: ImportDone, way: "invite" | "subscribe"): readonly Text[] {
  const served: Text =
    way === "invite"
      ? {
          fr: `${list} : ${String(done)} invitation${done > 1 ? "s sont parties" : " est partie"} ; sera inscrit qui répond.`,
          en: `${list}: ${String(done)} invitation${done === 1 ? "" : "s"} went out; whoever answers is subscribed.`,
        }
      : {
          fr: `${list} : ${String(done)} personne${done > 1 ? "s inscrites" : " inscrite"}.`,
          en: `${list}: ${String(done)} ${done === 1 ? "person" : "people"} subscribed.`,
        };
  if (refused.length === 0) return [served];
  return [
    served,
    {
      fr: `Mailman n'a pas voulu de : ${linesFr(refused)} (adresse bannie, ou invitation qui attend déjà une réponse).`,
      en: `Mailman did not take: ${linesEn(refused)} (a banned address, or an invitation that waits for its answer already).`,
    },
  ];
}

/** Beyond this many, the rest is a number: nobody reads a thousand. */
const shown = 20;

const numbers = (lines: readonly number[]) => lines.slice(0, shown).join(", ");

function linesFr(lines: readonly number[]): string {
  const more = lines.length - shown;
  const word = lines.length > 1 ? "lignes" : "ligne";
  return more > 0 ? `${word} ${numbers(lines)} et ${String(more)} autres` : `${word} ${numbers(lines)}`;
}

function linesEn(lines: readonly number[]): string {
  const more = lines.length - shown;
  const word = lines.length > 1 ? "lines" : "line";
  return more > 0 ? `${word} ${numbers(lines)} and ${String(more)} more` : `${word} ${numbers(lines)}`;
}
