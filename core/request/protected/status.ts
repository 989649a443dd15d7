import { equal } from "../equal.ts";
import { requestFinding } from "../messages.ts";
import type { ProtectedRule } from "./rule.ts";

/** A member may ask to leave; every other step, and what proves it, is the coordinators'. */
export const status: ProtectedRule = ({ origin, after }) => {
  const was = origin?.word("status");
  if (!after || was === undefined) return [];
  const is = after.word("status");
  const isOwnStep = is === was || (was === "active" && is === "leaving");
  const step = isOwnStep
    ? []
    : [
        after.problem(["status"], {
          ...requestFinding("K1023", { was, is: is ?? "…" }),
          ...(is === undefined ? {} : { replacement: was }),
        }),
      ];
  const proofs = (["left", "purge"] as const)
    .filter((key) => !equal(origin?.at(key), after.at(key)))
    .map((key) => after.problem([key], { ...requestFinding("K1028", { key }), atKey: true }));
  return [...step, ...proofs];
};
