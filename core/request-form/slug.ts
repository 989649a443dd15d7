import { parseSlug } from "../member/names.ts";
import { isReservedAccount } from "../member/reserved.ts";

// Letters that Unicode does not take apart into a plain one and a mark.
const plain: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  đ: "d",
  ł: "l",
  ð: "d",
  þ: "th",
  ı: "i",
};

// Words that help nobody to tell one member from another.
const small = new Set("l d le la les de du des un une et a au aux en the of and an".split(" "));
const general = new Set(
  "association asso collectif collective cooperative coop centre center organisme societe groupe group reseau network".split(
    " ",
  ),
);

/** AlternC's login is the slug without hyphens and holds 14 characters (`m_mem.php add_mem`). */
const longestLogin = 14;

/**
 * A short name made of a member's name: `L'Étoile du Nord` → `etoile-nord`. Its login fits whole where whole words allow it, and
 * `isFree` has been asked. Undefined when the name has no letter that could be one here.
 */
export function suggestSlug(name: string, isFree: (slug: string) => boolean = () => true): string | undefined {
  const words = wordsOf(name);
  const telling = words.filter((word) => !small.has(word));
  const special = telling.filter((word) => !general.has(word));
  const chosen = [telling, special, words].find((some) => some.length > 0 && some.join("").length <= longestLogin);
  const base = (chosen ?? fitting(special.length > 0 ? special : telling.length > 0 ? telling : words)).join("-");
  return base === "" ? undefined : numbered(base, isFree);
}

function wordsOf(name: string): readonly string[] {
  const letters = name
    .toLowerCase()
    .replace(/[œæßøđłðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  // A member's short name begins with a letter.
  return letters.replace(/^[^a-z]+/, "").match(/[a-z0-9]+/g) ?? [];
}

/** The first words, as many as fit; at least one, cut if it must be. */
function fitting(words: readonly string[]): readonly string[] {
  const [first = "", ...rest] = words;
  const taken = [first.slice(0, longestLogin)];
  for (const word of rest) {
    if (taken.join("").length + word.length > longestLogin) break;
    taken.push(word);
  }
  return taken;
}

/** The name itself, or with a number that makes it free; then its login must not be cut, or the number would be lost. */
function numbered(base: string, isFree: (slug: string) => boolean): string | undefined {
  const candidates = Array.from({ length: 99 }, (_, index) =>
    index === 0 ? base : `${shortened(base, longestLogin - String(index + 1).length)}-${index + 1}`,
  );
  return candidates.find((slug) => "value" in parseSlug(slug) && !isReserved(slug) && isFree(slug));
}

function shortened(base: string, letters: number): string {
  let slug = base;
  while (slug.replaceAll("-", "").length > letters) slug = slug.slice(0, -1);
  return slug.replace(/-$/, "");
}

function isReserved(slug: string): boolean {
  return isReservedAccount(slug) || isReservedAccount(slug.replaceAll("-", "")) || slug === "konbit";
}
