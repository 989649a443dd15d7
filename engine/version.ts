/** The engine that the SDK in package.json is made for; go.mod builds the same. */
export const engineVersion = "3.259.0";

/**
 * Whether an engine of this version can run our program: 3.259.0 or newer within 3.x. The SDK asks the engine for features
 * by name, so a newer engine serves an older SDK; an older one lacks what the SDK counts on, and 4.x promises nothing.
 */
export function isCompatible(version: string): boolean {
  const [major, minor, patch] = numbers(version);
  const [wantMajor, wantMinor, wantPatch] = numbers(engineVersion);
  return major === wantMajor && (minor > wantMinor || (minor === wantMinor && patch >= wantPatch));
}

/** `v3.259.0-dev.1+abc` → [3, 259, 0]; what is no version gives [-1, -1, -1]. */
function numbers(version: string): [number, number, number] {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [-1, -1, -1];
}
