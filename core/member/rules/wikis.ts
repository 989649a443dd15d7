import { finding } from "../messages/index.ts";
import { at, type PathFinding } from "../path-finding.ts";
import type { MemberRule } from "./rule.ts";

/** Fixed pages know no reader: a private wiki must not become public by the way. */
export const privateStaysPrivate: MemberRule = {
  needs: ["wikis"],
  check({ member }) {
    return member.wikis.flatMap(({ access, state, host }, index): PathFinding[] =>
      access === "private" && state === "composted" ? [at(["wikis", index, "state"], finding("K0531", { host }))] : [],
    );
  },
};
