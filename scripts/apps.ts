import { Command } from "commander";
import { writeFile } from "node:fs/promises";
import { pins } from "../core/apps/archive.ts";
import { apps as provided } from "../core/apps/index.ts";
import { appUses } from "../core/plan/app-use.ts";
import { appsPage } from "../core/say/apps-page.ts";
import { appJson, appLines, type OnServer } from "../core/say/apps-text.ts";
import { sh } from "../remote/sh.ts";
import { askServer } from "./cli/ask-server.ts";
import { loadMembers } from "./cli/load-members.ts";
import { stackOf, stackWithServer } from "./cli/stack.ts";
import type { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly stack?: string;
  readonly json?: boolean;
  readonly html?: string;
}

/** What a member may ask for as a site or a wiki. */
const apps: Verb = (ui) =>
  new Command("apps")
    .summary(ui.text({ fr: "les logiciels des sites et des wikis", en: "the programs of sites and wikis" }))
    .description(
      ui.text({
        fr: "Dit ce qu'un membre peut demander comme site ou comme wiki : licence, page du logiciel, et qui l'utilise selon les fichiers. Avec --stack, demande aussi au serveur quelle version y est. Avec --html, en fait une page à publier.",
        en: "Says what a member may ask for as a site or a wiki: licence, home page, and who uses it by the files. With --stack it also asks the server which version is there. With --html it makes a page of it to publish.",
      }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .option(
      "--html <file>",
      ui.text({ fr: "écrit une page, en français et en anglais", en: "writes a page, in French and English" }),
    )
    .action(async ({ members: folder, stack: name, json, html }: Options) => {
      const stack = name === undefined ? await stackOf(undefined) : await stackWithServer(name);
      const { members } = await loadMembers(ui, { ...(folder === undefined ? {} : { members: folder }), stack });
      const server = name === undefined ? undefined : await programsOn(ui, stack);
      const pinned = pins.safeParse(stack.values["apps"] ?? {});
      const today = new Date().toISOString().slice(0, 10);
      const told = { pins: pinned.data ?? {}, server, today };
      const allIn = (lang: typeof ui.lang) => appUses(members).map((use) => appJson(use, { ...told, lang }));
      const all = allIn(ui.lang);
      if (html !== undefined) await writeFile(html, appsPage({ fr: allIn("fr"), en: allIn("en") }, today));
      if (json === true) ui.json(all);
      else if (html === undefined) for (const line of appLines(all, ui.lang)) ui.say(line);
    });

export default apps;

// For dpkg-query, not for the shell.
const format = "${Version}";

async function programsOn(ui: Ui, stack: Awaited<ReturnType<typeof stackOf>>): Promise<OnServer> {
  const packages = provided.flatMap(({ program }) => program?.packages.slice(0, 1) ?? []);
  const { stdout } = await askServer(
    ui,
    stack,
    // A package's changelog has the date of its last entry.
    sh`for name in ${packages}; do
      version=$(dpkg-query -W -f ${format} "$name" 2>/dev/null) || continue
      printf 'package\t%s\t%s\t%s\n' "$name" "$version" "$(stat -c %y /usr/share/doc/"$name"/changelog*.gz 2>/dev/null | sort | tail -n 1 | cut -c1-10)"
    done
    (cd /usr/local/share/konbit/apps 2>/dev/null && ls -d */*.unpacked 2>/dev/null) | sed 's/\.unpacked$//; s/^/archive\t/'
    true`,
  );
  const rows = stdout.split("\n").map((line) => line.split("\t"));
  const archives = new Map<string, string[]>();
  for (const [what, path = ""] of rows) {
    const [app = "", version = ""] = path.split("/");
    if (what === "archive") archives.set(app, [...(archives.get(app) ?? []), version]);
  }
  return {
    packages: new Map(
      rows
        .filter(([what]) => what === "package")
        .map(([, name = "", version = "", released = ""]) => [
          name,
          { version, ...(released === "" ? {} : { released }) },
        ]),
    ),
    archives,
  };
}
