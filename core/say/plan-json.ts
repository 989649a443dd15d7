import type { PlanAnswer } from "../plan/answer.ts";
import { approvals } from "../plan/conclusion.ts";

/** The answer for a machine. Keys keep their meaning; new ones may come. Sizes are bytes. */
export function planJson({ changes, weight, space, dns, volumes, notProvided }: PlanAnswer) {
  return {
    changes: changes.map(({ effect, weight: own, kind, name, member, sentence, isRemoval = false }) => ({
      effect,
      weight: own,
      kind,
      name,
      isRemoval,
      member: { id: member.id ?? null, slug: member.slug, name: member.name },
      sentence,
    })),
    weight: weight ?? null,
    approval: weight === undefined ? null : approvals[weight],
    space,
    dns,
    volumes,
    notProvided: { what: notProvided?.what ?? [], blocks: notProvided?.blocks ?? false },
  };
}
