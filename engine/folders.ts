import os from "node:os";
import path from "node:path";

/** Where the engine and what belongs to it lie. */
export interface Folders {
  readonly checkout: string;
  /** Engines of this user, shared by their checkouts: one folder for each, named by version and what it was made from. */
  readonly cache: string;
  /** `pulumi` with our language host beside it, for this checkout. */
  readonly engine: string;
  /** PULUMI_HOME: plugins, and the login if there is one. */
  readonly home: string;
  /** State of the default `file://` backend. */
  readonly state: string;
  readonly passphraseFile: string;
  readonly compileCache: string;
}

/** The folders of a checkout, nothing of which needs to exist. */
export function foldersOf(checkout: string, env: NodeJS.ProcessEnv): Folders {
  const own = path.join(checkout, ".konbit");
  // empty is as good as not set (XDG Base Directory Specification)
  const set = (name: string): string | undefined => (env[name] === "" ? undefined : env[name]);
  return {
    checkout,
    cache: path.join(set("XDG_CACHE_HOME") ?? path.join(set("HOME") ?? os.homedir(), ".cache"), "konbit", "engine"),
    engine: path.join(own, "engine"),
    home: path.resolve(set("PULUMI_HOME") ?? path.join(own, "pulumi-home")),
    state: path.join(own, "state"),
    passphraseFile: path.join(own, "passphrase"),
    compileCache: path.join(own, "compile-cache"),
  };
}
