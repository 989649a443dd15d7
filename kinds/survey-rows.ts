/** What a survey prints: a line for each fact, its words between tabs, the first of which says what kind of fact it is. */
export type Rows = readonly (readonly string[])[];

export const rowsOf = (survey: string): Rows => survey.split("\n").map((line) => line.split("\t"));

/**
 * A parser for the survey of one kind, which is parsed once for everything that is looked up in it. The engine reads kinds in turn, so
 * each has a parser of its own: with one for three, each survey was parsed anew for every domain, 9 s for 200.
 */
export function parsedOnce<Facts>(parse: (survey: string) => Facts): (survey: string) => Facts {
  let latest: { readonly survey: string; readonly facts: Facts } | undefined;
  return (survey) => {
    if (latest?.survey !== survey) latest = { survey, facts: parse(survey) };
    return latest.facts;
  };
}

/** The words of each fact of a kind, without the first. */
export function wordsOf(rows: Rows, what: string): Rows {
  return rows.filter((row) => row[0] === what).map((row) => row.slice(1));
}

/** Key and value of each fact of a kind. */
export function factsOf(rows: Rows, what: string): [string, string][] {
  return wordsOf(rows, what).map(([key = "", value = ""]) => [key, value]);
}

/** The packages that are installed and configured. */
export function packagesOf(rows: Rows): Record<string, string> {
  const whole = factsOf(rows, "package").filter(([, state]) => state === "ii ");
  return Object.fromEntries(whole.map(([name]) => [name, "installed"]));
}

/** Whole texts by path, of rows `file PATH` with their `line TEXT` below. */
export function filesOf(rows: Rows): Record<string, string> {
  const files: Record<string, string> = {};
  let path = "";
  for (const [what, ...rest] of rows) {
    if (what === "file") files[(path = rest.join("\t"))] = "";
    else if (what === "line") files[path] = `${files[path] ?? ""}${rest.join("\t")}\n`;
  }
  return files;
}

/** A unit of systemd, its properties by name. */
export type Unit = Readonly<Record<string, string>>;

/** Units by their `Id`, of `systemctl show` with `what` before each `Key=value` and an empty line between two of them. */
export function unitsOf(rows: Rows, what: string): Map<string, Unit> {
  const units = new Map<string, Unit>();
  let unit: Record<string, string> = {};
  for (const [kind, text = ""] of rows) {
    if (kind === "") unit = {};
    if (kind !== what) continue;
    const at = text.indexOf("=");
    unit[text.slice(0, at)] = text.slice(at + 1);
    if (unit["Id"] !== undefined) units.set(unit["Id"], unit);
  }
  return units;
}

/** How services are, `running, at boot`, by name. */
export function servicesOf(rows: Rows): Record<string, string> {
  return Object.fromEntries(
    [...unitsOf(rows, "unit")].map(([id, unit]) => [id.replace(/\.service$/, ""), serviceText(unit)]),
  );
}

/** `running, at boot` */
export function serviceText(unit: Unit): string {
  const { LoadState: load, ActiveState: active = "unknown", UnitFileState: boot } = unit;
  if (load === "masked") return active === "active" ? "masked, but running" : "masked";
  return `${active === "active" ? "running" : active}, ${boot === "enabled" ? "at boot" : "not at boot"}`;
}

/** Whether the unit in force is what its own file says: `as written`. */
export function originOf({ DropInPaths: over = "", NeedDaemonReload: stale = "" }: Unit): string {
  return over !== "" ? `overridden by ${over}` : stale === "yes" ? "changed on disk and not read" : "as written";
}
