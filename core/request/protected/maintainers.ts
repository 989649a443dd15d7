import { requestFinding } from "../messages.ts";
import type { ProtectedRule } from "./rule.ts";

/** Whoever may change a file may pass it on, as long as one of the old ones stays. */
export const maintainers: ProtectedRule = ({ origin, after }) => {
  // A file without any is refused by the schema.
  if (!after || !origin || after.maintainers.length === 0) return [];
  const old = origin.maintainers;
  if (after.maintainers.some((one) => old.includes(one))) return [];
  const path = after.at("maintainers") === undefined ? ["contact", "forge"] : ["maintainers"];
  return [after.problem(path, requestFinding("K1025", { old }))];
};
