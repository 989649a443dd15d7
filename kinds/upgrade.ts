import { apps, appNamed, type AppName } from "../core/apps/index.ts";
import { lines, Script, sh } from "../remote/sh.ts";
import { shipped, surveyOf } from "./shipped.ts";
import { programCalls, programs } from "./site-program.ts";

/** One upgrade: of a program, and of sites that run it. */
export interface UpgradeRun {
  readonly app: AppName;
  /** The version of the package that is wanted: one that the archives have, or the one that is there. */
  readonly to: string;
  /** Ids of the sites, in the order in which they are tried. */
  readonly sites: readonly string[];
}

/** What there is to upgrade, read by core/upgrade/survey.ts. */
export const upgradeSurvey: Script = surveyOf("upgrade/look.sh", {
  // A release from an archive comes with the catalogue, beside the one before.
  PACKAGES: programs.flatMap(({ packages: [main], archive }) => (archive === undefined ? [main] : [])),
  VERSIONS: programs.flatMap(({ name, folder, copied }) =>
    copied === undefined ? [] : [`${name}:${copied.version.variable}:${folder}/${copied.version.file}`],
  ),
});

/** Starts it on the server, where it goes on by itself. `token` opens closed sites to its own look. */
export function upgradeStart(run: UpgradeRun, token: string): Script {
  const unit = shipped("upgrade/konbit-upgrade.service");
  return lines([new Script(shipped("upgrade/start.sh")), sh`upgrade_start ${upgradeProgram(run, token).text} ${unit}`]);
}

/** What it has told so far; the last line says whether it goes on. */
export const upgradeTold: Script = sh`
  cat /var/lib/konbit/upgrade/told 2>/dev/null
  case $(systemctl is-active konbit-upgrade) in activating | deactivating | active) echo working ;; *) echo over ;; esac`;

/** Lets what was cut off come to its end: what it had begun to change is put back. */
export const upgradeEnd: Script = sh`systemctl start konbit-upgrade 2>/dev/null; true`;

/** Stops it, and waits until what it had begun to change is put back. */
export const upgradeStop: Script = sh`systemctl stop konbit-upgrade 2>/dev/null; true`;

function upgradeProgram({ app: name, to, sites }: UpgradeRun, token: string): Script {
  const app = apps.find((one) => one.name === name) ?? appNamed(name);
  const { program } = app;
  if (program === undefined) throw new Error(`${name} has no program of its own`);
  const { packages, code, reads, copied, hasDatabase, health } = program;
  const [main, ...others] = packages;
  const shares = [code, ...reads, copied?.from ?? "", "/usr/share/php"].filter((path) => path.startsWith("/"));
  return lines([
    ...library,
    ...programCalls(app),
    sh`of=${name} main=${main} target=${to} token=${token} has_database=${hasDatabase ? "yes" : ""}`,
    sh`health_path=${health.path} health_text=${health.text} copied_from=${copied?.from ?? ""}`,
    sh`renewal=${copied === undefined ? "" : shipped(`apps/${name}/upgrade.php`)}`,
    // Modules of PHP are Debian's, whatever the program.
    sh`wanted=(${[`${main}=${to}`, ...others.filter((one) => !one.startsWith("php"))]})`,
    sh`shares=(${[...new Set(shares)]}) chosen=(${[...sites]})`,
    new Script('upgrade_main "$1"'),
  ]);
}

const library = [
  "lib.sh",
  "quarantine.sh",
  "generation.sh",
  "apps.sh",
  "site.sh",
  ...["main", "space", "repack", "copies", "health", "trial", "switch"].map((name) => `upgrade/${name}.sh`),
].map((name) => new Script(shipped(name)));
