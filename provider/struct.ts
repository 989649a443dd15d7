import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Json, Props } from "../kinds/kind.ts";
import { secret, unknown } from "../plugin/values.ts";

export function propsOf(struct: Struct | undefined): Props {
  // a Struct holds exactly JSON: null, booleans, numbers, strings, lists and structs
  return struct?.toJavaScript() ?? {};
}

export function structOf(props: Props): Struct {
  return structPb.Struct.fromJavaScript({ ...props });
}

/** @param secrets top-level keys that are wrapped, so that the engine encrypts them whatever the program said. */
export function withSecrets(props: Props, secrets: readonly string[]): Props {
  if (secrets.length === 0) return props;
  const wrapped = Object.entries(props).map(([key, value]): [string, Json] => [
    key,
    secrets.includes(key) && value !== unknown ? secret(value) : value,
  ]);
  return Object.fromEntries(wrapped);
}

/** Whether there is an unknown value in it, however deep. */
export function hasUnknown(value: Json): boolean {
  if (typeof value === "string") return value === unknown;
  if (value === null || typeof value !== "object") return false;
  return Object.values(value).some(hasUnknown);
}

/** How Pulumi writes a place in a value: `quota.maxBytes`, `aliases[0]`, `files["www.conf"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}
