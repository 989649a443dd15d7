import { archiveOf, isPinned, type Pins } from "../apps/archive.ts";
import type { App } from "../apps/app.ts";
import type { AppUse } from "../plan/app-use.ts";
import type { Lang, Text } from "../text.ts";

/** What the server shows of programs, where one was asked. */
export interface OnServer {
  /** By the name of a package: its version, and the day that its changelog is of, where it has one. */
  readonly packages: ReadonlyMap<string, { readonly version: string; readonly released?: string }>;
  /** By the name of an app, the versions that are unpacked. */
  readonly archives: ReadonlyMap<string, readonly string[]>;
}

/** What the catalogue is told with. */
export interface Told {
  readonly pins: Pins;
  readonly server: OnServer | undefined;
  /** `2026-11-27` */
  readonly today: string;
  readonly lang: Lang;
}

/** What machines are told of one app. */
export interface AppJson {
  readonly name: string;
  readonly title: string;
  readonly isProvided: boolean;
  readonly licence?: string;
  readonly homePage?: string;
  /** Where its program comes from; absent where what is served is the member's own. */
  readonly source?: "debian" | "archive";
  /** Of Debian; the first is the program, unless there is an archive. */
  readonly packages: readonly string[];
  /** On the server, where one was asked; of an archive the one that sites are given. */
  readonly version?: string;
  /** The day of that version, where it is known. */
  readonly released?: string;
  /** What somebody should look after. */
  readonly remarks: readonly string[];
  readonly hosts: readonly string[];
}

export function appJson({ app, hosts }: AppUse, told: Told): AppJson {
  const { name, title, isProvided, program } = app;
  const { lang } = told;
  const release = releaseOf(app, told);
  return {
    name,
    title: title[lang],
    isProvided,
    ...(program === undefined
      ? {}
      : {
          licence: program.licence,
          homePage: program.homePage,
          source: program.archive === undefined ? ("debian" as const) : ("archive" as const),
        }),
    packages: program?.packages ?? [],
    ...release,
    remarks: remarksOn(app, release, told).map((text) => text[lang]),
    hosts,
  };
}

interface Release {
  readonly version?: string;
  readonly released?: string;
}

function releaseOf(app: App, { pins, server }: Told): Release {
  const { version, released } = archiveOf(app, pins) ?? server?.packages.get(app.program?.packages[0] ?? "") ?? {};
  return { ...(version === undefined ? {} : { version }), ...(released === undefined ? {} : { released }) };
}

function remarksOn(app: App, { released = "", version = "" }: Release, { pins, server, today }: Told): readonly Text[] {
  const archive = archiveOf(app, pins);
  const there = server?.archives.get(app.name) ?? [];
  const others = there.filter((one) => one !== version);
  // Two years are said by the calendar: the dates are texts that sort as days do.
  const isOld =
    archive !== undefined && released !== "" && `${Number(released.slice(0, 4)) + 2}${released.slice(4)}` < today;
  return [
    ...(archive === undefined || isPinned(archive)
      ? []
      : [
          {
            fr: `somme de contrôle pas encore épinglée (konbit:apps.${app.name}.sha256) : up refuse un site de ce logiciel`,
            en: `no checksum is pinned yet (konbit:apps.${app.name}.sha256): up refuses a site of this program`,
          },
        ]),
    ...(isOld
      ? [
          {
            fr: `publiée il y a plus de deux ans : voyez si le projet a mieux`,
            en: `released more than two years ago: see whether the project has a better one`,
          },
        ]
      : []),
    ...(others.length === 0
      ? []
      : [
          {
            fr: `le serveur a aussi ${others.join(", ")}`,
            en: `the server has ${others.join(", ")}, too`,
          },
        ]),
  ];
}

/** A table for people: a line for each app, and below it who has it and what to look after. */
export function appLines(apps: readonly AppJson[], lang: Lang): readonly string[] {
  const width = Math.max(...apps.map(({ name }) => name.length));
  const below = (text: string) => `${"".padEnd(width)}    ${text}`;
  return apps.flatMap(({ name, title, isProvided, licence, homePage, version, released, remarks, hosts }) => {
    const dated = released === undefined ? "" : ` (${released})`;
    const program =
      licence === undefined
        ? title
        : `${title}${version === undefined ? "" : ` ${version}${dated}`} · ${licence} · ${homePage ?? ""}`;
    const later = isProvided ? "" : lang === "fr" ? " (pas encore fourni)" : " (not provided yet)";
    return [
      `${name.padEnd(width)}  ${program}${later}`,
      ...remarks.map((remark) => below(`! ${remark}`)),
      ...(hosts.length === 0 ? [] : [below(hosts.join(", "))]),
    ];
  });
}
