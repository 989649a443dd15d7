/*
 * What an editor can check while a member types, as regular expressions of JSON Schema: each accepts all that the rule
 * of the same name accepts (values.ts, names.ts, domain.ts, size.ts), and a little more.
 */
const local = "[a-z0-9]+([._-][a-z0-9]+)*";

export const patterns = {
  memberId: { pattern: "^m-\\d{4,6}$" },
  login: { pattern: "^[a-z][a-z0-9]{0,13}$" },
  forge: { pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]{0,37}[A-Za-z0-9])?$" },
  address: { pattern: "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$" },
  ownName: { pattern: `^${local}(@[^\\s@]+)?$` },
  aliasName: { pattern: `^(\\*|${local}(@[^\\s@]+)?)$` },
  target: { pattern: "^[^\\s@]+(@[^\\s@]+)?$" },
  label: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" },
  domain: { pattern: "^[^\\s/:@A-Z]+\\.[^\\s/:@A-Z]+$" },
  cloudUser: { pattern: "^[a-z][a-z0-9]*([._-][a-z0-9]+)*$", minLength: 2, maxLength: 64 },
  url: { pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$" },
  date: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  sha256: { pattern: "^[0-9a-f]{64}$" },
  ageKey: { pattern: "^age1[a-z0-9]{58}$" },
  sshKey: { pattern: "^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" },
  docroot: { pattern: "^[A-Za-z0-9_][A-Za-z0-9._/-]*$", maxLength: 100 },
  cronLine: { pattern: "^\\s*[^\\s]+( +[^\\s]+){5,}", maxLength: 300 },
  size: { pattern: "^\\s*\\d+(\\.\\d+)?[ \\u00A0\\u202F]?[KMGT](iB|io|o|B)\\s*$" },
} as const;

/** What JSON Schema may say of a text. */
export interface TextHint {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}
