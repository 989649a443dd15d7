import type { Engine } from "./engine.ts";
import { EngineError } from "./error.ts";
import { runPulumi, type PulumiResult, type RunOptions } from "./run.ts";

/**
 * Makes sure that the backend has the stack. A new one adds `encryptionsalt` to Pulumi.<name>.yaml and changes nothing else there;
 * the stack that the person has selected stays selected.
 * @throws EngineError with what the engine said.
 */
export async function ensureStack(engine: Engine, name: string, options: RunOptions): Promise<void> {
  const known = await runPulumi(engine, ["stack", "ls", "--json", "--non-interactive"], options);
  if (known.exitCode === 0 && hasStack(known.stdout, name)) return;
  const made = await runPulumi(engine, ["stack", "init", name, "--no-select", "--non-interactive"], options);
  if (made.exitCode !== 0) throw failed(`stack init ${name}`, made);
}

/** The state of a stack as `pulumi stack export` gives it: secrets are encrypted in it. */
export async function stackExport(engine: Engine, name: string, options: RunOptions): Promise<StackExport> {
  const result = await runPulumi(engine, ["stack", "export", "--stack", name, "--non-interactive"], options);
  if (result.exitCode !== 0) throw failed(`stack export ${name}`, result);
  // the engine's own format, version 3 (sdk/go/common/apitype/core.go DeploymentV3)
  return JSON.parse(result.stdout) as StackExport;
}

export interface StackExport {
  readonly version: number;
  readonly deployment: { readonly resources?: readonly ExportedResource[] };
}

export interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly additionalSecretOutputs?: readonly string[];
  readonly initErrors?: readonly string[];
}

function hasStack(json: string, name: string): boolean {
  // `pulumi stack ls --json`: [{name, current, …}]; a file backend may say organization/project/name
  const stacks = JSON.parse(json) as readonly { name: string }[];
  return stacks.some((stack) => stack.name === name || stack.name.endsWith(`/${name}`));
}

function failed(what: string, result: PulumiResult): EngineError {
  const said = result.stderr.trim();
  return new EngineError({
    fr: `pulumi ${what} n'a pas abouti :\n${said}`,
    en: `pulumi ${what} did not succeed:\n${said}`,
  });
}
