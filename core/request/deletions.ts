import { itemsOf, itemWords, type Item, type ItemWord } from "../member/items.ts";
import { renamedBoxes } from "../plan/renamed-boxes.ts";
import type { Finding, Remark } from "../problem.ts";
import type { Text } from "../text.ts";
import { allowDeletes, allowKey, allowLine, allowText } from "./allow-deletes.ts";
import { requestFinding } from "./messages.ts";
import { remark } from "./remark.ts";
import type { Subject, TouchedFile } from "./subject.ts";
import { withUndo } from "./undo.ts";

/** What a request takes away, and what of that is not accepted. */
export interface Deletions {
  readonly errors: readonly Remark[];
  readonly notices: readonly Remark[];
  /** Items of members who stay, and members who do not. */
  readonly removed: readonly Removed[];
}

export interface Removed extends Item {
  /** The file that held it. */
  readonly file: string;
}

/** More than this of one word at once need a confirmation: three, or a fifth of all there are. */
const most = (total: number) => Math.max(3, Math.floor(total / 5));

/** Files deleted, and removals in numbers that look like an accident (member-file §5.5). */
export function deletions(subject: Subject): Deletions {
  const gone = subject.files.filter(isGone);
  const refused = gone.flatMap((file) => {
    const why = whyKept(file, subject);
    return why ? [remark(file.path, withUndo(why, file.path, subject))] : [];
  });
  const removed = [...removedItems(subject), ...membersGone(gone)];
  const allowed = allowDeletes(subject.statement);
  const confirmed = new Set(allowed.allowed.map(allowKey));
  return {
    errors: [...refused, ...guard(removed, confirmed, subject, new Set(refused.map(({ file }) => file)))],
    notices: notices(removed, allowed),
    removed,
  };
}

/** A member's file that goes, and is not found again under another name. */
export function isGone({ before, after, origin, isMoved }: TouchedFile): boolean {
  return before !== undefined && !isMoved && (after === undefined || origin !== before);
}

/** A candidate's file may go: nothing was made from it. */
function whyKept(file: TouchedFile, subject: Subject): Finding | undefined {
  const { before, slug } = file;
  const status = before?.word("status");
  const isUnreadable = before?.plain === undefined;
  if (!before || (!isUnreadable && before.at("id") === undefined && status === undefined)) return undefined;
  const values = { member: before.word("name") ?? slug };
  if (status === "leaving") return requestFinding("K1041", values);
  if (status !== "left") return requestFinding("K1040", values);
  if (before.at("purge") === undefined) return requestFinding("K1042", values);
  if (!subject.isCoordinator) return requestFinding("K1043", values);
  const after = before.word("purge", "after") ?? "";
  return after > subject.today ? requestFinding("K1049", { ...values, after }) : undefined;
}

/** What members had at the base and have no more. Of files that are not valid nothing is known; they are refused. */
function removedItems({ members, result }: Subject): readonly Removed[] {
  if (!result) return [];
  const kept = new Set(result.members.flatMap(({ member }) => itemsOf(member).map(({ identity }) => identity)));
  const after = new Map(
    result.members.flatMap(({ member }) => ("id" in member ? [[member.id as string, member]] : [])),
  );
  return members.members.flatMap(({ member, file }): readonly Removed[] => {
    const now = "id" in member ? after.get(member.id) : undefined;
    if (!now) return [];
    const renamed = renamedBoxes(member, now);
    const gone = itemsOf(member).filter(
      ({ identity, word, name }) => !kept.has(identity) && !(word === "mailbox" && renamed.has(name)),
    );
    // Who leaves takes everything along; that is one thing, not a hundred.
    const counted = now.status === "left" ? gone.filter(({ word }) => word === "member") : gone;
    return counted.map((item) => ({ ...item, file }));
  });
}

function membersGone(gone: readonly TouchedFile[]): readonly Removed[] {
  return gone.flatMap(({ before, slug, path }): Removed[] =>
    before?.at("id") === undefined ? [] : [{ word: "member", identity: `member ${slug}`, name: slug, file: path }],
  );
}

function guard(
  removed: readonly Removed[],
  confirmed: ReadonlySet<string>,
  { members }: Subject,
  refused: ReadonlySet<string>,
): readonly Remark[] {
  const all = members.members.flatMap(({ member }) => itemsOf(member));
  return itemWords.flatMap((word): readonly Remark[] => {
    const items = removed.filter((item) => item.word === word);
    const missing = items.filter((item) => !confirmed.has(allowKey(item)) && !refused.has(item.file));
    if (word === "member") {
      return missing.map((item) =>
        remark(item.file, { ...requestFinding("K1045", { member: item.name }), paste: allowLine([item]) }),
      );
    }
    const total = all.filter((item) => item.word === word).length;
    const [first] = missing;
    if (items.length <= most(total) || !first) return [];
    const values = { count: items.length, total, most: most(total), what: plural[word] };
    return [remark(first.file, { ...requestFinding("K1044", values), paste: allowLine(missing) })];
  });
}

const plural: Readonly<Record<ItemWord, Text>> = {
  member: { fr: "membres", en: "members" },
  mailbox: { fr: "boîtes courriel", en: "mailboxes" },
  alias: { fr: "alias", en: "aliases" },
  list: { fr: "listes", en: "lists" },
  wiki: { fr: "wikis", en: "wikis" },
  site: { fr: "sites", en: "sites" },
  domain: { fr: "domaines", en: "domains" },
  user: { fr: "comptes du nuage", en: "cloud users" },
};

/** What the author's confirmation does, and what it does not. */
function notices(
  removed: readonly Removed[],
  { allowed, unknown }: ReturnType<typeof allowDeletes>,
): readonly Remark[] {
  const keys = new Set(removed.map(allowKey));
  const effective = allowed.filter((item) => keys.has(allowKey(item))).map(allowText);
  const idle = allowed.filter((item) => !keys.has(allowKey(item))).map(allowText);
  const say = (finding: Finding) => remark("ALLOW-DELETES", finding, "notice");
  return [
    ...(effective.length > 0 ? [say(requestFinding("K1046", { items: effective }))] : []),
    ...idle.map((item) => say(requestFinding("K1047", { item }))),
    ...unknown.map((item) => say(requestFinding("K1048", { item, words: itemWords }))),
  ];
}
