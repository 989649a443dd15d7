import type { Program } from "../apps/app.ts";

/** What Debian calls `1:1.39.7-1~deb12u1` or `6.1.9+dfsg1-0` is upstream's 1.39.7 or 6.1.9. */
export const upstreamOf = (version: string): string => /^(?:\d+:)?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? version;

/** The version that has to come in between, or nothing: tables are taken from one major to the next one only. */
export function stepBetween({ majors = [] }: Pick<Program, "majors">, from: string, to: string): string | undefined {
  const [have, want] = [from, to].map((version) => majors.findIndex((major) => isOf(version, major)));
  if (have === undefined || want === undefined || have < 0 || want < 0) return undefined;
  return want > have + 1 ? majors[have + 1] : undefined;
}

const isOf = (version: string, major: string) => `${upstreamOf(version)}.`.startsWith(`${major}.`);

/** Whether a copy of version `have` is older than `want`, number by number. */
export function isOlder(have: string, want: string): boolean {
  const [a, b] = [have, want].map((version) => upstreamOf(version).split(".").map(Number));
  if (a === undefined || b === undefined) return false;
  const at = b.findIndex((number, index) => number !== (a[index] ?? 0));
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
