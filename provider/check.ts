import type * as z from "zod";
import type { Json, Kind, Props } from "../kinds/kind.ts";
import { unknown } from "../plugin/values.ts";
import { hasUnknown, pathText } from "./struct.ts";

export interface Checked {
  /** What the server must show; an unknown stands wherever the value depends on one. */
  readonly inputs: Props;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** A second stand-in for unknown values: where the results with either differ, they depend on one. */
const otherUnknown = "5b9d1f06-1c5e-4c3a-9f2d-7a60c2b4e813";

/**
 * Turns what the program gives into what the server must show.
 * @param olds what it had to show before, if anything: says which keys there are when nothing can be computed yet.
 */
export function check(kind: Kind, news: Props, olds: Props | undefined): Checked {
  const parsed = kind.inputs.safeParse(news);
  if (!parsed.success) {
    const failures = parsed.error.issues.filter((issue) => !isForUnknown(issue, news));
    if (failures.length === 0) return { inputs: allUnknown(kind, news, olds), failures: [] };
    return {
      inputs: news,
      failures: failures.map((issue) => ({ property: pathText(issue.path), reason: issue.message })),
    };
  }
  const desired = kind.desired(parsed.data);
  if (!hasUnknown(news)) return { inputs: desired, failures: [] };
  const other = kind.inputs.safeParse(replaceUnknown(news));
  if (!other.success) return { inputs: allUnknown(kind, news, olds), failures: [] };
  // both are objects of the same kind, and so is what they have in common
  return { inputs: blend(desired, kind.desired(other.data)) as Props, failures: [] };
}

/** A rule that failed on, in or around a value that nobody knows yet says nothing. */
function isForUnknown(issue: z.core.$ZodIssue, news: Props): boolean {
  if (issue.code === "unrecognized_keys") return false;
  let value: Json | undefined = news;
  for (const key of issue.path) {
    if (value === unknown) return true;
    // an index or a key of what is JSON
    value =
      typeof value === "object" && value !== null ? (value as Readonly<Record<PropertyKey, Json>>)[key] : undefined;
  }
  return value !== undefined && hasUnknown(value);
}

function allUnknown(kind: Kind, news: Props, olds: Props | undefined): Props {
  if (olds === undefined || Object.keys(olds).length === 0) return news;
  const keep = (key: string, value: Json): Json =>
    kind.identity.includes(key) ? (hasUnknown(news[key] ?? unknown) ? value : (news[key] ?? value)) : unknown;
  return Object.fromEntries(Object.entries(olds).map(([key, value]) => [key, keep(key, value)]));
}

function replaceUnknown(value: Json): Json {
  if (value === unknown) return otherUnknown;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(replaceUnknown);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceUnknown(item)]));
}

function blend(one: Json, other: Json | undefined): Json {
  if (other === undefined || typeof one !== typeof other) return unknown;
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") {
    return one === other ? one : unknown;
  }
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length
      ? one.map((item, index) => blend(item as Json, other[index] as Json))
      : unknown;
  }
  // an object, since it is no list
  const rest = other as Props;
  return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, blend(item, rest[key])]));
}
