import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import process from "node:process";
import { checkout } from "./checkout.ts";
import { exitCode } from "./exit-code.ts";
import { parseStackConfig, type StackConfig } from "./stack-config.ts";
import { Failure } from "./ui.ts";

/** A stack of this project: the real server, or the throw-away one. */
export interface Stack extends StackConfig {
  readonly name: string;
}

/** Where to look; a test has its own. */
export interface Place {
  readonly env: NodeJS.ProcessEnv;
  readonly project: string;
}

const here: Place = { env: process.env, project: checkout };

/**
 * The stack that was asked for, or PULUMI_STACK, or the one that `pulumi stack select` chose, or the throw-away server's while there
 * is one, or `konbit`: the same for every verb, so what `check` accepts is what `up` does. One without configuration says nothing,
 * and the defaults hold.
 * @throws Failure (environment) when its configuration cannot be understood.
 */
export async function stackOf(asked: string | undefined, place = here): Promise<Stack> {
  const name = asked ?? place.env["PULUMI_STACK"] ?? (await chosen(place)) ?? "konbit";
  const file = fileOf(name, place);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  return { name, ...parseStackConfig(text, path.basename(file)) };
}

/** The same, for a verb that needs the stack's server. @throws Failure (environment) when it has no configuration. */
export async function stackWithServer(asked: string | undefined): Promise<Stack> {
  const stack = await stackOf(asked);
  if (!existsSync(fileOf(stack.name, here))) throw noStack(stack.name);
  return stack;
}

/** What a stack's server is reached with beyond the person's own environment: the throw-away server has an agent of its own. */
export async function environmentOf({ name }: Stack): Promise<NodeJS.ProcessEnv> {
  if (name !== "sandbox") return process.env;
  const text = await readFile(path.join(checkout, ".konbit", "sandbox.json"), "utf8").catch(() => "{}");
  // Written by sandbox/stack-config.ts.
  const { agentSocket } = JSON.parse(text) as { readonly agentSocket?: string };
  return agentSocket === undefined ? process.env : { ...process.env, SSH_AUTH_SOCK: agentSocket };
}

/** Lets OpenSSH, started by this process, find the agent there. */
export async function useAgentOf(stack: Stack): Promise<void> {
  const { SSH_AUTH_SOCK: agent } = await environmentOf(stack);
  if (agent !== undefined) process.env["SSH_AUTH_SOCK"] = agent;
}

/** A choice whose configuration has gone (a throw-away server that was purged) is none. */
async function chosen(place: Place): Promise<string | undefined> {
  const candidates = [await selected(place), "sandbox"];
  return candidates.find((name) => name !== undefined && existsSync(fileOf(name, place)));
}

// Pulumi keeps the choice in a file named after the project and the SHA-1 of Pulumi.yaml's path
// (sdk/go/common/workspace/workspace.go).
async function selected({ env, project }: Place): Promise<string | undefined> {
  const sum = createHash("sha1").update(path.join(project, "Pulumi.yaml")).digest("hex");
  const homes = [env["PULUMI_HOME"], path.join(project, ".konbit/pulumi-home"), path.join(homedir(), ".pulumi")];
  for (const home of homes.filter((one) => one !== undefined)) {
    const text = await readFile(path.join(home, "workspaces", `konbit-${sum}-workspace.json`), "utf8").catch(
      () => undefined,
    );
    const name = /"stack"\s*:\s*"(?:[^"/]*\/)*([A-Za-z0-9_.-]+)"/.exec(text ?? "")?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

function fileOf(name: string, { project }: Place): string {
  return path.join(project, `Pulumi.${path.basename(name)}.yaml`);
}

function noStack(name: string): Failure {
  return new Failure(
    {
      fr: `il n'y a pas de Pulumi.${name}.yaml. Pour essayer sur un serveur jetable : ./konbit sandbox up ; pour un vrai serveur : README.md, « A real server ».`,
      en: `there is no Pulumi.${name}.yaml. To try it on a throw-away server: ./konbit sandbox up; for a real one: README.md, “A real server”.`,
    },
    exitCode.environment,
  );
}
