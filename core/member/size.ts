import * as z from "zod";
import type { Bytes } from "./brands.ts";
import type { Parsed } from "./leaf.ts";
import { finding } from "./messages/index.ts";
import { patterns } from "./patterns.ts";

const powers: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4 };
const letters = ["", "Ki", "Mi", "Gi", "Ti"] as const;

/** The largest size that may be written: 16 TiB. */
export const maxBytes = 16 * 1024 ** 4;

// Number, optional space (also the no-break ones that French typography puts there), unit.
const shape = /^([+-]?)(\d[\d.,'\s\u00A0\u202F]*?)[ \u00A0\u202F]?([A-Za-z]*)$/u;
const canonicalUnit = /^(?:[KMGT](?:iB|io|o|B))$/;
const anyUnit = /^([kmgt])i?[bo]?$/i;

/** `8 GiB` → bytes. Go, Gio and GB mean the binary unit too (§5.8); whatever can be guessed gets its fix. */
export function parseSize(text: string): Parsed<Bytes> {
  const found = shape.exec(text.trim());
  if (!found) return { finding: finding("K0401", { value: text }) };
  const [, sign = "", digits = "", unit = ""] = found;
  const amount = Number(digits);
  const isPlain = /^\d+(\.\d+)?$/.test(digits);
  if (unit === "" && isPlain) {
    // `5` is five gibibytes; what `500` is, nobody can know.
    const isGuess = amount >= 100;
    return { finding: { ...finding("K0402", { value: text }), replacement: `${digits} GiB`, isGuess } };
  }
  const power = powers[(anyUnit.exec(unit)?.[1] ?? "").toLowerCase()];
  if (power === undefined) return { finding: finding("K0403", { unit }) };
  if (!isPlain) {
    const isDecimal = /^\d+,\d{1,2}$/.test(digits);
    const guess = isDecimal ? digits.replace(",", ".") : digits.replace(/[,.'\s\u00A0\u202F]/gu, "");
    // 1,234 is more than a thousand to some and a little more than one to others.
    const isGuess = !isDecimal && /[,.]/.test(digits);
    const replacement = `${guess} ${letters[power] ?? ""}B`;
    return { finding: { ...finding("K0404", { value: text }), replacement, isGuess } };
  }
  if (!canonicalUnit.test(unit)) {
    const replacement = `${digits} ${letters[power] ?? ""}B`;
    return { finding: { ...finding("K0405", { unit, right: replacement }), replacement } };
  }
  const bytes = Math.round(amount * 1024 ** power);
  if (sign === "-" || bytes < 1) return { finding: finding("K0406", { value: text }) };
  if (bytes > maxBytes) return { finding: finding("K0407", { value: text }) };
  // In range, whole and positive: exactly what `Bytes` promises.
  return { value: bytes as Bytes };
}

/** The shortest exact way to write a size: `8 GiB`, `1.5 GiB`, `1536 MiB` → `1.5 GiB`. */
export function formatSize(bytes: Bytes): string {
  for (let power = 4; power > 1; power--) {
    const amount = bytes / 1024 ** power;
    const short = String(Number(amount.toFixed(2)));
    if (amount >= 1 && Number(short) * 1024 ** power === bytes) return `${short} ${letters[power] ?? ""}B`;
  }
  return `${bytes / 1024} KiB`;
}

/** A size as zod sees it. A bare number is accepted as far as the rule that asks for its unit. */
export const size = z
  .union([z.string(), z.number()])
  .transform((written, context): Bytes => {
    const parsed = parseSize(String(written));
    if ("value" in parsed) return parsed.value;
    context.addIssue({ code: "custom", params: { finding: parsed.finding } });
    return z.NEVER;
  })
  .meta({ ...patterns.size });

/** The same number with the unit as `fmt` writes it: `8 Go` → `8 GiB`; nothing when this is no size. */
export function canonicalSize(text: string): string | undefined {
  if ("finding" in parseSize(text)) return undefined;
  const [, digits = "", letter = ""] = /^([\d.]+)[ \u00A0\u202F]?([KMGT])/u.exec(text.trim()) ?? [];
  return `${digits} ${letter}iB`;
}
