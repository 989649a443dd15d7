import type { ParsedMember } from "../member/member.ts";
import type { Problem } from "../problem.ts";
import type { Rules } from "../rules.ts";
import { capacityProblems, volumePromises, type VolumePromises } from "./capacity.ts";
import { compare, type WeighedChange } from "./compare.ts";
import { dnsOutlooks, type DnsOutlook } from "./dns-outlook.ts";
import { usageProblems, type Inventory } from "./inventory.ts";
import { notProvidedBy, type NotProvided } from "./not-provided.ts";
import { pairMembers } from "./pair-members.ts";
import { spaceOf, touchedVolumes, type Space } from "./space.ts";
import { heaviest, type Weight } from "./weight.ts";

/** Everything that people are told about a change, as plain data: the text, the comment and the JSON are made of it. */
export interface PlanAnswer {
  readonly changes: readonly WeighedChange[];
  /** Absent: nothing changes. */
  readonly weight?: Weight;
  readonly space: readonly Space[];
  /** How the domains that change will stand for the world. */
  readonly dns: readonly DnsOutlook[];
  /** The volumes that the changes are about. */
  readonly volumes: readonly VolumePromises[];
  /** What the files of the members that change ask for in vain; absent: nothing. */
  readonly notProvided?: NotProvided;
  /** Files that were refused before this change, so that all that is in them looks new. */
  readonly refusedBefore: readonly string[];
  /** What does not fit the server or what is in use; the change is refused when one is an error. */
  readonly problems: readonly Problem[];
}

interface Circumstances {
  readonly rules: Rules;
  readonly inventory?: Inventory;
  /** Problems of the tree before; what was wrong there is not this change's fault. */
  readonly problemsBefore?: readonly Problem[];
}

/** Compares two trees of valid files; the same trees give the same answer, in whatever order they were read. */
export function planAnswer(
  before: readonly ParsedMember[],
  after: readonly ParsedMember[],
  { rules, inventory, problemsBefore = [] }: Circumstances,
): PlanAnswer {
  const [was, is] = [before.map(({ member }) => member), after.map(({ member }) => member)];
  const changes = compare(was, is);
  const bySlug = Map.groupBy(changes, ({ member }) => member.slug);
  const weight = heaviest(changes.map((change) => change.weight));
  const changed = after.filter(({ slug }) => bySlug.has(slug));
  const missing = notProvidedBy(changed);
  return {
    changes,
    ...(weight === undefined ? {} : { weight }),
    space: pairMembers(was, is).flatMap((pair) =>
      spaceOf(pair, bySlug.get((pair[1] ?? pair[0]).slug) ?? [], inventory),
    ),
    dns: dnsOutlooks(is, changes),
    volumes: touchedVolumes(volumePromises(was, is, rules), changes),
    ...(missing === undefined ? {} : { notProvided: missing }),
    refusedBefore: refusedOf(problemsBefore, changed),
    problems: [
      ...capacityProblems(before, after, rules),
      ...(inventory === undefined ? [] : usageProblems(before, after, inventory)),
    ],
  };
}

function refusedOf(problems: readonly Problem[], changed: readonly ParsedMember[]): readonly string[] {
  const refused = new Set(problems.filter(({ severity }) => severity === "error").map(({ file }) => baseName(file)));
  return changed.map(({ file }) => baseName(file)).filter((name) => refused.has(name));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
