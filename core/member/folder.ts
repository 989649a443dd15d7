import type { Problem } from "../problem.ts";
import type { Slug } from "./brands.ts";
import { finding } from "./messages/index.ts";
import { parseSlug } from "./names.ts";
import { reportWhole } from "./report.ts";

/** A thing that lies in the members' folder; `bytes` of anything but a file are empty. */
export interface MemberSource {
  /** As a person would write it, `members/racine-commune.yaml`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly kind: "file" | "folder" | "symlink" | "other";
  /** The request that is being judged changes it: what others had before is theirs. */
  readonly isChanged?: boolean;
}

/** A file that a member may be read from. */
export interface NamedSource extends MemberSource {
  readonly slug: Slug;
}

/** What else may lie there; `_example.yaml` is the reference, read by a test and provisioned never. */
const others: readonly string[] = ["_example.yaml", "README.md"];

/** Only `<slug>.yaml`, `_example.yaml` and `README.md` may lie in the members' folder, as plain files. */
export function readFolder(files: readonly MemberSource[]): {
  named: readonly NamedSource[];
  problems: readonly Problem[];
} {
  const named: NamedSource[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = baseName(file.path);
    const what = judge(file, name, seen);
    if (what) problems.push(reportWhole(file.path, what));
    else if (!others.includes(name)) named.push({ ...file, slug: slugOf(name) });
  }
  return { named, problems };
}

function judge(file: MemberSource, name: string, seen: Map<string, string>) {
  const folded = name.normalize("NFC").toLowerCase();
  const other = seen.get(folded);
  seen.set(folded, name);
  if (other !== undefined) return finding("K0114", { name, other });
  if (file.kind === "symlink") return finding("K0112", { name });
  if (file.kind !== "file") return finding("K0113", { name });
  if (others.includes(name)) return undefined;
  const right = folded.replace(/\.ya?ml$/, ".yaml");
  const meant = right.endsWith(".yaml") && right !== name && "value" in parseSlug(right.slice(0, -5)) ? { right } : {};
  if (!name.endsWith(".yaml") || "right" in meant) return finding("K0111", { name, ...meant });
  const slug = parseSlug(name.slice(0, -5));
  return "finding" in slug ? slug.finding : undefined;
}

function slugOf(name: string): Slug {
  // `judge` has parsed it.
  return name.slice(0, -".yaml".length) as Slug;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
