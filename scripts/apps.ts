import { Command } from "commander";
import { apps as provided } from "../core/apps/index.ts";
import { appUses } from "../core/plan/app-use.ts";
import { appJson, appLines, type Versions } from "../core/say/apps-text.ts";
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
}

/** What a member may ask for as a site or a wiki. */
const apps: Verb = (ui) =>
  new Command("apps")
    .summary(ui.text({ fr: "les logiciels des sites et des wikis", en: "the programs of sites and wikis" }))
    .description(
      ui.text({
        fr: "Dit ce qu'un membre peut demander comme site ou comme wiki : licence, page du logiciel, et qui l'utilise selon les fichiers. Avec --stack, demande aussi au serveur quelle version y est.",
        en: "Says what a member may ask for as a site or a wiki: licence, home page, and who uses it by the files. With --stack it also asks the server which version is there.",
      }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async ({ members: folder, stack: name, json }: Options) => {
      const stack = name === undefined ? await stackOf(undefined) : await stackWithServer(name);
      const { members } = await loadMembers(ui, { ...(folder === undefined ? {} : { members: folder }), stack });
      const versions = name === undefined ? new Map<string, string>() : await versionsOn(ui, stack);
      const all = appUses(members).map((use) => appJson(use, versions, ui.lang));
      if (json === true) ui.json(all);
      else for (const line of appLines(all, ui.lang)) ui.say(line);
    });

export default apps;

// For dpkg-query, not for the shell.
const format = "${Package}\\t${Version}\\n";

async function versionsOn(ui: Ui, stack: Awaited<ReturnType<typeof stackOf>>): Promise<Versions> {
  const packages = provided.flatMap(({ program }) => program?.packages.slice(0, 1) ?? []);
  const { stdout } = await askServer(ui, stack, sh`dpkg-query -W -f ${format} ${packages} 2>/dev/null || true`);
  const rows = stdout.split("\n").map((line): [string, string] => {
    const [name = "", version = ""] = line.split("\t");
    return [name, version];
  });
  return new Map(rows.filter(([, version]) => version !== ""));
}
