import type { Path, Tenant } from "../member.ts";
import type { Finding } from "../../problem.ts";

/** A member among the others. */
export interface Entry {
  readonly file: string;
  readonly member: Tenant & { readonly id?: string };
  /** Changed by the request that is being judged. */
  readonly isChanged?: boolean;
}

/** A finding in one of the files. */
export interface AcrossFinding {
  readonly entry: Entry;
  readonly path: Path;
  readonly finding: Finding;
}

/**
 * Who was there first comes first: files that a request leaves alone, admitted members by id, then candidates by file.
 * Not the order of reading.
 */
export function inRank<E extends Entry>(entries: readonly E[]): readonly E[] {
  const key = ({ member, file, isChanged = false }: E) =>
    `${isChanged ? 1 : 0} ${member.id === undefined ? "~" : member.id.slice(2).padStart(8, "0")} ${file}`;
  return entries
    .map((entry) => [key(entry), entry] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry);
}
