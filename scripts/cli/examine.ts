import { statfs } from "node:fs/promises";
import process from "node:process";
import { execa } from "execa";
import type { Text } from "../../core/text.ts";
import { presentEngine, type Engine } from "../../engine/engine.ts";
import { foldersOf } from "../../engine/folders.ts";
import { compatibleOnPath, pulumisOnPath } from "../../engine/on-path.ts";
import { engineVersion } from "../../engine/version.ts";
import { checkout } from "./checkout.ts";
import { engineOrigin, hostOrigin, pluginOrigin } from "./engine-origin.ts";

/** One thing that konbit looked at. */
export interface Finding {
  readonly id: string;
  /** `missing`: `konbit up` cannot work without it. `note`: something else cannot, or could be better. */
  readonly state: "ok" | "note" | "missing";
  readonly what: Text;
  readonly found: Text;
  /** What to do about it. */
  readonly todo?: Text;
}

const deadlineMs = 8000;

/** Looks at everything at once; each look has a deadline, and none stops the others. */
export async function examine(): Promise<Finding[]> {
  const go = firstLine("go", ["version"]);
  const engine = presentEngine({ checkout, env: process.env });
  const looks: readonly [string, Promise<Finding | readonly Finding[]>][] = [
    ["engine", engineFindings(engine, go)],
    ["pulumi-on-path", otherPulumis()],
    ["node", Promise.resolve(node())],
    ["npm", npm()],
    ["ssh", ssh()],
    ["agent", agent()],
    ["go", go.then((version) => goFinding(version))],
    ["git", git()],
    ["disk", disk()],
    ["root", root()],
  ];
  return (await Promise.all(looks.map(([id, look]) => inTime(id, look)))).flat();
}

async function engineFindings(
  looking: Promise<Engine | undefined>,
  go: Promise<string | undefined>,
): Promise<Finding[]> {
  const engine = await looking;
  const what = same("pulumi");
  if (engine === undefined) {
    const todo = {
      fr: "« konbit engine install » (les autres verbes le font aussi d'eux-mêmes)",
      en: "`konbit engine install` (the other verbs do it by themselves too)",
    };
    const noGo = {
      fr: `Installer Pulumi ${engineVersion} (https://www.pulumi.com/docs/install/) ou Go (https://go.dev/doc/install), puis « konbit engine install ».`,
      en: `Install Pulumi ${engineVersion} (https://www.pulumi.com/docs/install/) or Go (https://go.dev/doc/install), then \`konbit engine install\`.`,
    };
    const canBuild = (await go) !== undefined;
    return [
      {
        id: "engine",
        state: canBuild ? "note" : "missing",
        what,
        found: { fr: "pas encore là", en: "not there yet" },
        todo: canBuild ? todo : noGo,
      },
    ];
  }
  const { version, origin, languageHost, plugins } = engine;
  return [
    { id: "engine", state: "ok", what, found: withDetail(version, engineOrigin[origin], engine.pulumi) },
    {
      id: "language-host",
      state: "ok",
      what: { fr: "hôte de langage nodejs", en: "nodejs language host" },
      found: hostOrigin[languageHost.origin],
    },
    ...plugins.map((plugin): Finding => ({
      id: `plugin-${plugin.name}`,
      state: plugin.origin === "missing" ? "note" : "ok",
      what: { fr: `plugiciel ${plugin.name}`, en: `plugin ${plugin.name}` },
      found: withDetail(plugin.version, pluginOrigin[plugin.origin]),
      ...(plugin.origin === "missing" && {
        todo: {
          fr: `« konbit engine install » ; si cela ne suffit pas : pulumi plugin install resource ${plugin.name} ${plugin.version}`,
          en: `\`konbit engine install\`; if that is not enough: pulumi plugin install resource ${plugin.name} ${plugin.version}`,
        },
      }),
    })),
  ];
}

/** A pulumi that the person has and we do not use deserves a word on why. */
async function otherPulumis(): Promise<Finding[]> {
  const folders = foldersOf(checkout, process.env);
  if (await compatibleOnPath(folders, process.env)) return [];
  return (await pulumisOnPath(folders, process.env)).map(({ pulumi, version }) => ({
    id: "pulumi-on-path",
    state: "note",
    what: { fr: "autre pulumi", en: "other pulumi" },
    found: withDetail(
      version === "" ? "?" : version,
      { fr: `il faut ${engineVersion} ou plus récent dans 3.x`, en: `${engineVersion} or newer within 3.x is needed` },
      pulumi,
    ),
  }));
}

function node(): Finding {
  const isNew = Number(process.versions.node.split(".")[0]) >= 24;
  const todo = { fr: "Passer par ./konbit, qui apporte Node 24.", en: "Go through ./konbit, which brings Node 24." };
  return {
    id: "node",
    state: isNew ? "ok" : "missing",
    what: same("Node"),
    found: same(`${process.versions.node} (${process.execPath})`),
    ...(!isNew && { todo }),
  };
}

async function npm(): Promise<Finding> {
  const version = await firstLine("npm", ["--version"]);
  return version === undefined
    ? {
        id: "npm",
        state: "note",
        what: same("npm"),
        found: absent,
        todo: {
          fr: "Il faut npm pour mettre konbit à jour : https://nodejs.org",
          en: "npm is needed to update konbit: https://nodejs.org",
        },
      }
    : { id: "npm", state: "ok", what: same("npm"), found: same(version) };
}

async function ssh(): Promise<Finding> {
  const version = await firstLine("ssh", ["-V"]);
  return version === undefined
    ? {
        id: "ssh",
        state: "missing",
        what: same("OpenSSH"),
        found: absent,
        todo: {
          fr: "Installer le client OpenSSH (Debian : apt install openssh-client).",
          en: "Install the OpenSSH client (Debian: apt install openssh-client).",
        },
      }
    : { id: "ssh", state: "ok", what: same("OpenSSH"), found: same(version) };
}

async function agent(): Promise<Finding> {
  const what = { fr: "agent ssh", en: "ssh agent" };
  if (!process.env["SSH_AUTH_SOCK"]) {
    return {
      id: "agent",
      state: "note",
      what,
      found: {
        fr: "aucun ; le premier contact avec un serveur nu en veut un",
        en: "none; first contact with a bare server wants one",
      },
      todo: { fr: 'eval "$(ssh-agent)" puis ssh-add', en: 'eval "$(ssh-agent)" and ssh-add' },
    };
  }
  const { exitCode, stdout } = await execa("ssh-add", ["-l"], { reject: false, timeout: deadlineMs });
  if (exitCode === 0) {
    const count = stdout.split("\n").length;
    return {
      id: "agent",
      state: "ok",
      what,
      found: { fr: `en marche, clés : ${count}`, en: `running, keys: ${count}` },
    };
  }
  const found =
    exitCode === 1
      ? { fr: "en marche, sans clé", en: "running, without a key" }
      : { fr: "ne répond pas", en: "does not answer" };
  return { id: "agent", state: "note", what, found, todo: same("ssh-add") };
}

function goFinding(version: string | undefined): Finding {
  return version === undefined
    ? {
        id: "go",
        state: "note",
        what: same("Go"),
        found: {
          fr: "pas là ; il n'en faut que pour construire le moteur",
          en: "not there; only building the engine needs it",
        },
        todo: same("https://go.dev/doc/install"),
      }
    : { id: "go", state: "ok", what: same("Go"), found: same(version.replace(/^go version /, "")) };
}

async function git(): Promise<Finding> {
  const version = await firstLine("git", ["--version"]);
  return version === undefined
    ? {
        id: "git",
        state: "note",
        what: same("git"),
        found: absent,
        todo: { fr: "« konbit plan » compare avec git.", en: "`konbit plan` compares with git." },
      }
    : { id: "git", state: "ok", what: same("git"), found: same(version.replace(/^git version /, "")) };
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(checkout);
  const freeGiB = (bavail * bsize) / 2 ** 30;
  const state = freeGiB < 0.5 ? "missing" : freeGiB < 8 ? "note" : "ok";
  const todo = {
    fr: "Faire de la place : 0,5 Gio pour travailler, 4 Gio pour construire le moteur, 4 Gio pour un bac à sable.",
    en: "Make room: 0.5 GiB to work, 4 GiB to build the engine, 4 GiB for a sandbox.",
  };
  return {
    id: "disk",
    state,
    what: { fr: "place libre", en: "free space" },
    found: { fr: `${freeGiB.toFixed(1)} Gio`, en: `${freeGiB.toFixed(1)} GiB` },
    ...(state !== "ok" && { todo }),
  };
}

/** Only the sandbox asks for it. */
async function root(): Promise<Finding> {
  const what = { fr: "root, pour le bac à sable", en: "root, for the sandbox" };
  if (process.getuid?.() === 0) return { id: "root", state: "ok", what, found: same("root") };
  const { exitCode } = await execa("sudo", ["-n", "true"], { reject: false, timeout: deadlineMs });
  if (exitCode === 0) return { id: "root", state: "ok", what, found: same("sudo") };
  const found = { fr: "ni root, ni sudo sans mot de passe", en: "neither root nor sudo without a password" };
  return {
    id: "root",
    state: "note",
    what,
    found,
    todo: {
      fr: "sudo -v avant « konbit sandbox up » ou « konbit demo »",
      en: "sudo -v before `konbit sandbox up` or `konbit demo`",
    },
  };
}

const absent: Text = { fr: "pas là", en: "not there" };

function same(text: string): Text {
  return { fr: text, en: text };
}

function withDetail(version: string, origin: Text, place?: string): Text {
  const end = place === undefined ? "" : `\n${place}`;
  return { fr: `${version}, ${origin.fr}${end}`, en: `${version}, ${origin.en}${end}` };
}

/** The first line of what a program says, or nothing when there is no such program. */
async function firstLine(program: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, all } = await execa(program, args, {
    reject: false,
    timeout: deadlineMs,
    all: true,
    cwd: checkout,
  });
  return exitCode === 0 ? all.split("\n")[0] : undefined;
}

/** A look that fails or takes too long is a finding as well. */
async function inTime(id: string, look: Promise<Finding | readonly Finding[]>): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`> ${deadlineMs / 1000} s`));
    }, deadlineMs + 2000);
  });
  try {
    return [await Promise.race([look, late])].flat();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      {
        id,
        state: "note",
        what: same(id),
        found: { fr: `n'a pu être examiné : ${why}`, en: `could not be looked at: ${why}` },
      },
    ];
  } finally {
    clearTimeout(timer);
  }
}
