import { toAscii } from "../member/domain.ts";
import { itemWords, type ItemWord } from "../member/items.ts";

/** `mailbox:info@racine.example` */
export interface AllowedDelete {
  readonly word: ItemWord;
  readonly name: string;
}

export interface AllowDeletes {
  readonly allowed: readonly AllowedDelete[];
  /** What stands there and is not of the form word:name. */
  readonly unknown: readonly string[];
}

/** What the lines `ALLOW-DELETES: member:etienne-k, mailbox:info@racine.example` of a request name; several add up. */
export function allowDeletes(statement: readonly string[]): AllowDeletes {
  const words = statement.flatMap((line) => {
    // In a list, in bold or with Markdown's backslashes it is the same line.
    const [, rest] = /^[\s*_+-]*ALLOW-DELETES\**\s*:(.*)$/.exec(line) ?? [];
    return rest === undefined ? [] : rest.replaceAll("\\", "").split(/[\s,;]+/);
  });
  const items = words.map((word) => word.replace(/^[*_]+(?=[a-z]+:)|[.*_]+$/g, "")).filter((word) => word !== "");
  const parsed = items.map((item) => parse(item) ?? item);
  return {
    allowed: parsed.filter((item) => typeof item !== "string"),
    unknown: parsed.filter((item) => typeof item === "string"),
  };
}

/** How an item is written there. */
export function allowText({ word, name }: AllowedDelete): string {
  return `${word}:${name}`;
}

/** The line that confirms items, as a request's text holds it. */
export function allowLine(items: readonly AllowedDelete[]): string {
  return `ALLOW-DELETES: ${items.map(allowText).join(", ")}`;
}

/** The same however it is written: capitals, or the Unicode form of a domain. */
export function allowKey({ word, name }: AllowedDelete): string {
  const lower = name.toLowerCase();
  const at = lower.lastIndexOf("@");
  const domain = lower.slice(at + 1);
  return `${word}:${lower.slice(0, at + 1)}${toAscii(domain) ?? domain}`;
}

function parse(item: string): AllowedDelete | undefined {
  const [, first = "", name = ""] = /^([A-Za-z]+):(.+)$/.exec(item) ?? [];
  const word = itemWords.find((one) => one === first.toLowerCase());
  return word === undefined ? undefined : { word, name };
}
