import type { App, Program } from "../core/apps/app.ts";
import { appNamed, apps } from "../core/apps/index.ts";
import { sh, type Script } from "../remote/sh.ts";
import { archiveFolder, treeOf } from "./names.ts";
import { installed } from "./own-files.ts";
import { fill, shipped } from "./shipped.ts";
import { sha256 } from "./sha256.ts";
import type { SiteFacts } from "./site-facts.ts";
import type { SiteInputs, SiteState } from "./site-state.ts";

/** In place of sendmail, which the walls of a member's PHP keep from its queue. */
const sendmail = "/usr/local/lib/konbit/sendmail";

/** How its program reads what it is told. */
export const siteText = shipped("apps/site.php");

type Named = Pick<SiteInputs, "app">;

/** What its program is told, a line of JSON: `private/site.json`. */
export function settingsText({ app, version, host, settings, sender }: SiteInputs): string {
  const code = version === undefined ? {} : { code: archiveFolder(app, version) };
  const mail = sender === undefined ? {} : { mail: { from: sender } };
  return `${JSON.stringify({ app, ...code, host, ...settings, ...mail })}\n`;
}

/** The version of its program, by that text, of one from an archive. */
export const versionIn = (settings = ""): string | undefined =>
  /^\{"app":"[^"]*","code":"[^"]*\/([^"/]+)"/.exec(settings)?.[1];

/** Of Debian, where the look of the site is in a package of its own. */
export function themePackage(app: string, theme?: string): string | undefined {
  return appIn(app)?.themes?.find(({ name }) => name === theme)?.package;
}

/** Of Debian, all that a site needs: its program's, and its look's. */
function packagesOf(app: string, { packages }: Program, theme?: string): readonly string[] {
  const look = themePackage(app, theme);
  return look === undefined ? packages : [...packages, look];
}

/** What of a site's program has to be on the server. */
export function programFacts({
  app,
  login,
  version,
  theme,
  sender,
}: Pick<SiteInputs, "app" | "login" | "version" | "theme" | "sender">): Readonly<Record<string, string>> {
  const program = appNamed(app).program;
  if (program === undefined) return {};
  return {
    ...installed(packagesOf(app, program, theme)),
    [`private/${app}/`]: `root:${login} 750`,
    [`${program.folder}/`]: `${login}:${login} 750`,
    ...Object.fromEntries(
      program.files.map((file) => [`private/${app}/${file}`, `root:${login} 640 ${sha256(shippedText(app, file))}`]),
    ),
    "private/site.php": `root:${login} 640 ${sha256(siteText)}`,
    born: version === undefined ? "of the installed version" : `of ${version}`,
    page: "out of other sites",
    ...(sender === undefined ? {} : { mail: `from ${sender}` }),
    ...(sender === undefined || program.isEditedAsFiles === true ? {} : { invitation: "sent" }),
  };
}

interface Found {
  readonly tree: string;
  readonly member: string;
  readonly sender?: string;
  readonly theme?: string;
}

/** The same as the server shows it. */
export function programFound(
  facts: SiteFacts,
  { app, tree, member, sender, theme }: Named & Found,
): Readonly<Record<string, string>> {
  const program = appNamed(app).program;
  if (program === undefined) return {};
  const main = program.packages[0];
  const from = sender && facts.sendsMailAs(member);
  const born = facts.file(`${tree}/private/${app}/born`);
  const invited = program.isEditedAsFiles === true ? undefined : facts.mode(`${tree}/private/${app}/invited`);
  const files = ["private/site.php", ...program.files.map((file) => `private/${app}/${file}`)];
  return present({
    ...Object.fromEntries(packagesOf(app, program, theme).map((name) => [name, facts.packageState(name)])),
    ...Object.fromEntries(
      [`private/${app}`, program.folder].map((path) => [`${path}/`, facts.mode(`${tree}/${path}`)]),
    ),
    ...Object.fromEntries(
      files.map((path) => [path, joined(facts.mode(`${tree}/${path}`), facts.digest(`${tree}/${path}`))]),
    ),
    born:
      born === `${facts.packageVersion(main) ?? ""}\n` && program.archive === undefined
        ? "of the installed version"
        : born && `of ${born.trim()}`,
    page: facts.isServedByPackage(main) ? "in all sites" : "out of other sites",
    // Without a mail server nothing is asked of these two, whatever an earlier time has left.
    mail: from && `from ${from}`,
    invitation: sender && invited && "sent",
  });
}

function joined(mode: string | undefined, digest: string | undefined): string | undefined {
  return mode === undefined || digest === undefined ? undefined : `${mode} ${digest}`;
}

function present(all: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** The folder that Apache serves; absent where it is the member's own. */
export function codeOf(app: SiteInputs["app"], tree: string): string | undefined {
  const code = appNamed(app).program?.code;
  return code === undefined ? undefined : inTree(code, tree);
}

const inTree = (path: string, tree: string) => (path.startsWith("/") ? path : `${tree}/${path}`);

/** How Apache serves it, within the site's vhost. */
export function programVhost(app: SiteInputs["app"], values: Readonly<Record<string, string>>): string {
  return appNamed(app).program === undefined ? "" : fill(shippedText(app, "vhost.conf"), values);
}

/** What its PHP is told beside what every PHP is, here and by the clock. */
function settingsOfPhp(app: SiteInputs["app"], tree: string): readonly string[] {
  const program = appNamed(app).program;
  if (program === undefined) return [];
  const prepend = program.prepend === undefined ? [] : [`auto_prepend_file=${tree}/private/${app}/${program.prepend}`];
  return [...prepend, `sendmail_path=${sendmail}`];
}

/** What its pool is told beside what every pool is. */
export function programPool(
  app: SiteInputs["app"],
  tree: string,
  version?: string,
): { readonly reads: string; readonly settings: string } {
  const lines = settingsOfPhp(app, tree).map((line) => `\nphp_admin_value[${line.replace("=", "] = ")}`);
  const shared = version === undefined ? [] : [archiveFolder(app, version)];
  const reads = [...shared, ...(appNamed(app).program?.reads ?? [])];
  return { reads: reads.map((folder) => `:${folder}/`).join(""), settings: lines.join("") };
}

/** The address of whoever is invited first, from what the program is told. */
export function adminIn(settings: string): string {
  // The text is ours, made above.
  return (JSON.parse(settings) as { readonly admin: { readonly email: string } }).admin.email;
}

/** What the site does by the clock, as a shell runs it; empty for one that does nothing. */
export function jobsText({ app, login, name }: Pick<SiteInputs, "app" | "login" | "name">): string {
  const program = appNamed(app).program;
  if (program?.jobs === undefined) return "";
  const tree = treeOf(login, name);
  const settings = settingsOfPhp(app, tree).map((line) => `-d ${line} `);
  return `# Written by konbit.\nexec php8.2 ${settings.join("")}${inTree(program.jobs, tree)}\n`;
}

/** What a batch is told of each app that its sites are of. */
export function appCalls(states: readonly SiteState[]): readonly Script[] {
  const [all, running] = [states, states.filter(({ state }) => state !== "archived")].map(
    (some) => new Set(some.map(({ app }) => app)),
  );
  return apps
    .filter(({ name }) => all?.has(name))
    .flatMap((app) => [appCall(app), ...(running?.has(app.name) === true ? programCalls(app) : [])]);
}

function appCall({ name, welcome }: App): Script {
  return sh`app ${name} ${welcome.replace("welcome", "index")} ${shipped(welcome)}`;
}

/** What a batch is told of an app's program. */
export function programCalls({ name, themes, program }: App): readonly Script[] {
  if (program === undefined) return [];
  const { packages, folder, files, prepend = "" } = program;
  const texts = files.flatMap((file) => [file, shippedText(name, file)]);
  const invite = program.isEditedAsFiles === true ? "" : shippedText(name, "invite.php");
  const theme = themes === undefined ? "" : shippedText(name, "theme.php");
  const born = [shippedText(name, "birth.php"), invite, theme];
  return [sh`program ${name} ${packages.join(" ")} ${folder} ${[prepend, ...born, ...texts]}`];
}

/** The app that a vhost names, when konbit has it. */
export const appIn = (name: string) => apps.find((app) => app.name === name);

/** Every program of the catalogue, with the name of its app. */
export const programs: readonly (Program & { readonly name: string })[] = apps.flatMap(({ name, program }) =>
  program === undefined ? [] : [{ ...program, name }],
);

/** Every package that is no more than a look. */
export const themePackages: readonly string[] = apps.flatMap(
  ({ themes }) => themes?.flatMap((theme) => theme.package ?? []) ?? [],
);

export function shippedText(app: string, file: string): string {
  return shipped(`apps/${app}/${file}`);
}
