import type { Member } from "./member.ts";

/** Words for what a member has, as `ALLOW-DELETES` names them. */
export const itemWords = ["member", "mailbox", "alias", "list", "wiki", "site", "domain", "user"] as const;
export type ItemWord = (typeof itemWords)[number];

/** One thing that a member has. */
export interface Item {
  readonly word: ItemWord;
  /** The same as long as it is the same thing; another's of the same name is another thing. */
  readonly identity: string;
  /** As people name it: an address, a host, a domain, a slug. */
  readonly name: string;
}

/** Everything that a member has on the server. A candidate has nothing yet, and who has left has nothing any more. */
export function itemsOf(member: Member): readonly Item[] {
  if (member.status !== "active" && member.status !== "leaving") return [];
  const item = (word: ItemWord, identity: string, name: string): Item => ({
    word,
    identity: `${word} ${member.id} ${identity}`,
    name,
  });
  const { mailboxes, aliases, catchAll, lists, wikis, sites, domains, files } = member;
  return [
    item("member", "", member.slug),
    ...mailboxes.map(({ address }) => item("mailbox", address, address)),
    ...aliases.map(({ address }) => item("alias", address, address)),
    ...(catchAll ? [item("alias", `*@${catchAll.domain}`, `*@${catchAll.domain}`)] : []),
    ...lists.map(({ address }) => item("list", address, address)),
    // A wiki or site that answers elsewhere is still the same one.
    ...wikis.map(({ name, host }) => item("wiki", name, host)),
    ...sites.map(({ name, host }) => item("site", name, host)),
    ...domains.map(({ name }) => item("domain", name, name)),
    ...(files?.users ?? []).map(({ name }) => item("user", name, name)),
  ];
}
