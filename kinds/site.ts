import { appNamed } from "../core/apps/index.ts";
import { lines, Script, sh } from "../remote/sh.ts";
import { credentialsText, databaseFacts, passwordHash } from "./database.ts";
import type { Kind } from "./kind.ts";
import { doorOf } from "./names.ts";
import { adminIn, appCalls, jobsText, programFacts, settingsText, siteText } from "./site-program.ts";
import { poolText } from "./pool.ts";
import { shipped } from "./shipped.ts";
import { observeSite, siteSurvey } from "./site-observe.ts";
import { siteId, SiteInputs, type SiteState } from "./site-state.ts";
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
  const { member, login, name, host, aliases, app, state, databasePassword, sender, tls } = inputs;
  const jobs = state === "active" ? jobsText(inputs) : "";
  const isProgram = appNamed(app).program !== undefined;
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
    files: {
      vhost: vhostText(inputs),
      ...(runsPhp ? { pool: poolText(inputs) } : {}),
      ...(isProgram ? { settings: settingsText(inputs) } : {}),
      ...(jobs === "" ? {} : { jobs }),
    },
    modes: { ...modes(login), ...(runsPhp ? { pool: "root:root 644" } : {}) },
    ...(isProgram ? { program: { ...programFacts(inputs), ...(jobs === "" ? {} : { jobs: "by the clock" }) } } : {}),
    ...(sender === undefined ? {} : { sender }),
    ...(runsPhp ? { php: { service: "running", unit: "as written", start: "at boot", door: doorOf(login) } } : {}),
    ...(databasePassword === undefined ? {} : { database: databaseFacts(login, name), databasePassword }),
    ...(tls === true ? { tls: managed([host, ...aliases].sort()) } : {}),
  };
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
    ...states.map(ensureCall),
    new Script("sites_ensure"),
    new Script("finish"),
  ]);
}

/** Arguments of a shell function, not of a program: nobody sees them in the list of processes. */
function ensureCall(state: SiteState): Script {
  const { member, login, name, files, app, databasePassword, sender = "" } = state;
  const settings = files["settings"] ?? "";
  const secret =
    databasePassword === undefined
      ? ["", ""]
      : [passwordHash(databasePassword), credentialsText(login, name, databasePassword)];
  const admin = settings === "" ? "" : adminIn(settings);
  const texts = [files["vhost"] ?? "", files["pool"] ?? "", ...secret, settings];
  return sh`site ${siteId(state)} ${[member, login, name, app, ...texts, sender, admin, files["jobs"] ?? ""]}`;
}

function retireCall(state: SiteState): Script {
  const { member, login, name } = state;
  return sh`site ${siteId(state)} ${[member, login, name, "none", "", "", "", "", "", "", "", ""]}`;
}

const library = lines([
  ...[
    "lib.sh",
    "quarantine.sh",
    "generation.sh",
    "database.sh",
    "packages.sh",
    "apps.sh",
    "mail/tls.sh",
    "certificates/settle.sh",
    "upgrade/settled.sh",
    "site.sh",
  ].map((name) => new Script(shipped(name))),
  sh`letter_php=${shipped("message.php") + shipped("apps/letter.php").replace(/^<\?php\n/, "")}`,
  sh`site_php=${siteText}`,
  sh`databases_sql=${shipped("databases.sql")}`,
]);
