import * as z from "zod";
import { connect } from "../../remote/connect.ts";
import { RemoteError } from "../../remote/errors.ts";
import type { Remote, Result } from "../../remote/remote.ts";
import type { Script } from "../../remote/sh.ts";
import { exitCode } from "./exit-code.ts";
import { type Stack, useAgentOf } from "./stack.ts";
import { Failure, type Ui } from "./ui.ts";

const target = z.object({
  host: z.string().min(1),
  port: z.coerce.number().int().default(22),
  user: z.string().min(1),
  hostKey: z.string().min(1),
});

/**
 * Runs one script on a stack's server, as root through the operator's account, and returns what it printed, whatever its status.
 * @throws Failure (environment) when the configuration names no server; (failed) when it cannot be reached.
 */
export async function askServer(
  ui: Ui,
  stack: Stack,
  script: Script,
  options: { readonly timeoutMs?: number } = {},
): Promise<Result> {
  return withServer(ui, stack, (remote) => remote.run(script, { ...options, signal: ui.signal }));
}

/** The same for work that asks more than once. */
export async function withServer<Answer>(
  ui: Ui,
  stack: Stack,
  work: (remote: Remote) => Promise<Answer>,
): Promise<Answer> {
  const parsed = target.safeParse(stack.values);
  if (!parsed.success) throw noServer(stack, String(parsed.error.issues[0]?.path[0] ?? ""));
  await useAgentOf(stack);
  const remote = connect(parsed.data, { shells: 1 });
  try {
    return await work(remote);
  } catch (error) {
    if (error instanceof Failure) throw error;
    ui.signal.throwIfAborted();
    throw error instanceof RemoteError ? new Failure(error.text) : error;
  } finally {
    await remote.close();
  }
}

function noServer({ name }: Stack, key: string): Failure {
  return new Failure(
    {
      fr: `Pulumi.${name}.yaml ne dit pas où est le serveur : il y manque « konbit:${key} ». Voyez README.md, « A real server ».`,
      en: `Pulumi.${name}.yaml does not say where the server is: "konbit:${key}" is missing. See README.md, "A real server".`,
    },
    exitCode.environment,
  );
}
