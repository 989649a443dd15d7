import { Script, sh } from "../remote/sh.ts";
import type { MailLinksState } from "./mail-links-state.ts";
import { shipped } from "./shipped.ts";

/** Made for what the links and their page have: which packages, files and paths to look at. */
export function mailLinksSurvey(state: Pick<MailLinksState, "packages" | "files" | "modes">): Script {
  const words = (values: Readonly<Record<string, string>>) => sh`${Object.keys(values)}`.text;
  return new Script(
    shipped("mail-links/survey.sh")
      .replace("@PACKAGES@", words(state.packages))
      .replace("@PATHS@", words(state.modes))
      .replace("@FILES@", words(state.files)),
  );
}

/** Absent when no file of it is there. */
export function observeMailLinks(survey: string): MailLinksState | undefined {
  const rows = survey.split("\n").map((line) => line.split("\t"));
  const of = (what: string) =>
    rows.filter((row) => row[0] === what).map(([, key = "", value = ""]): [string, string] => [key, value]);
  const files = of("file");
  if (files.length === 0) return undefined;
  const [, host = "", from = ""] = /^\{"host":"([^"]*)","from":"([^"]*)"\}$/.exec(of("inputs")[0]?.[0] ?? "") ?? [];
  return {
    host,
    from,
    packages: Object.fromEntries(
      of("package").flatMap(([name, state]) => (state === "ii " ? [[name, "installed"]] : [])),
    ),
    files: Object.fromEntries(files),
    modes: Object.fromEntries(of("mode")),
    services: servicesOf(rows),
    page: Object.fromEntries(of("page")),
  };
}

/** `systemctl show` prints a block of `Key=value` for each unit, with an empty line between. */
function servicesOf(rows: readonly (readonly string[])[]): Readonly<Record<string, string>> {
  const blocks: Record<string, string>[] = [{}];
  for (const [what, text = ""] of rows) {
    if (what === "") blocks.push({});
    if (what !== "unit") continue;
    const at = text.indexOf("=");
    Object.assign(blocks.at(-1) ?? {}, { [text.slice(0, at)]: text.slice(at + 1) });
  }
  return Object.fromEntries(
    blocks.flatMap(({ Id: id, ActiveState: active, UnitFileState: file }) =>
      id === undefined
        ? []
        : [
            [
              id,
              `${active === "active" ? "running" : (active ?? "unknown")}, ${file === "enabled" ? "at boot" : "not at boot"}`,
            ],
          ],
    ),
  );
}
