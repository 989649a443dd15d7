/** What a survey prints: a line for each fact, its words between tabs, the first of which says what kind of fact it is. */
export type Rows = readonly (readonly string[])[];

export const rowsOf = (survey: string): Rows => survey.split("\n").map((line) => line.split("\t"));

/** Key and value of each fact of a kind. */
export function factsOf(rows: Rows, what: string): [string, string][] {
  return rows.filter((row) => row[0] === what).map(([, key = "", value = ""]) => [key, value]);
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

/** How services are, `running, at boot`, by name, of `systemctl show` with `unit` before each line. */
export function servicesOf(rows: Rows): Record<string, string> {
  const services: Record<string, string> = {};
  let block: Record<string, string> = {};
  for (const [what, text = ""] of rows) {
    if (what === "") block = {};
    if (what !== "unit") continue;
    const at = text.indexOf("=");
    block[text.slice(0, at)] = text.slice(at + 1);
    const id = block["Id"]?.replace(/\.service$/, "");
    if (id !== undefined) services[id] = serviceText(block);
  }
  return services;
}

function serviceText(block: Readonly<Record<string, string>>): string {
  if (block["LoadState"] === "masked") return block["ActiveState"] === "active" ? "masked, but running" : "masked";
  const state = block["ActiveState"] === "active" ? "running" : (block["ActiveState"] ?? "unknown");
  return `${state}, ${block["UnitFileState"] === "enabled" ? "at boot" : "not at boot"}`;
}
