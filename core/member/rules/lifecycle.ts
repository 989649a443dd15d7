import { retention } from "../../retention.ts";
import { finding } from "../messages/index.ts";
import { at, atKey, type PathFinding } from "../path-finding.ts";
import type { MemberFile } from "../schema.ts";
import type { MemberRule } from "./rule.ts";

type Key = keyof MemberFile;

/** A new file waits for admission: what the konbit gives is not written by the member. */
export const candidateHasNothingGiven: MemberRule = {
  needs: ["status"],
  check({ written }) {
    if (written.status !== undefined) return [];
    const given = ["id", "login", "granted"] as const;
    const isAdmitted = written.id !== undefined && written.granted !== undefined;
    return given
      .filter((key) => key in written)
      .map((key) => atKey([key], isAdmitted ? finding("K0607", { key }) : finding("K0601", { key })));
  },
};

/** Who has been admitted has an id for ever. */
export const admittedHasId: MemberRule = {
  needs: ["status", "id"],
  check({ written }) {
    return written.status !== undefined && written.id === undefined
      ? [at(["status"], finding("K0602", { status: written.status }))]
      : [];
  },
};

const ofLeft: readonly string[] = ["version", "name", "id", "login", "contact", "status", "left", "purge"];

/** Whether a key may stand in the file of a member who has left. */
export function isOfLeft(key: string | number | undefined): boolean {
  return key !== undefined && ofLeft.includes(String(key));
}

/** A member who has gone leaves a name, a proof and nothing else. */
export const leftKeepsLittle = (keys: readonly string[], { status }: MemberFile): readonly PathFinding[] => {
  if (status !== "left") {
    return (["left", "purge"] as const)
      .filter((key) => keys.includes(key))
      .map((key) => atKey([key], finding("K0605", { key })));
  }
  const extra = keys.filter((key) => !isOfLeft(key)).map((key) => atKey([key], finding("K0603", { key })));
  const missing = (["login", "left"] satisfies Key[])
    .filter((key) => !keys.includes(key))
    .map((key) => at(["status"], finding("K0604", { key })));
  return [...extra, ...missing];
};

const purgeAfterDays = retention.quarantineDays;

/** Erasing comes thirty days after leaving, of the very bundle that was verified. */
export const purgeFollowsLeft: MemberRule = {
  needs: ["left", "purge"],
  check({ written: { left, purge } }) {
    if (!left || !purge) return [];
    const days = (Date.parse(purge.after) - Date.parse(left.on)) / 86_400_000;
    const tooSoon =
      days < purgeAfterDays ? [at(["purge", "after"], finding("K0606", { days: purgeAfterDays, on: left.on }))] : [];
    return purge.export === left.export ? tooSoon : [...tooSoon, at(["purge", "export"], finding("K0608"))];
  },
};

/** One person, one line. */
export const maintainersOnce: MemberRule = {
  needs: ["maintainers"],
  check({ written: { maintainers = [] } }) {
    return maintainers.flatMap((forge, index): PathFinding[] =>
      maintainers.indexOf(forge) < index
        ? [at(["maintainers", index], { ...finding("K0615", { forge }), isRemovable: true })]
        : [],
    );
  },
};
