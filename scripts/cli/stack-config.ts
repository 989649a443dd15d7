import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parse } from "yaml";
import { rules, type Rules } from "../../core/rules.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/** The checkout that holds Pulumi.yaml. */
export const projectFolder = path.resolve(import.meta.dirname, "../..");

/** What the verbs without a server read of a stack's Pulumi.<stack>.yaml. */
export interface StackConfig {
  readonly stack: string;
  /** `konbit:members`, as written. */
  readonly members?: string;
  readonly rules: Rules;
}

/**
 * The config of the selected stack: of $PULUMI_STACK, else the one that `pulumi stack select` chose, else `konbit`.
 * @throws Failure when the file cannot be understood. A file that is not there says nothing, and the defaults hold.
 */
export async function readStackConfig(env = process.env, project = projectFolder): Promise<StackConfig> {
  const stack = env["PULUMI_STACK"] ?? (await selectedStack(env, project)) ?? "konbit";
  const file = `Pulumi.${stack}.yaml`;
  const config = await readConfig(path.join(project, file), file);
  const ours = Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) =>
      key.startsWith("konbit:") ? [[key.slice(7), plainValue(value)]] : [],
    ),
  );
  const parsed = rules.safeParse(ours);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = `konbit:${issue?.path.join(".") ?? ""}`;
    throw new Failure(
      {
        fr: `${file} : la valeur de « ${where} » ne convient pas (${issue?.message ?? ""}). Voyez README.md, « A real server ».`,
        en: `${file}: the value of "${where}" does not fit (${issue?.message ?? ""}). See README.md, "A real server".`,
      },
      exitCode.environment,
    );
  }
  const members = ours["members"];
  return { stack, rules: parsed.data, ...(typeof members === "string" ? { members } : {}) };
}

async function readConfig(file: string, shown: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  try {
    const read: unknown = parse(text);
    const config = isGroup(read) ? read["config"] : undefined;
    return isGroup(config) ? config : {};
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new Failure(
      { fr: `${shown} n'est pas du YAML valide : ${reason}`, en: `${shown} is not valid YAML: ${reason}` },
      exitCode.environment,
    );
  }
}

// `pulumi config set --path` writes structures; `pulumi config set` writes them as JSON in a text.
function plainValue(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

// Pulumi keeps the choice in a file named after the project and the SHA-1 of Pulumi.yaml's path
// (sdk/go/common/workspace/workspace.go).
async function selectedStack(env: NodeJS.ProcessEnv, project: string): Promise<string | undefined> {
  const sum = createHash("sha1").update(path.join(project, "Pulumi.yaml")).digest("hex");
  const homes = [env["PULUMI_HOME"], path.join(project, ".konbit/pulumi-home"), path.join(homedir(), ".pulumi")];
  for (const home of homes.filter((one) => one !== undefined)) {
    const text = await readFile(path.join(home, "workspaces", `konbit-${sum}-workspace.json`), "utf8").catch(
      () => undefined,
    );
    const chosen = /"stack"\s*:\s*"(?:[^"/]*\/)*([A-Za-z0-9_.-]+)"/.exec(text ?? "")?.[1];
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
