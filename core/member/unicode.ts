const scripts = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Hebrew",
  "Arabic",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
].map((name) => new RegExp(`\\p{Script=${name}}`, "u"));
// Japanese writes with three scripts and Latin beside them; nobody can mistake those for one another.
const east = new Set([6, 7, 8, 9]);

/** Letters of two scripts in one label: `rаcine` with a Cyrillic а looks like `racine`. */
export function hasMixedScripts(label: string): boolean {
  if (/^[\x20-\x7E]*$/.test(label)) return false;
  const found = scripts.flatMap((script, index) => (script.test(label) ? [index] : []));
  return found.filter((index) => !east.has(index)).length > 1;
}

/** Controls that reverse the direction of text: what a person sees is not what the machine reads. */
export const bidiControl = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a name holds something that DNS drops and nobody sees; in a name an emoji's selector is no more than that. */
export function isUnseen(name: string): boolean {
  return /\p{Default_Ignorable_Code_Point}/u.test(name);
}

/** Characters without width: two names that look the same are not. Emoji keep their variation selectors. */
export const zeroWidth = /[\p{Default_Ignorable_Code_Point}--[\uFE0E\uFE0F]]/v;
