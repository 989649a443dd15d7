import type { Bytes } from "../brands.ts";
import type { Limits, Path } from "../member.ts";
import { finding } from "../messages/index.ts";
import { at, type PathFinding } from "../path-finding.ts";
import { formatSize } from "../size.ts";
import type { MemberRule } from "./rule.ts";

/** What is written fits what is granted: counts, suspended and archived ones too. */
export const countsFit: MemberRule = {
  needs: ["granted"],
  check({ member }) {
    const counted: readonly (readonly [keyof Limits, Path, number])[] = [
      ["mailboxes", ["mailboxes"], member.mailboxes.length],
      ["lists", ["lists"], member.lists.length],
      ["wikis", ["wikis"], member.wikis.length],
      ["sites", ["sites"], member.sites.length],
      ["ncUsers", ["files", "users"], member.files?.users.length ?? 0],
    ];
    return counted.flatMap(([key, path, count]): PathFinding[] => {
      const limit = member.granted.limits[key];
      // The culprit is the first one too many.
      return count > limit ? [at([...path, limit], finding("K0612", { key, count, limit }))] : [];
    });
  },
};

/** The quotas of all mailboxes together fit the mail that is granted. */
export const quotasFit: MemberRule = {
  needs: ["granted", "mailboxes"],
  check({ member }) {
    const limit = member.granted.limits.mail;
    let sum = 0;
    const first = member.mailboxes.findIndex((box) => (sum += box.quota) > limit);
    if (first < 0) return [];
    const total = member.mailboxes.reduce((all, box) => all + box.quota, 0);
    // A sum of sizes is a size.
    const values = { total: formatSize(total as Bytes), limit: formatSize(limit), count: member.mailboxes.length };
    return [at(["mailboxes", first], finding("K0613", values))];
  },
};
