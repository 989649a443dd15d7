/** What the engine sends for a value that is not known yet (Pulumi 3.259, sdk/go/common/resource/plugin/rpc.go). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What a secret value is wrapped in (sdk/go/common/resource/sig: the key, and the signature of a secret). */
const key = "4dabf18193072939515e22adb298388d";
const signature = "1b47061264138c4ac30d75fd1eb44270";

/** A value that the state must encrypt. */
export function secret<Value>(value: Value): { readonly [key]: string; readonly value: Value } {
  return { [key]: signature, value };
}

/** The same value without envelopes, at any depth. */
export function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  if (key in value && "value" in value) return revealed(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revealed(inner)]));
}

/** The type in `urn:pulumi:stack::project::parent$type::name`. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
