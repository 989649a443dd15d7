import { appNamed } from "../apps/index.ts";
import type { Sleeper } from "../dormancy/report.ts";
import { sizeText } from "../plan/size-text.ts";
import type { Text } from "../text.ts";

/** The whole of it, line by line, for people: the dormant ones first. */
export function dormancyLines(sleepers: readonly Sleeper[], days: number): readonly Text[] {
  const dormant = sleepers.filter(({ isDormant }) => isDormant);
  const others = sleepers.filter(({ isDormant }) => !isDormant);
  return [headText(sleepers.length, dormant.length, days), ...[...dormant, ...others].flatMap(sleeperLines)];
}

function headText(all: number, dormant: number, days: number): Text {
  return {
    fr: `${all} wikis et sites ; sans modification depuis ${days} jours ou plus : ${dormant}. konbit le dit et ne touche à rien.`,
    en: `${all} wikis and sites; without an edit for ${days} days or more: ${dormant}. konbit says so and touches nothing.`,
  };
}

function sleeperLines(sleeper: Sleeper): readonly Text[] {
  const { slug, kind, host, app } = sleeper;
  const { title } = appNamed(app);
  const [facts, after] = [factsText(sleeper), afterText(sleeper)];
  const mark = sleeper.isDormant ? "●" : "○";
  return [
    {
      fr: `${mark} ${slug} : ${kind} ${host} (${title.fr}), ${facts.fr}`,
      en: `${mark} ${slug}: ${kind} ${host} (${title.en}), ${facts.en}`,
    },
    ...(after === undefined ? [] : [{ fr: `    ${after.fr}`, en: `    ${after.en}` }]),
  ];
}

function factsText({ facts }: Sleeper): Text {
  if (facts === undefined) return { fr: "pas encore sur le serveur", en: "not on the server yet" };
  const size = sizeText(facts.bytes);
  const written = facts.written === null ? undefined : dayOf(facts.written);
  const seen = facts.seen === null ? undefined : dayOf(facts.seen);
  const pages = facts.pages ?? 0;
  const edit: Text =
    written === undefined
      ? { fr: "personne n'y a encore écrit", en: "nobody has written there yet" }
      : { fr: `dernière modification le ${written}`, en: `last edit on ${written}` };
  const visit: Text =
    seen === undefined
      ? { fr: "aucune visite dans les journaux gardés", en: "no visit in the logs that are kept" }
      : { fr: `dernière visite le ${seen}`, en: `last visit on ${seen}` };
  return {
    fr: `${pages} page${pages > 1 ? "s" : ""}, ${size.fr} ; ${edit.fr} ; ${visit.fr}`,
    en: `${pages} page${pages === 1 ? "" : "s"}, ${size.en}; ${edit.en}; ${visit.en}`,
  };
}

function afterText({ slug, kind, state, exempt, isDormant, isPrivate, composts, facts }: Sleeper): Text | undefined {
  if (exempt !== undefined) return { fr: `jamais dit dormant : ${exempt}`, en: `never said to be dormant: ${exempt}` };
  if (state !== "active") return { fr: `state: ${state} dans le fichier`, en: `state: ${state} in the file` };
  if (!isDormant || facts === undefined) return undefined;
  const day = dayOf(facts.written ?? facts.born);
  const file = `members/${slug}.yaml`;
  // Fixed pages are read by everybody.
  const words =
    kind === "site" ? ["suspended", "archived"] : ["readonly", composts && !isPrivate ? "composted" : "archived"];
  const [first = "", second = ""] = words;
  return {
    fr: `personne n'y a écrit depuis le ${day} ; « state: ${first} » ou « state: ${second} » est une ligne de ${file}, et « dormancy: { exempt: true, reason: … } » une autre`,
    en: `nobody has written there since ${day}; “state: ${first}” or “state: ${second}” is a line of ${file}, and “dormancy: { exempt: true, reason: … }” another one`,
  };
}

/** What machines are told of one of them; times as ISO 8601 has them, null where nothing is known. */
export function dormancyJson({ slug, kind, host, app, state, exempt, facts, isDormant }: Sleeper) {
  return {
    member: slug,
    kind,
    host,
    app,
    state,
    isDormant,
    ...(exempt === undefined ? {} : { exempt }),
    isOnServer: facts !== undefined,
    lastEdit: timeOf(facts?.written),
    lastVisit: timeOf(facts?.seen),
    pages: facts?.pages ?? null,
    bytes: facts?.bytes ?? null,
  };
}

const timeOf = (seconds: number | null | undefined): string | null =>
  seconds === null || seconds === undefined ? null : new Date(seconds * 1000).toISOString();

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
