import { distance } from "fastest-levenshtein";

/** How many slips of a finger lie between two words: letters too many, missing, wrong or in each other's place. */
export function slips(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b);
}

/** Two neighbours in each other's place are one slip of the fingers, not two. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}
