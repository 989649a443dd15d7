import * as z from "zod";
import type { Bytes } from "../member/brands.ts";
import { finding } from "../member/messages/index.ts";
import type { Member, ParsedMember } from "../member/member.ts";
import { formatSize } from "../member/size.ts";
import type { Problem } from "../problem.ts";
import { uses, type Use } from "../rules.ts";
import { pairMembers } from "./pair-members.ts";

const bytes = z.int().min(0);

/** What members use, as measured on the server and published (docs/inventory.md). Unknown keys are for later versions. */
const inventory = z.object({
  version: z.literal(1),
  /** The day of the measurement, `2026-11-26`. */
  measuredOn: z.iso.date(),
  /** By a member's id, in bytes; what was not measured is absent. */
  members: z.record(
    z.string(),
    z.object({ web: bytes.exactOptional(), mail: bytes.exactOptional(), files: bytes.exactOptional() }),
  ),
});

export type Inventory = z.output<typeof inventory>;

/** The published inventory in a text. @throws Error that says what is wrong with it. */
export function parseInventory(text: string): Inventory {
  const parsed = inventory.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

/** What a member uses, in bytes; absent: not measured. */
export function usageOf(inventory: Inventory | undefined, member: Member, use: Use): number | undefined {
  return member.status === "candidate" ? undefined : inventory?.members[member.id]?.[use];
}

/** K0803: a limit that this change lowers below what was in use on the day of the measurement. */
export function usageProblems(
  before: readonly ParsedMember[],
  after: readonly ParsedMember[],
  inventory: Inventory,
): readonly Problem[] {
  const [was, is] = [before.map(({ member }) => member), after.map(({ member }) => member)];
  return pairMembers(was, is).flatMap(([a, b]) => {
    const parsed = after.find(({ member }) => member === b);
    return b === undefined || parsed === undefined ? [] : uses.flatMap((use) => tooLow(a, parsed, use, inventory));
  });
}

function tooLow(was: Member | undefined, parsed: ParsedMember, use: Use, inventory: Inventory): readonly Problem[] {
  const { member } = parsed;
  const limit = member.granted.limits[use];
  const used = usageOf(inventory, member, use);
  const isServed = member.status === "active" || member.status === "leaving";
  const isLower = was === undefined || limit < was.granted.limits[use];
  if (!isServed || !isLower || used === undefined || used <= limit) return [];
  // Rounded up, so that what is said to be enough is enough.
  const enough = formatSize((Math.ceil(used / gib) * gib) as Bytes);
  const values = { limit: formatSize(limit), used: enough, on: inventory.measuredOn, key: use };
  return [parsed.problem(["granted", "limits", use], { ...finding("K0803", values), replacement: enough })];
}

const gib = 1024 ** 3;
