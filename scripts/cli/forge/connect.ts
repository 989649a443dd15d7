import { Option } from "commander";
import { exitCode } from "../exit-code.ts";
import { Failure, type Ui } from "../ui.ts";
import { Api } from "./api.ts";
import type { Forge } from "./forge.ts";
import { Hub } from "./hub.ts";
import { Lab } from "./lab.ts";

/** Forgejo's API is Gitea's, so the first name serves both. */
export const forgeNames = ["github", "forgejo", "gitlab"] as const;
export type ForgeName = (typeof forgeNames)[number];

export function forgeOption(ui: Ui): Option {
  return new Option(
    "--forge <forge>",
    ui.text({ fr: "la forge où tourne ce travail", en: "the forge this job runs on" }),
  )
    .choices(forgeNames)
    .makeOptionMandatory();
}

/** The only place a token comes from: never the command line, which every user of a machine may read. */
export const tokenVariable = "KONBIT_FORGE_TOKEN";

/**
 * The forge that this job runs on, from the variables that every forge sets for its jobs. Without a token only what is public is seen.
 * @throws Failure (environment) naming the variable that is missing.
 */
export function connect(forge: ForgeName, env: NodeJS.ProcessEnv, signal: AbortSignal): Forge {
  const token = env[tokenVariable] ?? "";
  if (forge === "gitlab") {
    const headers: Record<string, string> = token === "" ? {} : { "private-token": token };
    return new Lab(new Api({ url: need(env, "CI_API_V4_URL"), headers, signal }), need(env, "CI_PROJECT_ID"));
  }
  const headers: Record<string, string> = token === "" ? {} : { authorization: `token ${token}` };
  const api = new Api({ url: need(env, "GITHUB_API_URL").replace(/\/$/, ""), headers, signal });
  return new Hub(api, need(env, "GITHUB_REPOSITORY"), forge === "github" ? "name" : "id");
}

/** @throws Failure (environment) when it is not set. */
export function need(env: NodeJS.ProcessEnv, variable: string): string {
  const value = env[variable];
  if (value !== undefined && value !== "") return value;
  throw new Failure(
    {
      fr: `la variable ${variable} n'est pas donnée : la forge la donne à ses travaux, ou vous la réglez comme dit docs/forges.md.`,
      en: `the variable ${variable} is not set: the forge sets it for its jobs, or you set it as docs/forges.md says.`,
    },
    exitCode.environment,
  );
}
