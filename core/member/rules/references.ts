import { finding } from "../messages/index.ts";
import type { Path, Tenant } from "../member.ts";
import { at, atKey, type PathFinding } from "../path-finding.ts";
import { suggest } from "../suggest.ts";
import { yamlText } from "../yaml-text.ts";
import type { MemberRule } from "./rule.ts";

/** Without its tag: mail for `info+news@` reaches `info@`. */
export function untagged(address: string): string {
  return address.replace(/\+[^@]*@/, "@");
}

/** A target on an own domain exists: as a mailbox, an alias or a list. */
export const targetsExist: MemberRule = {
  needs: ["domains", "mailboxes", "aliases", "lists"],
  check({ member, written }) {
    const exists = addressesOf(member);
    return Object.entries(written.aliases).flatMap(([name, targets]) =>
      targets === "none"
        ? []
        : targets.flatMap((target, index) => missing(["aliases", name, index], target, member, exists)),
    );
  },
};

/** Nothing goes nowhere: only the catch-all may be `none`. */
export const onlyCatchAllIsNone: MemberRule = {
  needs: [],
  check: ({ written }) =>
    Object.entries(written.aliases).flatMap(([name, targets]) =>
      targets === "none" && name !== "*"
        ? [at(["aliases", name], { ...finding("K0529", { name }), isRemovable: true })]
        : [],
    ),
};

/** A list's owner is an own mailbox, or any full address. */
export const ownersExist: MemberRule = {
  needs: ["domains", "mailboxes"],
  check({ member, written }) {
    const boxes = new Set(member.mailboxes.map((box) => box.address as string));
    return written.lists.flatMap((list, position) =>
      list.owners.flatMap((owner, index) =>
        owner.includes("@") ? [] : missing(["lists", position, "owners", index], owner, member, boxes),
      ),
    );
  },
};

/** Who chats has a mailbox or a cloud account here. */
export const matrixUsersExist: MemberRule = {
  needs: ["mailboxes", "files", "domains"],
  check({ member, written }) {
    const known = [...member.mailboxes.map((box) => box.name), ...(member.files?.users.map((user) => user.name) ?? [])];
    return (written.extras.matrix?.users ?? []).flatMap((user, index): PathFinding[] =>
      known.includes(user) ? [] : [at(["extras", "matrix", "users", index], unknown(user, known))],
    );
  },
};

/** Keys are of people who may change this file. */
export const keysBelongToMaintainers: MemberRule = {
  needs: ["maintainers", "contact"],
  check({ member }) {
    return Object.keys(member.keys).flatMap((forge): PathFinding[] =>
      member.maintainers.includes(forge)
        ? []
        : [atKey(["keys", forge], finding("K0511", { forge, maintainers: member.maintainers }))],
    );
  },
};

/** A box takes over the mail of a name that is no box or list any more, and of which no other box does. An alias keeps no mail. */
export const formerNameIsFree: MemberRule = {
  needs: ["domains", "mailboxes", "lists"],
  check({ member: { mailboxes, lists } }) {
    const taken = new Set<string>([...mailboxes, ...lists].map(({ address }) => address));
    return mailboxes.flatMap(({ formerly }, index): PathFinding[] => {
      if (formerly === undefined) return [];
      const isFree = !taken.has(formerly);
      taken.add(formerly);
      return isFree ? [] : [at(["mailboxes", index, "formerly"], finding("K0530", { address: formerly }))];
    });
  },
};

/** Every address of the member, postmaster and abuse of each mail domain among them. */
export function addressesOf(member: Tenant): ReadonlySet<string> {
  const mailed = member.domains.filter((domain) => domain.mail !== "none");
  return new Set<string>([
    ...member.mailboxes.map((box) => box.address),
    ...member.aliases.map((alias) => alias.address),
    ...member.lists.map((list) => list.address),
    ...mailed.flatMap(({ name }) => [`postmaster@${name}`, `abuse@${name}`]),
  ]);
}

function missing(path: Path, target: string, member: Tenant, exists: ReadonlySet<string>): PathFinding[] {
  const home = member.domains.find((domain) => domain.mail !== "none")?.name;
  if (!target.includes("@") && home === undefined) return [];
  const address = untagged(target.includes("@") ? target : `${target}@${home ?? ""}`);
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const isOwn = member.domains.some(({ name }) => (name as string) === domain);
  if (!isOwn || exists.has(address)) return [];
  const names = Array.from(exists).map((known) => (target.includes("@") ? known : (known.split("@")[0] ?? known)));
  return [at(path, unknown(target, names))];
}

function unknown(name: string, known: readonly string[]) {
  const right = suggest(name, known);
  // Names of people are no vocabulary: mail would go to somebody else.
  return right === undefined
    ? finding("K0507", { name })
    : { ...finding("K0507", { name, right }), replacement: yamlText(right), isGuess: true };
}
