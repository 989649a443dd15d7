import path from "node:path";

/** The root of this checkout: it holds Pulumi.yaml, and `members/` unless the stack says otherwise. */
export const checkout = path.resolve(import.meta.dirname, "..", "..");
