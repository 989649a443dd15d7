import type { Member } from "../member/member.ts";
import type { Text } from "../text.ts";
import { changesBetween } from "./changes.ts";
import { planOf } from "./plan.ts";
import type { Effect } from "./sentence.ts";
import type { Weight } from "./weight.ts";

/** One thing that a request changes, as people read and approve it. */
export interface WeighedChange {
  readonly effect: Effect;
  readonly weight: Weight;
  /** `id` is absent for a candidate. */
  readonly member: { readonly id?: string; readonly slug: string; readonly name: string };
  readonly sentence: Text;
}

/** Everything that is different between two sets of valid member files: what the plan provides, and who a member is. */
export function compare(before: readonly Member[], after: readonly Member[]): readonly WeighedChange[] {
  return changesBetween(planOf(before), planOf(after)).map((change) => ({
    ...change,
    weight: weightOf(change.effect),
  }));
}

function weightOf(effect: Effect): Weight {
  return effect === "stops" ? "danger" : effect === "appears" ? "décision" : "automatique";
}
