import type { Text } from "../text.ts";

const units = [
  [1024 ** 4, { fr: "Tio", en: "TiB" }],
  [1024 ** 3, { fr: "Gio", en: "GiB" }],
  [1024 ** 2, { fr: "Mio", en: "MiB" }],
  [1024, { fr: "Kio", en: "KiB" }],
] as const;

/** Bytes as people say them, in the largest unit that leaves a whole number or one decimal: "40 Gio", "1.5 GiB". */
export function sizeText(bytes: number): Text {
  const [factor, unit] = units.find(([size]) => bytes >= size) ?? [1024, units[3][1]];
  const number = Math.round((bytes / factor) * 10) / 10;
  return { fr: `${String(number).replace(".", ",")} ${unit.fr}`, en: `${number} ${unit.en}` };
}

/** "32 → 37 Gio", "0 → 512 Mio", "512 Mio → 5 Gio" */
export function sizeChangeText(before: number, after: number): Text {
  const [was, is] = [sizeText(before), sizeText(after)];
  const short = (text: string, whole: string) => {
    if (before === 0) return "0";
    const [number = "", unit = ""] = text.split(" ");
    return whole.endsWith(` ${unit}`) ? number : text;
  };
  return { fr: `${short(was.fr, is.fr)} → ${is.fr}`, en: `${short(was.en, is.en)} → ${is.en}` };
}
