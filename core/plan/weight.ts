/**
 * How heavy a change is, and so who must approve it (member-file §5.8, "Labels"): `automatique` is safe inside the limits,
 * `décision` needs both coordinations, after `danger` data leaves its place.
 */
export const weights = ["automatique", "décision", "danger"] as const;
export type Weight = (typeof weights)[number];

/** The heaviest of them; undefined when there is none: formatting and comments weigh nothing. */
export function heaviest(all: Iterable<Weight>): Weight | undefined {
  return [...all].toSorted((a, b) => weights.indexOf(b) - weights.indexOf(a))[0];
}
