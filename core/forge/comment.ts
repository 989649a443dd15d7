import { maxCommentBytes } from "./answer.ts";

/** The first line of konbit's one comment on a request, by which the next run finds it. */
export const commentMarker = "<!-- konbit:answer -->";

/** The comment as it is posted: found again by its marker, calling nobody, commanding nothing, short enough. */
export function postedComment(markdown: string): string {
  return `${commentMarker}\n${capped(inert(markdown), maxCommentBytes - commentMarker.length - 1)}`;
}

const zeroWidth = "\u200b";

/**
 * The same text to the eye, in which no forge sees a mention, a reference to another request or a command. The plan escapes what
 * it quotes; this holds even if it forgets. After a letter or digit an `@` is part of an address and stays as it is.
 */
export function inert(markdown: string): string {
  return (
    markdown
      .replaceAll(/(?<![A-Za-z0-9_])@(?=[A-Za-z0-9_])/g, `@${zeroWidth}`)
      // "#12", "!12", "org/name#12", "GH-12"
      .replaceAll(/(?<!&)(#|!|GH-)(?=\d)/gi, `$1${zeroWidth}`)
      // GitLab runs "/merge" at the beginning of a line with the rights of whoever posts it.
      .replaceAll(/^([ \t>*-]*)\/(?=[A-Za-z])/gm, `$1${zeroWidth}/`)
  );
}

const cutNotice = [
  "",
  "…",
  "",
  "**La suite est trop longue pour un commentaire** : elle se lit dans le journal de la vérification. / **The rest is too long for a comment**: it is in the log of the check.",
].join("\n");

/** At most `maxBytes` of UTF-8, cut after a whole line; a code block or a folded part that was open is closed. */
export function capped(markdown: string, maxBytes: number): string {
  if (bytesIn(markdown) <= maxBytes) return markdown;
  const room = maxBytes - bytesIn(cutNotice) - 200;
  const kept: string[] = [];
  let used = 0;
  for (const line of markdown.split("\n")) {
    used += bytesIn(line) + 1;
    if (used > room) break;
    kept.push(line);
  }
  return [...kept, ...closing(kept), cutNotice].join("\n");
}

function closing(lines: readonly string[]): readonly string[] {
  let fence = "";
  let folded = 0;
  for (const line of lines) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === "" && mark !== undefined) fence = mark;
    else if (fence !== "" && line.trim() === fence) fence = "";
    else if (fence === "") folded += count(line, "<details>") - count(line, "</details>");
  }
  return [...(fence === "" ? [] : [fence]), ...Array.from({ length: Math.max(0, folded) }, () => "\n</details>")];
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}
