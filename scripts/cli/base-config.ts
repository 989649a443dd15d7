import path from "node:path";
import type { Tree } from "../../core/request/tree.ts";
import type { Rules } from "../../core/rules.ts";
import { checkout } from "./checkout.ts";
import { exitCode } from "./exit-code.ts";
import type { Git } from "./git.ts";
import { blobsOf } from "./git-tree.ts";
import { parseStackConfig, type StackConfig } from "./stack-config.ts";
import { stackOf } from "./stack.ts";
import { Failure } from "./ui.ts";

/** The real server's; requests are not made to a throw-away one. */
const stackFile = "Pulumi.konbit.yaml";

/**
 * The konbit's rules, and its members' folder from the root of the repository, as the tip of the base has them: what a
 * request writes into them does not count. A repository of members only has none; then this checkout's hold.
 * @throws Failure when the members lie in another repository.
 */
export async function baseConfig(
  git: Git,
  tip: Tree,
  base: string,
  given: string | undefined,
): Promise<{ readonly rules: Rules; readonly folder: string }> {
  const entry = tip.get(stackFile);
  if (!entry?.mode.startsWith("100")) {
    const { rules } = await stackOf("konbit", { env: {}, project: checkout });
    return { rules, folder: inRepository(given ?? "members") };
  }
  const bytes = (await blobsOf(git, [entry.object])).get(entry.object);
  const config: StackConfig = parseStackConfig(new TextDecoder().decode(bytes), `${base}:${stackFile}`);
  return { rules: config.rules, folder: inRepository(given ?? config.members ?? "members") };
}

function inRepository(folder: string): string {
  const normal = path.posix.normalize(folder).replace(/\/$/, "");
  if (!normal.startsWith("..") && !normal.startsWith("/") && normal !== ".") return normal;
  throw new Failure(
    {
      fr: `les membres sont ailleurs que dans ce dépôt (konbit:members: ${folder}). Donnez le leur, et leur dossier : --repo DEPOT --members DOSSIER`,
      en: `the members lie outside this repository (konbit:members: ${folder}). Give theirs, and their folder: --repo REPOSITORY --members DIR`,
    },
    exitCode.usage,
  );
}
