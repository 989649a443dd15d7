import type { Path } from "../../member/member.ts";
import type { Plain } from "../../member/plain.ts";
import { parseSize } from "../../member/size.ts";
import { unequal } from "../equal.ts";
import { requestFinding } from "../messages.ts";
import type { ProtectedRule } from "./rule.ts";

/** `granted` is decided by the konbit, value by value: `220 GiB` and `220 Go` are one. */
export const granted: ProtectedRule = ({ origin, after }) => {
  // Who has left keeps nothing of it; whether this step is theirs to take, status.ts says.
  if (!after || !origin || after.word("status") === "left") return [];
  if (origin.at("id") === undefined && origin.at("status") === undefined) return [];
  return unequal(origin.at("granted"), after.at("granted"), sameSize, ["granted"]).map((path) => {
    const was = origin.at(...path);
    const word = typeof was === "object" ? undefined : was;
    const finding = requestFinding("K1020", { key: path.filter(isKey).join("."), was: spoken(was) });
    const isThere = after.at(...path) !== undefined;
    const isAdded = was === undefined;
    return after.problem(path, {
      ...finding,
      ...(isAdded ? { atKey: true } : {}),
      ...(isThere && word !== undefined && plainWord(word) ? { replacement: String(word) } : {}),
    });
  });
};

function sameSize(path: Path, a: unknown, b: unknown): boolean {
  return path[1] === "limits" && bytes(a) !== undefined && bytes(a) === bytes(b);
}

function bytes(value: unknown): number | undefined {
  const parsed = typeof value === "string" ? parseSize(value) : undefined;
  return parsed && "value" in parsed ? parsed.value : undefined;
}

function isKey(step: string | number): boolean {
  return typeof step === "string";
}

/** Whether a value can stand in a file as it is, without quotes. */
function plainWord(value: string | number | boolean): boolean {
  return typeof value !== "string" || /^[A-Za-z0-9][\w .-]*$/.test(value);
}

function spoken(value: Plain | undefined): string | undefined {
  return typeof value === "object" ? JSON.stringify(value) : value === undefined ? undefined : String(value);
}
