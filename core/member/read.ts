import type { Problem } from "../problem.ts";
import { notProvided } from "../provided.ts";
import type { Rules } from "../rules.ts";
import { acrossRules } from "./across/index.ts";
import type { Entry } from "./across/entry.ts";
import { readFolder, type MemberSource } from "./folder.ts";
import { LineIndex } from "./line-index.ts";
import { locate } from "./locate.ts";
import type { Member, ParsedMember } from "./member.ts";
import { readSource, toSpot, type ReadSource } from "./member-source.ts";
import { report, reportWhole } from "./report.ts";
import type { Spot } from "./spot.ts";

export type { MemberSource } from "./folder.ts";

export interface MembersRead {
  /** The valid ones, by slug. */
  readonly members: readonly ParsedMember[];
  /** All that is wrong or worth knowing, by file and place. Something is refused when one has severity "error". */
  readonly problems: readonly Problem[];
}

/** Reads a members' folder: every file by itself, then all together. Pure; the order of `files` changes nothing. */
export function readMembers(files: readonly MemberSource[], rules: Rules): MembersRead {
  return membersReader(rules)(files);
}

/**
 * Reads several trees by the same rules, such as those before and after a request: a file that is the same in both is
 * read once.
 */
export function membersReader(rules: Rules): (files: readonly MemberSource[]) => MembersRead {
  const known = new Map<string, ReadSource>();
  return (files) => {
    const folder = readFolder(files);
    const sources = folder.named.map((source) => {
      const earlier = known.get(source.path);
      const read = earlier && isSame(earlier.source.bytes, source.bytes) ? earlier : readSource(source, rules);
      known.set(source.path, read);
      return read;
    });
    return readTogether(folder, sources);
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function readTogether(folder: ReturnType<typeof readFolder>, sources: readonly ReadSource[]): MembersRead {
  const between = spotsAcross(sources);
  const problems = [...folder.problems];
  const members: ParsedMember[] = [];
  for (const read of sources) {
    const spots = [...read.spots, ...(between.get(read.source.path) ?? []), ...gapsOf(read)];
    problems.push(...report(read.source.path, read.text, spots, read.tidy));
    const isRefused = spots.some(({ finding }) => (finding.severity ?? "error") === "error");
    const parsed = isRefused ? undefined : parsedMember(read);
    if (parsed) members.push(parsed);
  }
  return { members, problems: problems.toSorted(byPlace) };
}

function spotsAcross(sources: readonly ReadSource[]): ReadonlyMap<string, readonly Spot[]> {
  const byFile = new Map(sources.map((read) => [read.source.path, read]));
  const entries = sources.flatMap((read): Entry[] =>
    read.member ? [{ file: read.source.path, member: read.member, isChanged: read.source.isChanged === true }] : [],
  );
  const found = new Map<string, Spot[]>();
  for (const { entry, path, finding } of acrossRules.flatMap((rule) => rule(entries))) {
    const read = byFile.get(entry.file);
    if (!read?.document) continue;
    const spot = toSpot({ path: read.inFile?.(path) ?? path, finding }, read.document, read.text);
    const spots = found.get(entry.file) ?? [];
    spots.push(spot);
    found.set(entry.file, spots);
  }
  return found;
}

function gapsOf({ plain, document, text }: ReadSource): readonly Spot[] {
  if (plain === undefined || !document) return [];
  return notProvided(plain).map((gap) => toSpot(gap, document, text));
}

function parsedMember({ source, text, document, plain, member, written, tidy }: ReadSource): ParsedMember | undefined {
  if (!document || !member || !written || typeof plain !== "object") return undefined;
  let lines: LineIndex | undefined;
  return {
    slug: source.slug,
    file: source.path,
    member: withState(member, written),
    // `plain` is the root, and the root of a valid file is a group of keys.
    written: plain as Readonly<Record<string, unknown>>,
    place(path) {
      const located = locate(document, path);
      lines ??= new LineIndex(text);
      return lines.place((located.key ?? located.value).start);
    },
    problem: (path, finding) => {
      const [problem] = report(source.path, text, [toSpot({ path, finding }, document, text)], tidy);
      return problem ?? reportWhole(source.path, finding);
    },
  };
}

function withState(
  member: NonNullable<ReadSource["member"]>,
  { status, id, left, purge }: NonNullable<ReadSource["written"]>,
): Member {
  if (status === "left" && id !== undefined && left)
    return { ...member, status, id, left, ...(purge ? { purge } : {}) };
  if ((status === "active" || status === "leaving") && id !== undefined) return { ...member, status, id };
  return { ...member, status: "candidate" };
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);
}
