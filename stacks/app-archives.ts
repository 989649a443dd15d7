import * as pulumi from "@pulumi/pulumi";
import { archiveOf, fileOf, isPinned, type PinnedArchive, pins, type Pins } from "../core/apps/archive.ts";
import { appNamed, apps } from "../core/apps/index.ts";
import type { Plan } from "../core/plan/plan.ts";

/**
 * The releases that the sites of the plan are of, each pinned by the catalogue or by `konbit:apps`.
 * @throws pulumi.RunError that names the app, its file and what to write, where nobody has pinned it.
 */
export function archivesOfStack(config: pulumi.Config, { members }: Plan): readonly PinnedArchive[] {
  const given = pinsOf(config);
  const used = new Set(members.flatMap(({ sites }) => sites.map(({ app }) => app)));
  const archives = [...used].sort().flatMap((name) => archiveOf(appNamed(name), given) ?? []);
  const open = archives.filter((archive) => !isPinned(archive));
  if (open.length > 0)
    throw new pulumi.RunError(
      `nothing was changed: ${open
        .map(
          (archive) =>
            `${archive.app} ${archive.version} has no checksum yet: get ${archive.url}, compare it with what the project announces, and pin it: pulumi config set --path konbit:apps.${archive.app}.sha256 "$(sha256sum ${fileOf(archive)} | cut -c1-64)"`,
        )
        .join("; ")} (README.md, "Programs from archives").`,
    );
  return archives.filter(isPinned);
}

function pinsOf(config: pulumi.Config): Pins {
  const read = pins.safeParse(config.getObject("apps") ?? {});
  const known: readonly string[] = apps.filter((app) => archiveOf(app, {}) !== undefined).map(({ name }) => name);
  const wrong = read.success
    ? Object.keys(read.data)
        .filter((name) => !known.includes(name))
        .map(
          (name) =>
            `konbit:apps.${name}: no program of the catalogue comes from an archive under that name, only ${known.join(", ")}`,
        )
    : read.error.issues.map(({ path, message }) => `konbit:apps.${path.join(".")}: ${message}`);
  if (wrong.length > 0) throw new pulumi.RunError(`nothing was changed: ${wrong.join("; ")}`);
  return read.data ?? {};
}
