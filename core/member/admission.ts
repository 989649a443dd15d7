import { parseDocument, isMap, isScalar, type Document } from "yaml";
import type { Plan } from "../rules.ts";
import type { Login, MemberId } from "./brands.ts";
import { locate } from "./locate.ts";
import { formatSize } from "./size.ts";

/** What the konbit gives to a new member. */
export interface Admission {
  readonly id: MemberId;
  readonly login: Login;
  readonly plan: string;
  readonly limits: Plan["limits"];
  /** A day, `2026-11-24`. */
  readonly since: string;
}

/** The first id behind all those that were ever given; none is used again. */
export function nextId(given: Iterable<string>): MemberId {
  const highest = Math.max(0, ...Array.from(given, (id) => Number(id.replace(/^m-/, ""))).filter(Number.isFinite));
  // Four digits or more behind `m-`: what `MemberId` promises.
  return `m-${String(highest + 1).padStart(4, "0")}` as MemberId;
}

/** The ids that a version of a member file gives, also one that is not valid any more. */
export function idsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?:^|[{,\s])["']?id["']?\s*:\s*["']?(m-\d{4,6})\b/gm), ([, id = ""]) => id);
}

/** A valid candidate's file as an admitted member's: every other byte stays as it was. */
export function admit(text: string, admission: Admission): string {
  const document = parseDocument(text, { version: "1.2", logLevel: "error" });
  // Lines can be put in where keys begin at the margin and the document simply ends.
  const start = document.contents?.range[0] ?? 0;
  const isPlain = isMap(document.contents) && document.contents.flow !== true && /(^|\n)$/.test(text.slice(0, start));
  const hasEnd = /^\.\.\.\s*$/m.test(text);
  return isPlain && !hasEnd ? insertLines(text, document, admission) : rewrite(document, admission);
}

/** id before the name, status and login behind the last key that says who this is, granted at the end. */
function insertLines(text: string, document: Document.Parsed, { id, login, ...given }: Admission): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = (...all: string[]) => all.map((line) => line + end).join("");
  const name = locate(document, ["name"]).key?.start ?? 0;
  const whole = text.endsWith("\n") ? text : text + end;
  const last = Math.max(
    ...["name", "kind", "lang"]
      .map((key) => locate(document, [key]))
      .filter((at) => at.isWritten)
      .map((at) => at.value.end),
  );
  const behind = Math.min(lineEnd(whole, last) + 1, whole.length);
  return [
    whole.slice(0, name),
    lines(`id: ${id}`),
    whole.slice(name, behind),
    lines("status: active", `login: ${login}`),
    whole.slice(behind),
    lines("", "# ---- decided by the konbit: members cannot change what follows ----", ...grantedLines(given)),
  ].join("");
}

function grantedLines({ plan, limits, since }: Omit<Admission, "id" | "login">): readonly string[] {
  const shown = Object.entries(limitsAsWritten(limits)).map(([key, value]) => `${key}: ${value}`);
  return ["granted:", `  plan: ${plan}`, `  limits: { ${shown.join(", ")} }`, `  since: ${since}`];
}

function limitsAsWritten({ files, web, mail, ...counts }: Plan["limits"]): Readonly<Record<string, string | number>> {
  return { files: formatSize(files), web: formatSize(web), mail: formatSize(mail), ...counts };
}

/** For the rare file that is written in braces, indented or closed by `...`: comments and order stay, spacing may not. */
function rewrite(document: Document.Parsed, { id, login, plan, limits, since }: Admission): string {
  const { contents } = document;
  if (!isMap(contents)) throw new Error("a valid member file is a group of keys");
  const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === "name");
  const pair = (key: string, value: unknown) => document.createPair(key, value);
  contents.items.splice(Math.max(0, at), 0, pair("id", id) as never);
  for (const [key, value] of Object.entries({
    status: "active",
    login,
    granted: { plan, limits: limitsAsWritten(limits), since },
  })) {
    contents.items.push(pair(key, value) as never);
  }
  return document.toString({ lineWidth: 0 });
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
