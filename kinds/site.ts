import { appNamed } from "../core/apps/index.ts";
import { lines, Script, sh } from "../remote/sh.ts";
import { credentialsText, databaseFacts, passwordHash } from "./database.ts";
import type { Kind } from "./kind.ts";
import { doorOf } from "./names.ts";
import { adminIn, appCalls, jobsText, programFacts, settingsText, siteText, themePackage } from "./site-program.ts";
import { poolText } from "./pool.ts";
import { shipped } from "./shipped.ts";
import { observeSite, siteSurvey } from "./site-observe.ts";
import { compostCalls, copyFacts } from "./site-compost.ts";
import { isPutAway, siteId, SiteInputs, type SiteState } from "./site-state.ts";
import { managed } from "./tls-facts.ts";
import { vhostText } from "./vhost.ts";

/** A web site: its tree, its Apache vhost, its PHP pool and its database. */
export const site: Kind<SiteState, SiteInputs> = {
  token: "konbit:index:Site",
  inputs: SiteInputs,
  identity: ["member", "name"],
  secrets: ["databasePassword"],
  desired,
  id: siteId,
  survey: siteSurvey,
  observe: observeSite,
  ensure,
  retire: (states) => lines([library, ...states.map(retireCall), new Script("sites_retire"), new Script("finish")]),
};

function desired(inputs: SiteInputs): SiteState {
  const { member, login, name, host, aliases, app, state, databasePassword, sender, tls, version, theme } = inputs;
  const jobs = state === "active" ? jobsText(inputs) : "";
  const hasProgram = appNamed(app).program !== undefined && state !== "archived";
  const runsPhp = appNamed(app).runsPhp && state === "active";
  return {
    member,
    login,
    name,
    host,
    // Their order means nothing to anybody.
    aliases: [...aliases].sort(),
    app,
    state,
    ...(hasProgram && version !== undefined ? { version } : {}),
    ...(hasProgram && theme !== undefined && state !== "composted" ? { theme } : {}),
    files: {
      vhost: vhostText(inputs),
      ...(runsPhp ? { pool: poolText(inputs) } : {}),
      ...(hasProgram ? { settings: settingsText(inputs) } : {}),
      ...(jobs === "" ? {} : { jobs }),
    },
    modes: {
      ...modes(login),
      ...(runsPhp ? { pool: "root:root 644" } : {}),
      ...(state === "composted" ? { compost: `root:${login} 750` } : {}),
    },
    ...(hasProgram ? { program: state === "composted" ? copyFacts(host) : programOf(inputs, jobs) } : {}),
    ...(sender === undefined ? {} : { sender }),
    ...(runsPhp ? { php: { service: "running", unit: "as written", start: "at boot", door: doorOf(login) } } : {}),
    ...(databasePassword === undefined
      ? {}
      : { database: databaseFacts(login, name, !isPutAway(inputs)), databasePassword }),
    ...(tls === true ? { tls: managed([host, ...aliases].sort()) } : {}),
  };
}

function programOf(inputs: SiteInputs, jobs: string): Readonly<Record<string, string>> {
  return { ...programFacts(inputs), ...(jobs === "" ? {} : { jobs: "by the clock" }) };
}

/** The tree and `private` are root's, see `directories` of the account; what is below the others is the member's. */
function modes(login: string): SiteState["modes"] {
  return {
    vhost: "root:root 644",
    tree: `root:${login} 750`,
    htdocs: `${login}:${login} 750`,
    tmp: `${login}:${login} 700`,
    sessions: `${login}:${login} 700`,
    logs: `${login}:${login} 700`,
    private: `root:${login} 710`,
  };
}

function ensure(states: readonly SiteState[]): Script {
  return lines([
    library,
    ...appCalls(states),
    ...compostCalls(states),
    ...states.map(ensureCall),
    new Script("sites_ensure"),
    new Script("finish"),
  ]);
}

/** Arguments of a shell function, not of a program: nobody sees them in the list of processes. What is not told is empty. */
function siteCall(state: SiteState, more: Readonly<Record<string, string>>): Script {
  const { member, login, name, host } = state;
  return sh`site ${siteId(state)} ${Object.entries({ member, login, name, host, ...more }).flat()}`;
}

function ensureCall(state: SiteState): Script {
  const { login, name, app, files, state: phase, version = "", theme = "", databasePassword, sender = "" } = state;
  const { vhost = "", pool = "", settings = "", jobs = "" } = files;
  const wants = themePackage(app, theme) ?? "";
  const database =
    databasePassword === undefined
      ? {}
      : { hash: passwordHash(databasePassword), credentials: credentialsText(login, name, databasePassword) };
  // What is put away writes to nobody.
  const mail = settings === "" || isPutAway(state) ? {} : { sender, admin: adminIn(settings) };
  return siteCall(state, { app, phase, version, theme, wants, vhost, pool, settings, jobs, ...database, ...mail });
}

const retireCall = (state: SiteState): Script => siteCall(state, { app: "none" });

const library = lines([
  ...[
    "lib.sh",
    "quarantine.sh",
    "generation.sh",
    "database.sh",
    "packages.sh",
    "apps.sh",
    "compost/digest.sh",
    "compost/compost.sh",
    "mail/tls.sh",
    "certificates/settle.sh",
    "upgrade/settled.sh",
    "site.sh",
  ].map((name) => new Script(shipped(name))),
  sh`letter_php=${shipped("message.php") + shipped("apps/letter.php").replace(/^<\?php\n/, "")}`,
  sh`site_php=${siteText}`,
  sh`databases_sql=${shipped("databases.sql")}`,
]);
