import { finding } from "../messages/index.ts";
import { at, type PathFinding } from "../path-finding.ts";
import { isReservedAccount } from "../reserved.ts";
import { deriveLogin } from "../names.ts";
import type { MemberRule } from "./rule.ts";

/** The login and the slug become accounts on the server: none that is there already. */
export const loginIsFree: MemberRule = {
  needs: [],
  check({ member, written, konbit }) {
    const { slug, login } = member;
    const isOperator = slug === konbit.operator;
    const isTaken = (name: string) => isReservedAccount(name) || (name === "konbit" && !isOperator);
    if (isTaken(slug)) return [at([], finding("K0116", { value: slug }))];
    return isTaken(login) && written.status !== "left" ? [at(["login"], finding("K0609", { login }))] : [];
  },
};

/** A long slug gives a login that ends in the middle of a word; better known before admission than after. */
export const loginIsCut: MemberRule = {
  needs: [],
  check({ member, written }) {
    const { login, isCut } = deriveLogin(member.slug);
    if (!isCut || written.login !== undefined) return [];
    return [at(["name"], { ...finding("K0610", { login, slug: member.slug }), severity: "warning" })];
  },
};

/** The konbit itself is one file, the one that the stack's config names. */
export const operatorIsOne: MemberRule = {
  needs: [],
  check({ member, written, konbit }): readonly PathFinding[] {
    return written.kind === "operator" && member.slug !== konbit.operator
      ? [at(["kind"], finding("K0611", { operator: konbit.operator }))]
      : [];
  },
};
