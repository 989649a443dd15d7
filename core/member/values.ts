import { cronCommand, cronTimes } from "../cron.ts";
import { isAgeRecipient } from "./bech32.ts";
import type { Parsed } from "./leaf.ts";
import { finding } from "./messages/index.ts";
import { address } from "./names.ts";
import { toUnicode } from "./punycode.ts";
import { hasMixedScripts, zeroWidth } from "./unicode.ts";
import { yamlText } from "./yaml-text.ts";

/** A line of text that people read, not empty, at most `max` characters. */
export function text(max: number): (value: string) => Parsed<string> {
  return (value) => {
    if (value.trim() === "") return { finding: finding("K0320") };
    // A note may have lines; a name stands in one, in a sentence of the plan or in a list.
    if (max < 500 && value.includes("\n")) {
      const replacement = yamlText(value.trim().replace(/\s*\n\s*/g, " "));
      return { finding: { ...finding("K0104", { character: "U+000A" }), replacement } };
    }
    if (Array.from(value).length > max) return { finding: finding("K0321", { length: Array.from(value).length, max }) };
    if (max <= 120 && zeroWidth.test(value)) {
      const replacement = yamlText(
        Array.from(value)
          .filter((one) => !zeroWidth.test(one))
          .join(""),
      );
      return { finding: { ...finding("K0322", { value }), replacement } };
    }
    return { value };
  };
}

/** An outside address, as written. */
export function mailAddress(value: string): Parsed<string> {
  return address(value);
}

/** A forge account; forges compare without case, so do we. */
export function forge(value: string): Parsed<string> {
  const bare = value.replace(/^@/, "");
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]{0,37}[A-Za-z0-9])?$/.test(bare)) return { finding: finding("K0323", { value }) };
  if (bare !== value) return { finding: { ...finding("K0323", { value }), replacement: yamlText(bare) } };
  return { value: value.toLowerCase() };
}

/** A calendar day, `2019-03-01`, that exists. */
export function date(value: string): Parsed<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value)) return { value };
  // 3/4/2026 is a day in April or in March, but a year in front says what comes next.
  const [, year = "", month = "", day = ""] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value) ?? [];
  const replacement = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { finding: { ...finding("K0324", { value }), ...(isDay(replacement) ? { replacement } : {}) } };
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** http or https, and nothing secret in it. */
export function url(value: string): Parsed<string> {
  if (!/^https?:\/\//i.test(value) || /[\s<>"\\^`{|}]/.test(value) || !URL.canParse(value)) {
    const replacement = `https://${value}`;
    const isBare = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[a-z0-9/._-]*)?$/.test(value) && URL.canParse(replacement);
    return { finding: { ...finding("K0325", { value }), ...(isBare ? { replacement } : {}) } };
  }
  const parsed = new URL(value);
  if (parsed.username !== "" || parsed.password !== "" || /^https?:\/\/[^/?#]*@/i.test(value)) {
    return { finding: finding("K0326") };
  }
  const mixed = toUnicode(parsed.hostname)?.split(".").find(hasMixedScripts);
  return mixed === undefined ? { value: parsed.href } : { finding: finding("K0312", { value: mixed }) };
}

/** An age recipient whose checksum holds: a typing mistake would encrypt for nobody. */
export function ageKey(value: string): Parsed<string> {
  if (value.startsWith("AGE-SECRET-KEY-")) return { finding: finding("K0328") };
  return isAgeRecipient(value) ? { value } : { finding: finding("K0327", { value }) };
}

/** An OpenSSH public key of type ed25519: 51 octets, of which the first 19 are the same in each. */
export function sshKey(value: string): Parsed<string> {
  if (value.includes("PRIVATE KEY")) return { finding: finding("K0328") };
  const isKey = /^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}( [^\n]{1,100})?$/.test(value);
  return isKey ? { value } : { finding: finding("K0329", { value: value.split(" ")[0] ?? "" }) };
}

/** The SHA-256 of a bundle, in lower-case hexadecimal. */
export function sha256(value: string): Parsed<string> {
  return /^[0-9a-f]{64}$/.test(value) ? { value } : { finding: finding("K0330", { value }) };
}

/** A folder below the site's own, never above it. */
export function docroot(value: string): Parsed<string> {
  const isInside = /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/.test(value) && value.length <= 100;
  if (isInside) return { value };
  const bare = value.replace(/^\.\//, "").replace(/\/$/, "");
  const again = bare === value ? undefined : docroot(bare);
  return {
    finding: { ...finding("K0331", { value }), ...(again && "value" in again ? { replacement: yamlText(bare) } : {}) },
  };
}

/** Five fields and a command. A % would end the command's line, as in every crontab. */
export function cronLine(value: string): Parsed<string> {
  const isLine = cronTimes(value) !== undefined && cronCommand(value) !== "" && value.length <= 300;
  return isLine && !/[\p{Cc}%]/u.test(value) ? { value } : { finding: finding("K0332", { value }) };
}
