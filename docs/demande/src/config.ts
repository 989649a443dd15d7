import { defaultRules, rules, type Rules } from "../../../core/rules.ts";
import type { Forge } from "./forge-links.ts";

/** What config.js says: where the files lie, and this konbit's own rules. Both may be absent. */
export interface Config {
  readonly forge?: Forge;
  readonly konbit: Rules;
}

/** Reads what config.js has left behind; whatever does not fit is as if it were not there, and said in `complaint`. */
export function readConfig(given: unknown): Config & { readonly complaint?: string } {
  const { forge, repository, branch = "main", folder = "members", rules: own } = isGroup(given) ? given : {};
  const parsed = rules.safeParse(own ?? {});
  const konbit = parsed.success ? parsed.data : defaultRules;
  if (forge === undefined || forge === "") return { konbit };
  const isKind = forge === "github" || forge === "forgejo" || forge === "gitlab";
  if (!isKind) return { konbit, complaint: "forge" };
  // Only a web address: the link must not be a script.
  if (typeof repository !== "string" || !/^https?:\/\/[^\s"'<>?#]+$/.test(repository))
    return { konbit, complaint: "repository" };
  if (typeof branch !== "string" || typeof folder !== "string") return { konbit, complaint: "branch" };
  return { konbit, forge: { kind: forge, repository: repository.replace(/(\.git)?\/*$/, ""), branch, folder } };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
