import { uidOf } from "./names.ts";
import {
  factsOf,
  filesOf,
  originOf,
  parsedOnce,
  rowsOf,
  unitsOf,
  wordsOf,
  type Rows,
  type Unit,
} from "./survey-rows.ts";

/** A survey of sites, to be asked for one fact at a time. */
export interface SiteFacts {
  file(path: string): string | undefined;
  /** `owner:group mode`, or what it is where it is neither a file nor a directory. */
  mode(path: string): string | undefined;
  /** sha256 of a file that is not shown. */
  digest(path: string): string | undefined;
  /** Of a composted wiki's copy: the host of which it is, and whether it is as it was made. */
  copy(tree: string): { readonly host: string; readonly isAsMade: boolean } | undefined;
  /** `installed`, or dpkg's word where it is not whole. */
  packageState(name: string): string | undefined;
  packageVersion(name: string): string | undefined;
  /** Whether Apache has the package's own page in every site. */
  isServedByPackage(name: string): boolean;
  /** Whether the member's timer starts what the sites do by the clock, after a reboot, too. */
  runsByTheClock(login: string): boolean;
  /** The address in whose name a member's sites send, where the way out is open. */
  sendsMailAs(member: string): string | undefined;
  service(unit: string): string;
  /** Whether the unit in force is the platform's and nothing else. */
  unit(unit: string): string;
  startsAtBoot(unit: string): boolean;
  hasDatabase(name: string): boolean;
  databaseUser(name: string): { readonly hash: string; readonly login: string } | undefined;
  /** What the user may do, without the words that all grants have in common. */
  grants(user: string): string | undefined;
}

export const parseSites = parsedOnce(parse);

function parse(survey: string): SiteFacts {
  const rows = rowsOf(survey);
  const of = (what: string) => wordsOf(rows, what);
  const files = filesOf(rows);
  const modes = new Map(
    of("mode").map(([path = "", mode = "", type = ""]) => [path, /^(regular|directory)/.test(type) ? mode : type]),
  );
  const digests = new Map(factsOf(rows, "digest"));
  const copies = new Map(
    of("copy").map(([path = "", host = "", made = "", found = ""]) => [path, { host, isAsMade: made === found }]),
  );
  const boot = new Set(of("boot").map(([unit]) => unit));
  const schemas = new Set(of("schema").map(([name]) => name));
  const users = new Map(
    of("user").map(([name = "", plugin = "", hash = "", login = ""]) => [
      name,
      { hash: plugin === "mysql_native_password" ? hash : `${plugin} ${hash}`, login },
    ]),
  );
  const served = new Set(of("served").map(([name]) => name));
  const packages = new Map(
    of("package").map(([name = "", status = "", version = ""]) => [
      name,
      { state: status === "ii " ? "installed" : status, version },
    ]),
  );
  const units = unitsOf(rows, "unit");
  const granted = grants(rows);
  return {
    file: (path) => files[path],
    mode: (path) => modes.get(path),
    digest: (path) => digests.get(path),
    copy: (tree) => copies.get(`${tree}/compost`),
    packageState: (name) => packages.get(name)?.state,
    packageVersion: (name) => packages.get(name)?.version,
    isServedByPackage: (name) => served.has(name),
    runsByTheClock: (login) => {
      const timer = `konbit-jobs@${login}.timer`;
      return boot.has(timer) && units.get(timer)?.["ActiveState"] === "active";
    },
    sendsMailAs: (member) =>
      boot.has("konbit-post.socket") && units.get("konbit-post.socket")?.["ActiveState"] === "active"
        ? files[`/etc/konbit/post/${uidOf(member)}`]?.trim()
        : undefined,
    service: (unit) => stateOf(units.get(unit) ?? { ActiveState: "not running" }),
    unit: (unit) => originOf(units.get(unit) ?? {}),
    startsAtBoot: (unit) => boot.has(unit),
    hasDatabase: (name) => schemas.has(name),
    databaseUser: (name) => users.get(name),
    grants: (user) => granted.get(user)?.sort().join("; "),
  };
}

function stateOf({ ActiveState: state = "" }: Unit): string {
  return state === "active" ? "running" : state;
}

/** `GRANT x ON y TO user@host …`; the one that carries the password's hash grants nothing and is left out. */
function grants(rows: Rows): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of rows.map((row) => row.join("\t"))) {
    const [, what = "", user = ""] = /^GRANT (.*) TO `([a-z0-9_]+)`@`localhost`/.exec(line) ?? [];
    if (user !== "" && what !== "USAGE ON *.*") found.set(user, [...(found.get(user) ?? []), what]);
  }
  return found;
}
