import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Folders } from "./folders.ts";

/** What environment() needs to know of the disk. */
export interface Facts {
  readonly folders: Folders;
  /** The folder of the `pulumi` executable. */
  readonly engineFolder: string;
  /** A stand-in is in use: the engine must not look for plugins on the network. */
  readonly usesStandIns: boolean;
  readonly hasPassphraseFile: boolean;
  /** Pulumi.yaml names a backend, or the person has logged in: then theirs is used. */
  readonly hasOwnBackend: boolean;
}

/** The variables that Pulumi needs here, by name. What the person has set already wins, and is not in the answer. */
export function environment(facts: Facts, env: NodeJS.ProcessEnv): Record<string, string> {
  const { folders } = facts;
  const backend = pathToFileURL(folders.state).href;
  const usesOurState = !facts.hasOwnBackend && env["PULUMI_BACKEND_URL"] === undefined;
  const wanted: Record<string, string> = {
    PULUMI_HOME: folders.home,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    NODE_COMPILE_CACHE: folders.compileCache,
    // Not four for each processor: what may be done together reaches the provider together, which sends it as one script.
    PULUMI_PARALLEL: "100",
  };
  // A file backend has no credentials, so nobody need be asked for the keyring of the desktop.
  if (usesOurState) Object.assign(wanted, { PULUMI_BACKEND_URL: backend, PULUMI_CREDENTIAL_STORE: "plaintext" });
  if (facts.usesStandIns) {
    // Without these two each run would wait for a network that is not there.
    Object.assign(wanted, {
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    });
  }
  if (facts.hasPassphraseFile && env["PULUMI_CONFIG_PASSPHRASE"] === undefined) {
    wanted["PULUMI_CONFIG_PASSPHRASE_FILE"] = folders.passphraseFile;
  }
  // What ./konbit has set for itself is there already, and what is evaluated elsewhere lacks it.
  const missing = Object.entries(wanted).filter(([name, value]) => env[name] === undefined || env[name] === value);
  return { ...Object.fromEntries(missing), PATH: searchPath(facts, env["PATH"] ?? "") };
}

/** `export NAME='value'` lines for `eval` in any POSIX shell. */
export function exportLines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join("");
}

/** The engine's folder and node_modules/.bin first and once, so that calling it twice changes nothing. */
function searchPath(facts: Facts, before: string): string {
  const ours = [facts.engineFolder, path.join(facts.folders.checkout, "node_modules", ".bin")];
  return [...ours, ...before.split(path.delimiter).filter((folder) => !ours.includes(folder))].join(path.delimiter);
}
