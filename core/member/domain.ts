import type { Domain, Host } from "./brands.ts";
import type { Parsed } from "./leaf.ts";
import { finding } from "./messages/index.ts";
import { lowerCased } from "./lower-case.ts";
import { toUnicode } from "./punycode.ts";
import { hasMixedScripts, isUnseen } from "./unicode.ts";
import { yamlText } from "./yaml-text.ts";

/** A domain as written and as DNS carries it. */
export interface DomainName {
  readonly ascii: Domain;
  readonly display: string;
}

/** AlternC keeps a domain in `varchar(64)`; DNS would allow 253. */
const maxDomain = 64;
const label = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u;
const asciiLabel = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A domain that a member owns: two labels or more. */
export function domainName(text: string): Parsed<DomainName> {
  const lower = lowerCased(text);
  if (lower) return { finding: lower };
  const bare = text
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/, "")
    .replace(/\.$/, "");
  if (bare !== text) {
    // A path may have been meant for something.
    const isGuess = !/^([a-z]+:\/\/)?[^/?#]*\/?$/.test(text);
    return { finding: { ...finding("K0311", { value: text }), replacement: yamlText(bare), isGuess } };
  }
  if (isUnseen(text)) return { finding: finding("K0322", { value: text }) };
  const labels = text.split(".");
  const bad = labels.find((part) => !label.test(part));
  if (bad !== undefined || labels.length < 2) return { finding: finding("K0310", { value: text, label: bad ?? text }) };
  const mixed = labels.find(hasMixedScripts);
  if (mixed !== undefined) return { finding: finding("K0312", { value: mixed }) };
  const ascii = toAscii(text);
  const display = ascii === undefined ? undefined : readable(ascii);
  if (ascii === undefined || display === undefined) return { finding: finding("K0310", { value: text, label: text }) };
  // The form in DNS can hide what the eye would not take for one script either.
  const hidden = display.split(".").find(hasMixedScripts);
  if (hidden !== undefined) return { finding: finding("K0312", { value: hidden }) };
  if (ascii.length > maxDomain) return { finding: finding("K0313", { value: text, length: ascii.length }) };
  // Lower case, valid labels, at most 64 characters: what `Domain` promises.
  return { value: { ascii: ascii as Domain, display } };
}

/** The Unicode form, if it is one that leads back to the same name. */
function readable(ascii: string): string | undefined {
  const display = toUnicode(ascii);
  const isSound = display?.split(".").every((part) => label.test(part)) === true && toAscii(display) === ascii;
  return isSound ? display : undefined;
}

/** A full host name, `carte.racine.example`, or `*`-less names below it. */
export function hostName(text: string): Parsed<Host> {
  if (!text.includes(".") && text === text.toLowerCase()) return { finding: finding("K0314", { value: text }) };
  const parsed = domainName(text);
  if ("finding" in parsed) return parsed;
  // The grammar of a host is that of a domain, which `domainName` has checked.
  return { value: parsed.value.ascii as string as Host };
}

/** The form in DNS (`xn--…`), or nothing when there is none. URL does IDNA (UTS 46), as browsers do. */
export function toAscii(name: string): string | undefined {
  if (/^[a-z0-9.-]+$/.test(name)) return isAsciiName(name) ? name : undefined;
  if (!URL.canParse(`http://${name}/`)) return undefined;
  const ascii = new URL(`http://${name}/`).hostname;
  return isAsciiName(ascii) ? ascii : undefined;
}

function isAsciiName(name: string): boolean {
  const labels = name.split(".");
  // A last label that is a number would be read as an IP address; `xn--` must be decodable.
  const isNumber = /^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "");
  const isSound = labels.every((part) => asciiLabel.test(part)) && !isNumber;
  return isSound && (!name.includes("xn--") || URL.canParse(`http://${name}/`));
}
