import { isWithin } from "../../core/dns/host-name.ts";
import type { Kind } from "../kind.ts";
import { sha256 } from "../sha256.ts";
import { shipped } from "../shipped.ts";
import { siteId, SiteInputs } from "../site-state.ts";
import { batch, type Thing } from "./driver.ts";
import { type Alternc, alterncIn, alterncSurvey } from "./survey.ts";

// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type SiteState = {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  readonly app: string;
  readonly docroot: string;
  readonly host: string;
  readonly aliases: readonly string[];
  /** What each of these names does. */
  readonly hosts: Readonly<Record<string, string>>;
  /** AlternC's domain of each name. */
  readonly domains: Readonly<Record<string, string>>;
  readonly database?: Readonly<Record<string, string>>;
  readonly databasePassword?: string;
};

/**
 * A web site: names that AlternC serves from one folder of the account, with AlternC's own PHP, and a database. A folder that a
 * name has already stays; what a name did before is closed.
 */
export const site: Kind<SiteState, SiteInputs> = {
  token: "konbit:index:Site",
  inputs: SiteInputs,
  identity: ["member", "name"],
  secrets: ["databasePassword"],
  desired,
  id: siteId,
  survey: alterncSurvey,
  observe,
  ensure: (states) => batch("ensure", "site", states.map(thing), ["update_domains.php"], { more: welcome }),
  retire: (states) => batch("retire", "site", states.map(thing), ["update_domains.php"]),
};

const welcome = { welcomeHtml: shipped("welcome.html"), welcomePhp: shipped("welcome.php") };

function desired(inputs: SiteInputs): SiteState {
  const { member, login, name, host, aliases, domains = [], app, docroot, state, databasePassword } = inputs;
  const others = [...aliases].sort();
  const names = [host, ...others];
  const longest = [...domains].sort((a, b) => b.length - a.length);
  return {
    member,
    login,
    name,
    app,
    docroot,
    host,
    aliases: others,
    hosts: Object.fromEntries(names.map((one) => [one, state === "active" ? "served" : "closed"])),
    domains: Object.fromEntries(names.map((one) => [one, longest.find((domain) => isWithin(one, domain)) ?? one])),
    ...(databasePassword === undefined
      ? {}
      : { database: { name: databaseOf(login, name), password: "as given" }, databasePassword }),
  };
}

/** AlternC takes letters and digits, and one underscore. */
const databaseOf = (login: string, name: string) => `${login}_${name.replaceAll("-", "")}`;

function observe(survey: string, id: string, expected?: SiteState): SiteState | undefined {
  const alternc = alterncIn(survey);
  const facts = alternc.declared("Site", id).get("");
  const login = alternc.loginOf("Site", id);
  if (facts === undefined || login === undefined) return undefined;
  const [member = "", name = ""] = id.split("/");
  const text = (key: string) => (typeof facts[key] === "string" ? facts[key] : "");
  const [host = "", ...aliases] = Array.isArray(facts["hosts"]) ? facts["hosts"].map(String) : [];
  const found = [host, ...aliases].map((one) => [one, hostIn(alternc, login, one, text("folder"))] as const);
  return {
    member,
    login,
    name,
    app: text("app"),
    docroot: text("docroot"),
    host,
    aliases,
    hosts: Object.fromEntries(found.map(([one, { does }]) => [one, does])),
    domains: Object.fromEntries(found.map(([one, { domain }]) => [one, domain])),
    ...databaseFound(alternc, { id, login, name }, expected),
  };
}

function hostIn(
  alternc: Alternc,
  login: string,
  host: string,
  folder: string,
): { readonly does: string; readonly domain: string } {
  const domains = (alternc.account(login)?.domains ?? []).filter(({ name }) => isWithin(host, name));
  const [domain] = [...domains].sort((a, b) => b.name.length - a.name.length);
  if (domain === undefined) return { does: "missing", domain: "missing" };
  const label = host === domain.name ? "" : host.slice(0, -domain.name.length - 1);
  const rows = domain.hosts.filter((row) => row.label === label && ["vhost", "url", "panel"].includes(row.type));
  const open = rows.filter(({ isOpen }) => isOpen);
  const [other] = open.filter(({ type, value }) => type !== "vhost" || value.replace(/\/+$/, "") !== folder);
  const does =
    other !== undefined
      ? `${other.type} ${other.value}`
      : rows.some(({ isDone }) => !isDone)
        ? "waits for AlternC"
        : open.some(({ isFailed }) => isFailed)
          ? "AlternC could not make it"
          : open.length > 0
            ? "served"
            : "closed";
  return { does, domain: domain.name };
}

function databaseFound(
  alternc: Alternc,
  { id, login, name }: { readonly id: string; readonly login: string; readonly name: string },
  expected: SiteState | undefined,
): Pick<SiteState, "database" | "databasePassword"> {
  const database = databaseOf(login, name);
  const declared = alternc.declared("Database", database).get(id);
  if (declared === undefined) return {};
  const isOwn = declared["isOwn"] === true;
  const password = expected?.databasePassword;
  const digest = alternc.account(login)?.databases[database];
  return {
    database: {
      ...(digest === undefined ? {} : { name: database }),
      password:
        password === undefined ? "not known" : isOwn || digest === sha256(password) ? "as given" : "changed by hand",
    },
    ...(password === undefined ? {} : { databasePassword: password }),
  };
}

function thing(state: SiteState): Thing {
  const { login, name, app, docroot, host, aliases, hosts, domains, database, databasePassword } = state;
  return {
    id: siteId(state),
    login,
    name,
    app,
    docroot,
    state: Object.values(hosts).includes("served") ? "active" : "suspended",
    hosts: [host, ...aliases].map((one) => {
      const domain = domains[one] ?? one;
      return { label: one === domain ? "" : one.slice(0, -domain.length - 1), domain };
    }),
    ...(database === undefined || databasePassword === undefined
      ? {}
      : { database: { name: databaseOf(login, name), password: databasePassword } }),
  };
}
