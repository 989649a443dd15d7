import { fromMarkdown } from "mdast-util-from-markdown";

type Root = ReturnType<typeof fromMarkdown>;
type Nodes = Root | Root["children"][number];

/**
 * The lines of a request's text that a person wrote as text: what stands in code, quotations, HTML (comments too), images,
 * link definitions or footnotes is blanked, and everything else keeps its own characters.
 */
export function statementLines(markdown: string): readonly string[] {
  // A forge's form sends CRLF; a text of a megabyte is no request.
  const text = markdown.slice(0, 65_536).replaceAll(/\r\n?/g, "\n");
  const kept: string[] = [];
  collect(fromMarkdown(text), text, kept);
  return kept.flatMap((paragraph) => paragraph.split("\n")).map((line) => line.trim());
}

const hidden: ReadonlySet<Nodes["type"]> = new Set(["code", "blockquote", "html", "definition", "image", "inlineCode"]);

function collect(node: Nodes, text: string, kept: string[]): void {
  if (hidden.has(node.type)) return;
  if (node.type === "paragraph" || node.type === "heading") {
    const [start, end] = range(node);
    const source = blank(node, text.slice(start, end), start);
    if (!/^\[\^[^\]]*\]:/.test(source)) kept.push(source);
    return;
  }
  if (!("children" in node)) return;
  node.children.forEach((child, index) => {
    if (!isFootnote(node.children[index - 1], child)) collect(child, text, kept);
  });
}

/** A footnote is shown only where something refers to it. CommonMark knows none and takes its first word for a link. */
function isFootnote(before: Nodes | undefined, { position }: Nodes): boolean {
  const isNote = before?.type === "definition" && before.label?.startsWith("^") === true;
  return isNote && before.position?.end.line === (position?.start.line ?? 0) - 1;
}

/** The paragraph's own characters, with spaces where something hidden stands. */
function blank(node: Extract<Nodes, { children: unknown }>, source: string, offset: number): string {
  let rest = source;
  for (const child of node.children) {
    const [start, end] = range(child).map((at) => at - offset) as [number, number];
    if (hidden.has(child.type))
      rest = rest.slice(0, start) + rest.slice(start, end).replaceAll(/[^\n]/g, " ") + rest.slice(end);
    else if ("children" in child)
      rest = rest.slice(0, start) + blank(child, rest.slice(start, end), offset + start) + rest.slice(end);
  }
  return rest;
}

function range(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
