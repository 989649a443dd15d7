import type { Remark } from "../../problem.ts";
import { requestFinding } from "../messages.ts";
import type { ProtectedRule } from "./rule.ts";

const given = ["id", "status", "login", "granted", "left", "purge"] as const;

/** Nobody admits themselves. Without `status`, core/member/rules/lifecycle.ts says the same of the other keys. */
export const admission: ProtectedRule = ({ origin, after }): readonly Remark[] => {
  const isAdmitted = origin?.at("id") !== undefined || origin?.at("status") !== undefined;
  if (!after || isAdmitted || after.at("status") === undefined) return [];
  return given
    .filter((key) => after.at(key) !== undefined)
    .map((key) => after.problem([key], { ...requestFinding("K1024", { key }), atKey: true }));
};
