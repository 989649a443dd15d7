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
