import { isMap, parseDocument } from "yaml";
import { applyEdits } from "../edits.ts";
import { LineIndex } from "../line-index.ts";
import { locate } from "../locate.ts";

/** What a version of a file says of who it is; nothing for what is no text or not there. */
export function identityIn(text: string): { readonly id?: string; readonly login?: string } {
  const document = parse(text);
  if (!isMap(document.contents)) return {};
  const [id, login] = [document.get("id"), document.get("login")];
  return { ...(typeof id === "string" ? { id } : {}), ...(typeof login === "string" ? { login } : {}) };
}

/** A file with an id gets a login: on a line of its own behind `status` or `id`, every other byte as it was. */
export function withLogin(text: string, login: string): string {
  const document = parse(text);
  const last = ["status", "id"].map((key) => locate(document, [key])).find(({ isWritten }) => isWritten);
  if (last?.key === undefined) throw new Error("a file that gets a login has an id");
  const lines = new LineIndex(text);
  const { line } = lines.place(last.value.end);
  if (!isMap(document.contents) || document.contents.flow === true) {
    return applyEdits(text, [{ start: last.value.end, end: last.value.end, text: `, login: ${login}` }]);
  }
  const indent = " ".repeat(last.key.start - lines.start(lines.place(last.key.start).line));
  const at = lines.start(line) + lines.line(line).length;
  return applyEdits(text, [{ start: at, end: at, text: `\n${indent}login: ${login}` }]);
}

function parse(text: string) {
  return parseDocument(text, { version: "1.2", logLevel: "error", uniqueKeys: false });
}
