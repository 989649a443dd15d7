import type { AppName } from "../apps/index.ts";
import { apps } from "../apps/index.ts";

/** A package of Debian as the server has it and could have it. */
export interface PackageFound {
  readonly installed: string;
  readonly candidate: string;
  /** All that the server's archives offer. */
  readonly versions: readonly string[];
}

/** A site that runs a program and is open. */
export interface SiteFound {
  /** `m-0003/wiki`. */
  readonly id: string;
  readonly app: AppName;
  readonly login: string;
  readonly host: string;
  readonly kib: number;
  /** The version of the package that it was last made ready for. */
  readonly born: string;
  /** Of a program that it has its own copy of: the version of the copy. */
  readonly version?: string;
}

/** What there is to upgrade on a server. */
export interface UpgradeSurvey {
  /** An upgrade that is not at its end: the state of its service. */
  readonly unfinished?: string;
  /** Why Debian's archives could not be asked anew. */
  readonly stale?: string;
  readonly packages: ReadonlyMap<string, PackageFound>;
  readonly sites: readonly SiteFound[];
}

/** Reads what server/upgrade/look.sh printed. */
export function readSurvey(printed: string): UpgradeSurvey {
  const rows = printed.split("\n").map((line) => line.split("\t"));
  const of = (what: string) => rows.filter(([word]) => word === what).map(([, ...words]) => words);
  const [[unfinished] = []] = of("unfinished");
  const [[stale] = []] = of("stale");
  return {
    ...(unfinished === undefined ? {} : { unfinished }),
    ...(stale === undefined ? {} : { stale }),
    packages: new Map(
      of("package").map(([name = "", installed = "", candidate = "", versions = ""]) => [
        name,
        { installed, candidate, versions: versions.split(" ").filter((one) => one !== "") },
      ]),
    ),
    sites: of("site").flatMap(([id = "", name = "", login = "", host = "", kib = "", born = "", version = ""]) => {
      const app = apps.find((one) => one.name === name)?.name;
      if (app === undefined) return [];
      return [{ id, app, login, host, kib: Number(kib), born, ...(version === "" ? {} : { version }) }];
    }),
  };
}
