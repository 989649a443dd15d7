/** A survey of sites, to be asked for one fact at a time. */
export interface SiteFacts {
  file(path: string): string | undefined;
  /** `owner:group mode`, or what it is where it is neither a file nor a directory. */
  mode(path: string): string | undefined;
  /** sha256 of a file that is not shown. */
  digest(path: string): string | undefined;
  service(unit: string): string;
  /** Whether the unit in force is the platform's and nothing else. */
  unit(unit: string): string;
  startsAtBoot(unit: string): boolean;
  hasDatabase(name: string): boolean;
  databaseUser(name: string): { readonly hash: string; readonly login: string } | undefined;
  /** What the user may do, without the words that all grants have in common. */
  grants(user: string): string | undefined;
}

/** A survey is parsed once for all the sites that are looked up in it. */
let latest: { readonly survey: string; readonly facts: SiteFacts } | undefined;

export function parseSites(survey: string): SiteFacts {
  if (latest?.survey !== survey) latest = { survey, facts: parse(survey) };
  return latest.facts;
}

function parse(survey: string): SiteFacts {
  const rows = survey.split("\n").map((line) => line.split("\t"));
  const of = (what: string) => rows.filter((row) => row[0] === what).map((row) => row.slice(1));
  const table = (what: string) => new Map(of(what).map(([key = "", value = ""]) => [key, value]));
  const files = texts(rows);
  const modes = new Map(
    of("mode").map(([path = "", mode = "", type = ""]) => [path, /^(regular|directory)/.test(type) ? mode : type]),
  );
  const digests = table("digest");
  const boot = new Set(of("boot").map(([unit]) => unit));
  const schemas = new Set(of("schema").map(([name]) => name));
  const users = new Map(
    of("user").map(([name = "", plugin = "", hash = "", login = ""]) => [
      name,
      { hash: plugin === "mysql_native_password" ? hash : `${plugin} ${hash}`, login },
    ]),
  );
  const units = services(rows);
  const granted = grants(rows);
  return {
    file: (path) => files.get(path),
    mode: (path) => modes.get(path),
    digest: (path) => digests.get(path),
    service: (unit) => units.get(unit)?.state ?? "not running",
    unit: (unit) => units.get(unit)?.origin ?? "as written",
    startsAtBoot: (unit) => boot.has(unit),
    hasDatabase: (name) => schemas.has(name),
    databaseUser: (name) => users.get(name),
    grants: (user) => granted.get(user)?.sort().join("; "),
  };
}

function texts(rows: readonly (readonly string[])[]): Map<string, string> {
  const files = new Map<string, string>();
  let path = "";
  for (const [what, ...rest] of rows) {
    if (what === "file") files.set((path = rest.join("\t")), "");
    else if (what === "line") files.set(path, `${files.get(path) ?? ""}${rest.join("\t")}\n`);
  }
  return files;
}

interface Unit {
  readonly state: string;
  readonly origin: string;
}

/** `systemctl show` prints a block of `Key=value` for each unit, with an empty line between. */
function services(rows: readonly (readonly string[])[]): Map<string, Unit> {
  const found = new Map<string, Unit>();
  let block: Record<string, string> = {};
  for (const [what, text = ""] of rows) {
    if (what === "") block = {};
    if (what !== "unit") continue;
    const at = text.indexOf("=");
    block[text.slice(0, at)] = text.slice(at + 1);
    if (block["Id"] !== undefined) found.set(block["Id"], unitOf(block));
  }
  return found;
}

function unitOf(block: Readonly<Record<string, string>>): Unit {
  const { ActiveState: state = "", DropInPaths: over = "", NeedDaemonReload: stale = "" } = block;
  return {
    state: state === "active" ? "running" : state,
    origin: over !== "" ? `overridden by ${over}` : stale === "yes" ? "changed on disk and not read" : "as written",
  };
}

/** `GRANT x ON y TO user@host …`; the one that carries the password's hash grants nothing and is left out. */
function grants(rows: readonly (readonly string[])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of rows.map((row) => row.join("\t"))) {
    const [, what = "", user = ""] = /^GRANT (.*) TO `([a-z0-9_]+)`@`localhost`/.exec(line) ?? [];
    if (user !== "" && what !== "USAGE ON *.*") found.set(user, [...(found.get(user) ?? []), what]);
  }
  return found;
}
