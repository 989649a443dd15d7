import { Script } from "../remote/sh.ts";
import { credentialsText, passwordHash } from "./database.ts";
import { databaseOf, doorOf, treeOf } from "./names.ts";
import { sha256 } from "./sha256.ts";
import { copyFound } from "./site-compost.ts";
import { appIn, programFound, programs, themePackages, versionIn } from "./site-program.ts";
import { shipped, surveyOf } from "./shipped.ts";
import { parseSites, type SiteFacts } from "./site-facts.ts";
import type { SiteState } from "./site-state.ts";
import { certificatesParser, withReport } from "./tls-facts.ts";
import { withoutTls } from "./vhost.ts";

export const siteSurvey = withReport(
  new Script(
    surveyOf("site-survey.sh", {
      PACKAGES: [...new Set([...programs.flatMap(({ packages }) => packages), ...themePackages])],
      PAGES: programs.map(({ packages: [main] }) => main),
      FOLDERS: programs.map(({ folder }) => folder),
    })
      .text.replace("@DATABASES@", () => shipped("databases.sql"))
      .replace("@COPY_DIGEST@", () => shipped("compost/digest.sh")),
  ),
);

const certificatesIn = certificatesParser();

/** Absent when neither vhost, pool nor tree is there: a retired site has its tree in quarantine. */
export function observeSite(survey: string, id: string, expected?: SiteState): SiteState | undefined {
  const facts = parseSites(survey);
  const [member = "", name = ""] = id.split("/");
  const vhost = facts.file(`/etc/konbit/apache/sites/${member}.${name}.conf`);
  const login = expected?.login ?? loginIn(vhost);
  if (login === undefined) return undefined;
  const tree = treeOf(login, name);
  const pool = facts.file(`/etc/konbit/php/${login}/${name}.conf`);
  if (vhost === undefined && pool === undefined && facts.mode(tree) === undefined) return undefined;
  const answers = served(vhost, expected);
  const app = appIn(answers.app);
  const jobs = facts.file(`/etc/konbit/jobs/${login}/${name}`);
  const clock = jobs === undefined ? {} : { jobs: facts.runsByTheClock(login) ? "by the clock" : "not by the clock" };
  const sender = expected?.sender === undefined ? {} : { sender: expected.sender };
  const hasProgram = app?.program !== undefined && answers.state !== "archived";
  // Where nothing is asked of it, whatever an earlier time has left is right.
  const given = expected?.theme && facts.file(`${tree}/private/${answers.app}/theme`)?.trim();
  const theme = given === undefined ? {} : { theme: given };
  const isComposted = answers.state === "composted";
  const settings = hasProgram ? facts.file(`${tree}/private/site.json`) : undefined;
  return {
    member,
    login,
    name,
    ...answers,
    ...some("version", versionIn(settings)),
    ...theme,
    files: {
      ...some("vhost", vhost),
      ...some("pool", pool),
      ...some("settings", settings),
      ...some("jobs", jobs),
    },
    modes: {
      ...some("vhost", facts.mode(`/etc/konbit/apache/sites/${member}.${name}.conf`)),
      ...some("tree", facts.mode(tree)),
      ...Object.fromEntries(parts.flatMap((part) => Object.entries(some(part, facts.mode(`${tree}/${part}`))))),
      ...some("pool", facts.mode(`/etc/konbit/php/${login}/${name}.conf`)),
      ...(isComposted ? some("compost", facts.mode(`${tree}/compost`)) : {}),
    },
    ...(hasProgram
      ? {
          program: {
            ...(isComposted
              ? copyFound(facts, tree)
              : programFound(facts, { app: app.name, tree, member, ...sender, ...theme })),
            ...clock,
          },
        }
      : {}),
    ...sender,
    ...phpOf(facts, login, pool, expected),
    ...databaseFound(facts, { login, name, tree }, expected),
    ...(expected?.tls === undefined ? {} : { tls: certificatesIn(survey, Object.keys(expected.tls)) }),
  };
}

const parts = ["htdocs", "tmp", "sessions", "logs", "private"];

const some = (key: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [key]: value };

function loginIn(vhost: string | undefined): string | undefined {
  return /\/var\/log\/konbit\/([a-z0-9]+)\//.exec(vhost ?? "")?.[1];
}

/** What Apache answers to, from its own words; without a vhost only what was last applied is known of the rest. */
function served(
  vhost: string | undefined,
  expected?: SiteState,
): Pick<SiteState, "host" | "aliases" | "app" | "state"> {
  if (vhost === undefined) {
    const { host = "", aliases = [], app = "", state = "" } = expected ?? {};
    return { host, aliases, app, state };
  }
  const [, app = "", state = ""] = /^# konbit \S+ app=(\S+) state=(\S+)/.exec(vhost) ?? [];
  const names = (directive: string) =>
    [...withoutTls(vhost).matchAll(new RegExp(`^\\s*${directive}\\s+(.*)$`, "gm"))].flatMap(([, words = ""]) =>
      words.split(/\s+/),
    );
  return { host: names("ServerName")[0] ?? "", aliases: names("ServerAlias").sort(), app, state };
}

function phpOf(
  facts: SiteFacts,
  login: string,
  pool: string | undefined,
  expected?: SiteState,
): Pick<SiteState, "php"> {
  if (pool === undefined && expected?.php === undefined) return {};
  const unit = `konbit-php@${login}.service`;
  return {
    php: {
      service: facts.service(unit),
      unit: facts.unit(unit),
      start: facts.startsAtBoot(unit) ? "at boot" : "not at boot",
      // Known only while it runs, and made anew each time.
      door: facts.mode(`/run/konbit-php/by-login/${login}`) ?? doorOf(login),
    },
  };
}

function databaseFound(
  facts: SiteFacts,
  { login, name, tree }: { readonly login: string; readonly name: string; readonly tree: string },
  expected?: SiteState,
): Pick<SiteState, "database" | "databasePassword"> {
  const database = databaseOf(login, name);
  const user = facts.databaseUser(database);
  // A closed one belongs to an earlier time: its data is kept, and nobody asked for it now.
  if (expected?.databasePassword === undefined && user?.login !== "open") return {};
  const password = expected?.databasePassword;
  const path = `${tree}/private/database.json`;
  const mode = facts.mode(path);
  return {
    database: {
      ...(facts.hasDatabase(database) ? { name: database } : {}),
      ...(user === undefined
        ? {}
        : { user: `${database}@localhost`, login: user.login, password: agreement(user.hash, password, passwordHash) }),
      ...(mode === undefined
        ? {}
        : {
            credentials:
              mode === `${login}:${login} 400`
                ? agreement(facts.digest(path), password, (given) => sha256(credentialsText(login, name, given)))
                : mode,
          }),
      ...some("grants", facts.grants(database)),
    },
    ...(password === undefined ? {} : { databasePassword: password }),
  };
}

/** Whether what the server keeps comes from the given password; neither is ever shown. */
function agreement(found: string | undefined, password: string | undefined, derive: (given: string) => string): string {
  if (password === undefined) return "not known";
  return found === derive(password) ? "as given" : "changed by hand";
}
