import { requestFinding } from "../messages.ts";
import { memberAt } from "../sources.ts";
import type { ProtectedRule } from "./rule.ts";

const classes = ["none-with-reason", "standard", "legal"] as const;
const retentions = ["standard", "legal-7y"] as const;

/** To keep less, or for a shorter time, is a decision: it cannot be taken back after a loss. */
export const backup: ProtectedRule = ({ origin, after }, { members, result }) => {
  const [before, now] = [memberAt(origin?.path, members), memberAt(after?.path, result)];
  if (!after || !before || !now || before.status === "candidate" || now.status === "left") return [];
  const [was, is] = [before.backup.class, now.backup.class];
  const isWritten = after.at("backup", "class") !== undefined;
  const weaker =
    classes.indexOf(is) < classes.indexOf(was)
      ? [
          after.problem(isWritten ? ["backup", "class"] : ["name"], {
            ...requestFinding("K1026", { was, is }),
            ...(isWritten ? { replacement: was } : {}),
          }),
        ]
      : [];
  // By address, since `info` and `info@racine.example` are one box.
  const kept = new Map(before.mailboxes.map(({ address, retention }) => [address, retention]));
  const shorter = now.mailboxes.flatMap(({ name, address, retention }, index) => {
    const then = kept.get(address) ?? retention;
    if (retentions.indexOf(retention) >= retentions.indexOf(then)) return [];
    const isSaid = after.at("mailboxes", index, "retention") !== undefined;
    const finding = requestFinding("K1027", { box: name, was: then, is: retention });
    return [
      after.problem(["mailboxes", index, isSaid ? "retention" : "name"], {
        ...finding,
        ...(isSaid ? { replacement: then } : {}),
      }),
    ];
  });
  return [...weaker, ...shorter];
};
