import type { PlatformState } from "./platform-state.ts";
import { factsOf, filesOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";

/** Absent on a server that has nothing of it yet. `expected` says where the disks are that it was made of. */
export function observePlatform(survey: string, expected?: PlatformState): PlatformState | undefined {
  const rows = rowsOf(survey);
  const files = filesOf(rows);
  if (Object.keys(files).length === 0) return undefined;
  const of = (what: string) => factsOf(rows, what);
  const modules = new Set(of("module").map(([name]) => name));
  const [system = "", version = ""] = of("release")[0] ?? [];
  return {
    release: system === "debian" ? `Debian ${version}` : `${system} ${version}`,
    volume: volumeOf(of("volume"), expected),
    packages: packagesOf(rows),
    files,
    modes: Object.fromEntries(of("mode")),
    apacheModules: Object.fromEntries(
      Object.keys(expected?.apacheModules ?? {}).map((name) => [name, modules.has(name) ? "on" : "off"]),
    ),
    services: servicesOf(rows),
    // A container cannot set these two: it shows them as they should be, and its host answers for them.
    kernel: {
      ...pick(expected?.kernel, ["fs.protected_symlinks", "fs.protected_hardlinks"]),
      ...Object.fromEntries(of("kernel")),
    },
    database: Object.fromEntries(
      of("database").map(([key, value]) => [key, key === "anonymousUsers" && value === "0" ? "none" : value]),
    ),
  };
}

function volumeOf(facts: readonly (readonly [string, string])[], expected?: PlatformState): PlatformState["volume"] {
  const fact = (key: string) => facts.filter(([name]) => name === key).map(([, value]) => value);
  const disks = expected?.volume["disks"];
  const isSet = (value: string | undefined) => value !== undefined && value !== "";
  const found: Record<string, string | readonly string[]> = {};
  if (disks !== undefined) {
    // The kernel names a disk in one way, the configuration perhaps in another: what counts is that none is missing.
    found["disks"] = fact("disk").length === disks.length ? disks : fact("disk");
    if (isSet(fact("label")[0])) found["label"] = fact("label")[0] ?? "";
    if (isSet(fact("profile")[0])) found["profile"] = fact("profile")[0] ?? "";
  }
  found["fileSystem"] = fact("fileSystem")[0] ?? "none";
  found["quotas"] = fact("quotas")[0] ?? "off";
  return found;
}

function pick(record: Readonly<Record<string, string>> | undefined, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (record?.[key] === undefined ? [] : [[key, record[key]]])));
}
