import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { parse } from "yaml";
import type { Json, Props } from "../kinds/kind.ts";
import { keys } from "./configure.ts";

/**
 * Where the server is now. Before an update the engine reads what is there with the connection that the state remembers
 * (refreshBeforeUpdate; pulumi#4981), so a server that moved or was reinstalled would never be reached again, whatever the stack's
 * configuration says. So what Pulumi.<stack>.yaml says goes first; the engine starts plugins in the project's folder, and `--config`
 * writes to that file (3.259.0, 2026-11).
 * @param urn of the provider, absent where nobody says; it names the stack. @param remembered what the engine gives.
 */
export async function connectionNow(
  urn: string | undefined,
  remembered: Props,
  project = process.cwd(),
): Promise<Props> {
  const [, stack] = /^urn:pulumi:([\w.-]+)::/.exec(urn ?? "") ?? [];
  if (stack === undefined) return remembered;
  const text = await readFile(path.join(project, `Pulumi.${stack}.yaml`), "utf8").catch(() => "");
  const config = text === "" ? {} : configIn(text);
  const said = keys.flatMap((key) => {
    const value = config[`konbit:${key}`];
    return typeof value === "string" || typeof value === "number" ? [[key, value] as const] : [];
  });
  return { ...remembered, ...Object.fromEntries(said) };
}

function configIn(text: string): Readonly<Record<string, Json | undefined>> {
  // Pulumi has read the file before it starts anybody: a map with a map under `config`, or nothing.
  const document = parse(text) as { readonly config?: Readonly<Record<string, Json>> } | null;
  return document?.config ?? {};
}
