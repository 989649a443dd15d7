import { parse } from "yaml";
import { rules, type Rules } from "../../core/rules.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/** What konbit reads of a stack's Pulumi.<stack>.yaml. */
export interface StackConfig {
  /** Values under `config:`, without the prefix `konbit:`. */
  readonly values: Readonly<Record<string, unknown>>;
  /** `konbit:members`, as written. */
  readonly members?: string;
  readonly rules: Rules;
}

/**
 * The configuration in the text of a Pulumi.<stack>.yaml; `shown` is how the file is called in an error.
 * @throws Failure when it cannot be understood.
 */
export function parseStackConfig(text: string, shown: string): StackConfig {
  const values = Object.fromEntries(
    Object.entries(configIn(text, shown)).flatMap(([key, value]) =>
      key.startsWith("konbit:") ? [[key.slice("konbit:".length), plainValue(value)]] : [],
    ),
  );
  const parsed = rules.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = `konbit:${issue?.path.join(".") ?? ""}`;
    throw new Failure(
      {
        fr: `${shown} : la valeur de « ${where} » ne convient pas (${issue?.message ?? ""}). Voyez README.md, « A real server ».`,
        en: `${shown}: the value of "${where}" does not fit (${issue?.message ?? ""}). See README.md, "A real server".`,
      },
      exitCode.environment,
    );
  }
  const { members } = values;
  return { values, rules: parsed.data, ...(typeof members === "string" ? { members } : {}) };
}

function configIn(text: string, shown: string): Readonly<Record<string, unknown>> {
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

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
