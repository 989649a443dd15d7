import { execa } from "execa";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/**
 * Git's plumbing over a repository that strangers write into: no hook, no filter, no attribute and no submodule of theirs is run
 * or read, nothing is fetched, and what stands in for an object (replace refs, grafts) is not believed.
 */
export class Git {
  /** The folder that it was opened in, from the top of the repository: `members/`; empty at the top. */
  readonly prefix: string;
  readonly #directory: string;

  private constructor(directory: string, prefix: string) {
    this.#directory = directory;
    this.prefix = prefix;
  }

  /** @param folder anywhere in the repository. @throws Failure (usage) when there is none. */
  static async open(folder: string): Promise<Git> {
    const git = await Git.find(folder);
    if (git === undefined) throw noRepository(folder);
    return git;
  }

  /** The same, or nothing where there is no repository. */
  static async find(folder: string): Promise<Git | undefined> {
    const asked = ["-C", folder, "rev-parse", "--absolute-git-dir", "--show-prefix"];
    const { failed, stdout } = await execa("git", asked, { reject: false, stripFinalNewline: false });
    const [directory = "", prefix = ""] = stdout.split("\n");
    return failed ? undefined : new Git(directory, prefix);
  }

  /** What limits a command to the folder that it was opened in. */
  get here(): readonly string[] {
    return this.prefix === "" ? [] : ["--", this.prefix];
  }

  /** Standard output as bytes: names and contents may be anything. @throws Failure (usage) with what git said. */
  async bytes(args: readonly string[], input = ""): Promise<Uint8Array> {
    const { failed, stdout, stderr, shortMessage } = await this.#run(args, input);
    if (failed) throw unexpected(args, new TextDecoder().decode(stderr) || (shortMessage ?? ""));
    return stdout;
  }

  /** The same, and how it ended, for commands whose exit code is an answer. */
  async ask(args: readonly string[]): Promise<{ readonly code: number; readonly bytes: Uint8Array }> {
    const { exitCode: code = 128, stdout, stderr, shortMessage } = await this.#run(args, "");
    if (code > 1) throw unexpected(args, new TextDecoder().decode(stderr) || (shortMessage ?? ""));
    return { code, bytes: stdout };
  }

  /** One word that git answers, or nothing when it says no. */
  async word(args: readonly string[]): Promise<string | undefined> {
    const { failed, stdout } = await this.#run(args, "");
    return failed ? undefined : new TextDecoder().decode(stdout).trim();
  }

  #run(args: readonly string[], input: string) {
    return execa("git", [...hardened, ...args], {
      env: { ...env, GIT_DIR: this.#directory },
      input,
      encoding: "buffer",
      reject: false,
      stripFinalNewline: false,
      maxBuffer: 1024 ** 3,
    });
  }
}

const hardened = [
  "--no-replace-objects",
  "--literal-pathspecs",
  // A bare repository has no work tree whose attributes could name a merge driver; for git from 2.43 on it has attr.tree.
  "--bare",
  ...["attr.tree=none", "core.attributesFile=/dev/null", "core.hooksPath=/dev/null"],
  ...["core.fsmonitor=false", "protocol.allow=never", "merge.renames=true", "merge.directoryRenames=conflict"],
  ...["core.quotePath=false", "gc.auto=0", "maintenance.auto=false"],
].flatMap((one) => (one.startsWith("--") ? [one] : ["-c", one]));

const env = {
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_GRAFT_FILE: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_NO_LAZY_FETCH: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

function noRepository(folder: string): Failure {
  return new Failure(
    {
      fr: `${folder} n'est pas un dépôt git. Donnez le dépôt : --repo DOSSIER`,
      en: `${folder} is not a git repository. Give the repository: --repo DIR`,
    },
    exitCode.usage,
  );
}

function unexpected(args: readonly string[], said: string): Failure {
  const reason = said.trim().split("\n")[0] ?? "";
  const command = args[0] ?? "";
  return new Failure(
    {
      fr: `git ${command} n'a pas répondu : ${reason}. Vérifiez que le dépôt est entier (git fsck) et que git a au moins la version 2.38.`,
      en: `git ${command} did not answer: ${reason}. See that the repository is whole (git fsck) and that git is 2.38 or newer.`,
    },
    exitCode.usage,
  );
}
