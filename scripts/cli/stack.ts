import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { parse } from "yaml";
import { checkout } from "./engine.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/** A stack of this project: the real server, or the throw-away one. */
export interface Stack {
  readonly name: string;
  /** Values under `config:` of Pulumi.<name>.yaml, without the prefix `konbit:`. */
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * The stack that was asked for, or PULUMI_STACK, or the throw-away server's while there is one, or `konbit`.
 * @throws Failure (environment) when it has no configuration.
 */
export async function stackOf(asked: string | undefined): Promise<Stack> {
  const name = asked ?? process.env["PULUMI_STACK"] ?? (existsSync(fileOf("sandbox")) ? "sandbox" : "konbit");
  const text = await readFile(fileOf(name), "utf8").catch(() => undefined);
  if (text === undefined) throw noStack(name);
  // Pulumi's own file: a map under `config`, or nothing at all.
  const document = parse(text) as { readonly config?: Readonly<Record<string, unknown>> } | null;
  const entries = Object.entries(document?.config ?? {}).flatMap(([key, value]) =>
    key.startsWith("konbit:") ? [[key.slice("konbit:".length), value] as const] : [],
  );
  return { name, config: Object.fromEntries(entries) };
}

/** What a stack's server is reached with beyond the person's own environment: the throw-away server has an agent of its own. */
export async function environmentOf(stack: Stack): Promise<NodeJS.ProcessEnv> {
  if (stack.name !== "sandbox") return process.env;
  const text = await readFile(path.join(checkout, ".konbit", "sandbox.json"), "utf8").catch(() => "{}");
  // Written by sandbox/stack-config.ts.
  const { agentSocket } = JSON.parse(text) as { readonly agentSocket?: string };
  return agentSocket === undefined ? process.env : { ...process.env, SSH_AUTH_SOCK: agentSocket };
}

function fileOf(name: string): string {
  return path.join(checkout, `Pulumi.${path.basename(name)}.yaml`);
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
