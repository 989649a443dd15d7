import type { Bytes } from "../member/brands.ts";
import type { Limits, Member, ParsedMember } from "../member/member.ts";
import { finding } from "../member/messages/index.ts";
import { formatSize } from "../member/size.ts";
import type { Problem } from "../problem.ts";
import { overcommitOf, type Rules, type Use, type Volume } from "../rules.ts";
import { compare } from "./compare.ts";
import { pairMembers, type Pair } from "./pair-members.ts";

/** One volume of the server and what is promised on it, in bytes. */
export interface VolumePromises {
  readonly name: string;
  readonly holds: readonly Use[];
  /** Size without the reserve, times the policy of overcommitment: the most that may be promised. */
  readonly promisable: number;
  readonly promisedBefore: number;
  readonly promised: number;
  /** What would be promised if the wishes and candidates of this change got what they ask for. */
  readonly ifAgreed: number;
}

/** What active and leaving members are promised on each volume, before and after a change. */
export function volumePromises(
  before: readonly Member[],
  after: readonly Member[],
  { volumes, overcommit }: Rules,
): readonly VolumePromises[] {
  const pairs = pairMembers(before, after);
  return volumes.map((volume): VolumePromises => {
    const sum = (bytesOf: (pair: Pair) => number) => pairs.reduce((total, pair) => total + bytesOf(pair), 0);
    const promised = sum(([, is]) => promiseOf(is, volume));
    return {
      name: volume.name,
      holds: volume.holds,
      promisable: Math.floor(((volume.size - (volume.reserve ?? 0)) * overcommitOf(volume, overcommit)) / 100),
      promisedBefore: sum(([was]) => promiseOf(was, volume)),
      promised,
      ifAgreed: promised + sum((pair) => wishOf(pair, volume)),
    };
  });
}

/**
 * What does not fit: an error (K0801) where this change promises more than a volume may hold, with the numbers and two
 * ways out; a warning where it was so before (K0802), or would be so if what is asked for were granted (K0804).
 */
export function capacityProblems(
  before: readonly ParsedMember[],
  after: readonly ParsedMember[],
  rules: Rules,
): readonly Problem[] {
  const [was, is] = [before.map(({ member }) => member), after.map(({ member }) => member)];
  const pairs = pairMembers(was, is);
  return volumePromises(was, is, rules).flatMap((promises): readonly Problem[] => {
    const volume = rules.volumes.find(({ name }) => name === promises.name);
    if (volume === undefined) return [];
    const { promised, promisedBefore, promisable, ifAgreed } = promises;
    if (promised > promisable) {
      if (promised > promisedBefore) return refusal(promises, volume, pairs, after);
      const last = pairs.findLast(([, member]) => promiseOf(member, volume) > 0);
      return warning("K0802", promises, limitPath(volume), last, after);
    }
    if (ifAgreed <= promisable) return [];
    const asking = pairs.findLast((pair) => wishOf(pair, volume) > 0);
    const path = asking?.[1]?.status === "candidate" ? ["name"] : ["requests", volume.holds[0] ?? "web"];
    return warning("K0804", promises, path, asking, after);
  });
}

/** Said once for a volume, where the promise that no longer fits stands: who was there first keeps theirs. */
function refusal(
  promises: VolumePromises,
  volume: Volume,
  pairs: readonly Pair[],
  after: readonly ParsedMember[],
): readonly Problem[] {
  const growthOf = ([was, is]: Pair) => Math.max(0, promiseOf(is, volume) - promiseOf(was, volume));
  const growth = pairs.reduce((sum, pair) => sum + growthOf(pair), 0);
  let left = promises.promisable - (promises.promised - growth);
  const [, member] = pairs.find((pair) => growthOf(pair) > 0 && (left -= growthOf(pair)) < 0) ?? [];
  const parsed = after.find((one) => one.member === member);
  if (parsed === undefined) return [];
  // What would still fit here, in whole GiB: nobody reads a promise of 259.99.
  const most = Math.floor((promiseOf(member, volume) + left) / gib) * gib;
  const said = finding("K0801", { ...numbers(promises), most: most > 0 ? sizeOf(most) : undefined });
  const canMend = volume.holds.length === 1 && most > 0;
  return [parsed.problem(limitPath(volume), canMend ? { ...said, replacement: sizeOf(most) } : said)];
}

function warning(
  code: "K0802" | "K0804",
  promises: VolumePromises,
  path: readonly string[],
  pair: Pair | undefined,
  after: readonly ParsedMember[],
): readonly Problem[] {
  const parsed = after.find(({ member }) => member === pair?.[1]);
  return parsed ? [parsed.problem(path, { ...finding(code, numbers(promises)), severity: "warning" })] : [];
}

const gib = 1024 ** 3;

function numbers({ name, promised, promisable, ifAgreed }: VolumePromises) {
  return {
    volume: name,
    promised: sizeOf(promised),
    promisable: sizeOf(promisable),
    over: sizeOf((promised > promisable ? promised : ifAgreed) - promisable),
    ifAgreed: sizeOf(ifAgreed),
  };
}

function sizeOf(bytes: number): string {
  // In whole MiB, and one at least: a size, as `Bytes` promises.
  return formatSize((Math.max(1, Math.round(bytes / 1024 ** 2)) * 1024 ** 2) as Bytes);
}

/** A candidate is promised nothing, and who has left no longer is. */
function promiseOf(member: Member | undefined, { holds }: Volume): number {
  if (member?.status !== "active" && member?.status !== "leaving") return 0;
  return sumOf(member.granted.limits, holds);
}

/** What a change asks for and is not granted: a candidate's plan, or a larger limit under `requests`. */
function wishOf([was, is]: Pair, { holds }: Volume): number {
  if (is === undefined || is.status === "left") return 0;
  if (is.status === "candidate") return isChanged(was, is) ? sumOf(is.granted.limits, holds) : 0;
  return holds.reduce((sum, use) => {
    const wish = is.requests?.[use];
    const isNew = wish !== undefined && wish !== was?.requests?.[use];
    return sum + (isNew ? Math.max(0, wish - is.granted.limits[use]) : 0);
  }, 0);
}

function isChanged(was: Member | undefined, is: Member): boolean {
  return was === undefined || compare([was], [is]).length > 0;
}

function sumOf(limits: Limits, holds: readonly Use[]): number {
  return holds.reduce((sum, use) => sum + limits[use], 0);
}

function limitPath({ holds: [use = "web"] }: Volume): readonly string[] {
  return ["granted", "limits", use];
}
