import type { Remark } from "../problem.ts";

/**
 * The same name for the same problem, run after run, wherever its line has moved to: 64 bits in hexadecimal. Of two that
 * say the same about one file, the second has another name than the first.
 */
export function fingerprints(remarks: readonly Remark[]): readonly string[] {
  const seen = new Map<string, number>();
  return remarks.map(({ code, file, text }) => {
    const key = JSON.stringify([code, file, text.en]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return hash(`${key} ${count}`);
  });
}

/** FNV-1a over UTF-16 code units: not against an adversary, who could only rename a problem of their own. */
function hash(text: string): string {
  let sum = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    sum = BigInt.asUintN(64, (sum ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return sum.toString(16).padStart(16, "0");
}
