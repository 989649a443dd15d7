import type { Address, Login, MemberId, Slug } from "./brands.ts";
import { toAscii } from "./domain.ts";
import type { Parsed } from "./leaf.ts";
import { lowerCased } from "./lower-case.ts";
import { finding } from "./messages/index.ts";
import { hasMixedScripts, isUnseen } from "./unicode.ts";
import { isReservedHost, isReservedLocal, listSuffix } from "./reserved.ts";
import type { Finding } from "../problem.ts";

const slugShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
// Local parts without quoting, in lower case: what AlternC, Dovecot and Mailman all take. `+` begins a tag.
const localShape = /^[a-z0-9]+([._-][a-z0-9]+)*$/;
const outsideLocal = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const labelShape = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A slug, from the file's name. */
export function parseSlug(text: string): Parsed<Slug> {
  if (!slugShape.test(text) || text.length < 2 || text.length > 31 || text.startsWith("xn-")) {
    return { finding: finding("K0110", { value: text }) };
  }
  return { value: text as Slug };
}

/** `m-0003` */
export function memberId(text: string): Parsed<MemberId> {
  return /^m-\d{4,6}$/.test(text) ? { value: text as MemberId } : { finding: finding("K0302", { value: text }) };
}

/** A login written by `konbit admit`. */
export function loginName(text: string): Parsed<Login> {
  return /^[a-z][a-z0-9]{0,13}$/.test(text) ? { value: text as Login } : { finding: finding("K0303", { value: text }) };
}

/** AlternC's login: the slug without hyphens, at most 14 characters (`m_mem.php add_mem`). */
export function deriveLogin(slug: Slug): { readonly login: Login; readonly isCut: boolean } {
  const whole = slug.replaceAll("-", "");
  // A slug begins with a letter and holds [a-z0-9-] only, so what is left is a login.
  return { login: whole.slice(0, 14) as Login, isCut: whole.length > 14 };
}

/** The name of a mailbox: `info`, or `info@` another own domain. */
export function localName(text: string): Parsed<string> {
  return own(text, (local) =>
    isReservedLocal(local) || local === "postmaster" || local === "abuse"
      ? finding("K0306", { value: local })
      : undefined,
  );
}

/** Mailman answers to `list-request` and its like, so a list's name may not end so. */
export function listName(text: string): Parsed<string> {
  return own(text, (local) => {
    const suffix = listSuffix(local);
    if (suffix !== undefined) return finding("K0307", { value: local, suffix });
    return isReservedLocal(local) || local === "postmaster" || local === "abuse"
      ? finding("K0306", { value: local })
      : undefined;
  });
}

/** The name of an alias: as a mailbox's, also `postmaster` and `abuse`; `*` is what no other name takes. */
export function aliasName(text: string): Parsed<string> {
  if (text === "*") return { value: text };
  // It may be another domain than the one that `"*"` stands for.
  if (text.startsWith("*@"))
    return { finding: { ...finding("K0308", { value: text }), replacement: '"*"', isGuess: true } };
  return own(text, (local) => (isReservedLocal(local) ? finding("K0306", { value: local }) : undefined));
}

/** Where an alias points, or who owns a list: one's own name, or any address. */
export function target(text: string): Parsed<string> {
  return text.includes("@") ? address(text) : own(text, () => undefined, true);
}

/** Any address in the world; the domain in ASCII form and lower case. A `+tag` is fine. */
export function address(text: string): Parsed<Address> {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  const mixed = domain.split(".").find(hasMixedScripts);
  if (mixed !== undefined) return { finding: finding("K0312", { value: mixed }) };
  // DNS would leave out what has no width, and another name would be read than the one that is seen.
  if (isUnseen(domain)) return { finding: finding("K0322", { value: text }) };
  const ascii = toAscii(domain.toLowerCase());
  const isGood = at > 0 && local.length <= 64 && outsideLocal.test(local) && ascii?.includes(".") === true;
  if (!isGood) return { finding: finding("K0305", { value: text }) };
  return { value: `${local}@${ascii}` as Address };
}

/** One label before the member's domain: the identity of a wiki or site. */
export function hostLabel(text: string): Parsed<string> {
  const lower = lowerCased(text);
  if (lower) return { finding: lower };
  if (text.includes(".")) return { finding: finding("K0316", { value: text }) };
  if (!labelShape.test(text) || text.startsWith("xn--")) return { finding: finding("K0315", { value: text }) };
  if (isReservedHost(text)) return { finding: finding("K0317", { value: text }) };
  return { value: text };
}

/** A Nextcloud account, unique over the konbit. */
export function cloudUserName(text: string): Parsed<string> {
  const lower = lowerCased(text);
  if (lower) return { finding: lower };
  if (!/^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/.test(text) || text.length < 2 || text.length > 64) {
    return { finding: finding("K0318", { value: text }) };
  }
  return isReservedLocal(text) || text === "admin" ? { finding: finding("K0306", { value: text }) } : { value: text };
}

function own(text: string, reserved: (local: string) => Finding | undefined, mayTag = false): Parsed<string> {
  const lower = lowerCased(text);
  if (lower) return { finding: lower };
  const at = text.indexOf("@");
  const local = at < 0 ? text : text.slice(0, at);
  const bare = mayTag ? local.replace(/\+[a-z0-9._-]+$/, "") : local;
  if (!localShape.test(bare) || local.length > 64) return { finding: finding("K0304", { value: local }) };
  const refused = reserved(local);
  if (refused) return { finding: refused };
  return at < 0 ? { value: text } : address(text);
}
