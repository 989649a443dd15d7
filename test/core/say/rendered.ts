import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** What a forge makes of Markdown before its own filters: GitHub's dialect, with HTML let through as forges do. */
export function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** The elements of rendered Markdown, each once. */
export function elementsOf(html: string): readonly string[] {
  return [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = ""]) => name))].sort();
}

/** The text that a reader sees, code or not. */
export function textOf(html: string): string {
  return decoded(html.replaceAll(/<[^>]*>/g, ""));
}

/** The text outside code, in which forges look for mentions, references, links, emoji and commits. */
export function proseOf(html: string): string {
  return decoded(html.replaceAll(/<code>[\s\S]*?<\/code>/g, "·").replaceAll(/<[^>]*>/g, ""));
}

function decoded(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
