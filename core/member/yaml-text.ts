import { parse } from "yaml";

/** A text as it may stand anywhere in a member file: as it is where YAML reads the same from it, else in double quotes. */
export function yamlText(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M} _.@+/:'’-]*$/u.test(text) && !/:( |$)| $/.test(text) && readsBack(text);
  return isPlain ? text : JSON.stringify(text);
}

function readsBack(text: string): boolean {
  return parse(text, { version: "1.2", schema: "core", logLevel: "silent" }) === text;
}
