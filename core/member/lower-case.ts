import type { Finding } from "../problem.ts";
import { finding } from "./messages/index.ts";
import { yamlText } from "./yaml-text.ts";

/** Capitals are refused with the lower-case fix. */
export function lowerCased(text: string): Finding | undefined {
  const lower = text.toLowerCase();
  return lower === text
    ? undefined
    : { ...finding("K0301", { value: text, right: lower }), replacement: yamlText(lower) };
}
