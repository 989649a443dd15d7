import path from "node:path";
import { Command } from "commander";
import { format } from "../core/member/format/format.ts";
import { identityIn, withLogin } from "../core/member/format/login.ts";
import { readMembers, type MemberSource } from "../core/member/read.ts";
import { problemText } from "../core/say/problem-text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { firstHomes, type FirstHome } from "./cli/login-history.ts";
import { findMembersFolder, readMembersFolder } from "./cli/members-folder.ts";
import { replaceFile } from "./cli/write-file.ts";
import { stackOf, type Stack } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly check?: boolean;
}

/** A file, what it should be, and the account that it had under its first name. */
interface Formatted {
  readonly source: MemberSource;
  readonly location: string;
  /** Absent: not valid YAML. */
  readonly text?: string;
  readonly home?: FirstHome;
}

/** Puts member files into their canonical form: one spelling, the same meaning. */
const fmt: Verb = (ui, end) =>
  new Command("fmt")
    .summary(ui.text({ fr: "met les fichiers des membres en forme", en: "format the member files" }))
    .argument("[files...]", ui.text({ fr: "ces fichiers (sans : tous)", en: "these files (without: all)" }))
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option(
      "--check",
      ui.text({ fr: "n'écrit rien ; nomme ce qui changerait", en: "write nothing; name what would change" }),
    )
    .action(async (files: readonly string[], options: Options) => {
      const stack = await stackOf(undefined);
      const sources = files.length > 0 ? await Promise.all(files.map(named)) : await inFolder(options, stack);
      const formatted = await withHomes(
        sources.map((source) => ({ source, location: path.resolve(source.path), ...textOf(source) })),
      );
      const changed = formatted.filter(isChanged);
      const unread = formatted.filter(({ text }) => text === undefined);
      for (const { source } of unread) explain(ui, source, stack);
      for (const one of changed) {
        if (options.check !== true) await replaceFile(one.location, one.text);
        tell(ui, one, options.check === true);
      }
      ui.say(summary(formatted.length, changed.length, unread.length, options.check === true));
      if (unread.length > 0 || (options.check === true && changed.length > 0)) end(exitCode.refused);
    });

export default fmt;

async function inFolder({ members }: Options, stack: Stack): Promise<readonly MemberSource[]> {
  const sources = await readMembersFolder(findMembersFolder(members, stack));
  return sources
    .filter(({ path: file, kind }) => kind === "file" && file.endsWith(".yaml"))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function named(file: string): Promise<MemberSource> {
  const folder = path.dirname(file);
  const sources = await readMembersFolder({ folder: path.resolve(folder), shown: folder });
  const source = sources.find((one) => path.basename(one.path) === path.basename(file));
  if (source?.kind === "file") return source;
  throw new Failure(
    {
      fr: `${file} n'est pas un fichier d'ici. Rien n'a été écrit.`,
      en: `${file} is no file here. Nothing was written.`,
    },
    exitCode.usage,
  );
}

function textOf({ bytes }: MemberSource): { readonly text?: string } {
  const text = format(bytes);
  return text === undefined ? {} : { text };
}

/** A file that was renamed carries the login of its first name (member-file §5.8). */
async function withHomes(formatted: readonly Formatted[]): Promise<readonly Formatted[]> {
  const without = formatted.flatMap((one) => {
    const { id, login } = identityIn(one.text ?? "");
    return id === undefined || login !== undefined ? [] : [{ one, id }];
  });
  const folders = new Set(without.map(({ one }) => path.dirname(one.location)));
  const ids = new Set(without.map(({ id }) => id));
  const homes = new Map(
    (await Promise.all(Array.from(folders, (folder) => firstHomes(folder, ids)))).flatMap((found) => [...found]),
  );
  return formatted.map((one) => {
    const home = homes.get(without.find((other) => other.one === one)?.id ?? "");
    const isRenamed = home !== undefined && home.slug !== path.basename(one.location, ".yaml");
    return isRenamed && one.text !== undefined ? { ...one, home, text: withLogin(one.text, home.login) } : one;
  });
}

function isChanged(one: Formatted): one is Formatted & { readonly text: string } {
  return one.text !== undefined && one.text !== new TextDecoder("utf-8", { ignoreBOM: true }).decode(one.source.bytes);
}

function explain(ui: Ui, source: MemberSource, { rules }: Stack): void {
  const errors = readMembers([source], rules).problems.filter(({ severity }) => severity === "error");
  for (const problem of errors) ui.say(`${problemText(problem, { lang: ui.lang })}\n`);
}

function tell(ui: Ui, { source, home }: Formatted, isCheck: boolean): void {
  ui.say(source.path);
  if (home === undefined) return;
  ui.say(
    isCheck
      ? {
          fr: `  s'appelait ${home.slug}.yaml : il lui faut « login: ${home.login} »`,
          en: `  was called ${home.slug}.yaml: it needs "login: ${home.login}"`,
        }
      : {
          fr: `  s'appelait ${home.slug}.yaml : « login: ${home.login} » ajouté`,
          en: `  was called ${home.slug}.yaml: "login: ${home.login}" added`,
        },
  );
}

function summary(all: number, changed: number, unread: number, isCheck: boolean) {
  const left = {
    fr: unread === 0 ? "" : ` ${unread} fichier(s) laissé(s) tel(s) quel(s) : ce n'est pas du YAML valide.`,
    en: unread === 0 ? "" : ` ${unread} file(s) left as they are: not valid YAML.`,
  };
  return isCheck
    ? {
        fr: `${changed} fichier(s) sur ${all} à mettre en forme : konbit fmt${left.fr}`,
        en: `${changed} of ${all} file(s) to format: konbit fmt${left.en}`,
      }
    : {
        fr: `${changed} fichier(s) sur ${all} mis en forme.${left.fr}`,
        en: `${changed} of ${all} file(s) formatted.${left.en}`,
      };
}
