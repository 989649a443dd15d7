import type { Tenant } from "../member/member.ts";
import type { Requests } from "../member/schema.ts";
import { bareLimitText, limitKeys, limitText } from "./granted.ts";
import { about, type Line, type Subject } from "./line.ts";

/** What the member would like: the konbit decides, nothing changes by asking. */
export const requests: Subject = (before, after) => [
  ...limitKeys.flatMap((key) => wish(key, before?.requests?.[key], after)),
  ...exportLines(before?.requests?.export === true, after.requests?.export === true),
  ...note(before?.requests?.note, after.requests?.note),
];

function wish(key: (typeof limitKeys)[number], was: number | undefined, after: Tenant): readonly Line[] {
  const is: Requests[typeof key] = after.requests?.[key];
  if (was === is) return [];
  const say = about("request", key);
  const has = bareLimitText(key, after.granted.limits[key]);
  if (is === undefined) {
    const wanted = limitText(key, was ?? 0);
    return [
      say("changes", "décision", {
        fr: `ne demande plus ${wanted.fr} (accordé : ${has.fr})`,
        en: `no longer asks for ${wanted.en} (granted: ${has.en})`,
      }),
    ];
  }
  const wants = limitText(key, is);
  return [
    say("asks", "décision", {
      fr: `demande ${wants.fr} (accordé : ${has.fr})`,
      en: `asks for ${wants.en} (granted: ${has.en})`,
    }),
  ];
}

function exportLines(was: boolean, is: boolean): readonly Line[] {
  if (was === is) return [];
  const say = about("request", "export");
  return [
    is
      ? say("asks", "décision", {
          fr: "demande une copie de toutes ses données, à emporter ailleurs",
          en: "asks for a copy of all its data, to take elsewhere",
        })
      : say("changes", "décision", {
          fr: "ne demande plus de copie de ses données",
          en: "no longer asks for a copy of its data",
        }),
  ];
}

function note(was: string | undefined, is: string | undefined): readonly Line[] {
  if (was === is) return [];
  const say = about("request", "note");
  return [
    is === undefined
      ? say("changes", "décision", { fr: "sa demande n'a plus de note", en: "its request has no note any more" })
      : say("asks", "décision", { fr: `note de la demande : « ${is} »`, en: `note of the request: “${is}”` }),
  ];
}
