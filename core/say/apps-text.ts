import type { AppUse } from "../plan/app-use.ts";
import type { Lang } from "../text.ts";

/** By the name of a package, the version on the server. */
export type Versions = ReadonlyMap<string, string>;

/** What machines are told of one app. */
export interface AppJson {
  readonly name: string;
  readonly title: string;
  readonly isProvided: boolean;
  readonly licence?: string;
  readonly homePage?: string;
  /** Of Debian; the first is the program. */
  readonly packages: readonly string[];
  /** On the server, where one was asked. */
  readonly version?: string;
  readonly hosts: readonly string[];
}

export function appJson({ app, hosts }: AppUse, versions: Versions, lang: Lang): AppJson {
  const { name, title, isProvided, program } = app;
  const version = program && versions.get(program.packages[0]);
  return {
    name,
    title: title[lang],
    isProvided,
    ...(program === undefined ? {} : { licence: program.licence, homePage: program.homePage }),
    packages: program?.packages ?? [],
    ...(version === undefined ? {} : { version }),
    hosts,
  };
}

/** A table for people: a line for each app, and one below it with who has it. */
export function appLines(apps: readonly AppJson[], lang: Lang): readonly string[] {
  const width = Math.max(...apps.map(({ name }) => name.length));
  return apps.flatMap(({ name, title, isProvided, licence, homePage, version, hosts }) => {
    const program =
      licence === undefined
        ? title
        : `${title}${version === undefined ? "" : ` ${version}`} · ${licence} · ${homePage ?? ""}`;
    const later = isProvided ? "" : lang === "fr" ? " (pas encore fourni)" : " (not provided yet)";
    const line = `${name.padEnd(width)}  ${program}${later}`;
    return hosts.length === 0 ? [line] : [line, `${"".padEnd(width)}    ${hosts.join(", ")}`];
  });
}
