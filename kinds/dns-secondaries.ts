import type { Secondary } from "../core/dns/network.ts";

/**
 * What Knot's configuration says of secondaries: whom it tells of changes, and who may copy whole zones: only those addresses, and
 * only with the key of that name, which is made on the server.
 */
export function secondaryConfig(secondaries: readonly Secondary[]): { readonly peers: string; readonly zones: string } {
  if (secondaries.length === 0) return { peers: "", zones: "" };
  const sorted = secondaries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const block = (what: string, more: string) => [
    `${what}:`,
    ...sorted.flatMap(({ name, addresses }) => [
      `  - id: "${name}"`,
      `    address: ${list(addresses.toSorted())}`,
      `    key: "${name}"`,
      ...(more === "" ? [] : [`    ${more}`]),
    ]),
    "",
  ];
  const names = list(sorted.map(({ name }) => name));
  return {
    peers: ["", `include: "${keysAt}/*.conf"`, "", ...block("remote", ""), ...block("acl", "action: transfer")].join(
      "\n",
    ),
    zones: `\n    notify: ${names}\n    acl: ${names}`,
  };
}

const keysAt = "/var/lib/konbit/dns/keys";

/** The file of a secondary's key, as Knot reads it on both sides. */
export function keyFile(name: string): string {
  return `${keysAt}/${name}.conf`;
}

export function isKeyFile(path: string): boolean {
  return path.startsWith(`${keysAt}/`);
}

const list = (values: readonly string[]) => `[ ${values.map((value) => `"${value}"`).join(", ")} ]`;
