import { backendNames, type BackendName } from "../kinds/backend-names.ts";
import type { Props } from "../kinds/kind.ts";
import { hostKeyOf } from "../remote/known-host.ts";
import type { Target } from "../remote/remote.ts";
import type { Text } from "./language.ts";
import { unknown } from "../plugin/values.ts";

export interface Configuration {
  /** Absent when no server is named: a preview without one. */
  readonly target?: Target;
  /** Who runs the server; absent: konbit's own programs. */
  readonly backend?: BackendName;
  /** A folder of archives on this machine, from the project's. */
  readonly archives?: string;
  /** Our own keys of the namespace `konbit`; the program's (konbit:members …) are none of the provider's business. */
  readonly inputs: Props;
  readonly failures: readonly { readonly property: string; readonly reason: Text }[];
}

/** The keys of a stack's configuration that are the provider's business. */
export const keys = ["host", "port", "user", "hostKey", "backend", "archives"] as const;

/** Reads `konbit:host`, `port`, `user`, `hostKey`, `backend` and `archives`, which arrive as text, and finds everything wrong at once. */
export function readConfiguration(config: Readonly<Record<string, unknown>>): Configuration {
  const given: Partial<Record<(typeof keys)[number], string>> = {};
  for (const key of keys) {
    const value = config[key];
    if (typeof value === "string" && value.trim() !== "") given[key] = value.trim();
    else if (typeof value === "number") given[key] = String(value);
  }
  const backend = backendNames.find((one) => one === given.backend);
  const named = {
    ...(backend === undefined ? {} : { backend }),
    ...(given.archives === undefined ? {} : { archives: given.archives }),
  };
  if (given.host === undefined && given.user === undefined && given.hostKey === undefined) {
    return { inputs: given, failures: [], ...named };
  }
  const failures = keys.flatMap((property) => {
    const reason = given[property] === unknown ? undefined : wrong[property](given[property]);
    return reason === undefined ? [] : [{ property, reason }];
  });
  if (failures.length > 0) return { inputs: given, failures };
  const { host = "", port = "22", user = "", hostKey = "" } = given;
  return { inputs: given, failures, target: { host, port: Number(port), user, hostKey }, ...named };
}

const missing = (key: string): Text => ({
  fr: `konbit:${key} manque. Pour l'ajouter : pulumi config set konbit:${key} …`,
  en: `konbit:${key} is missing. To add it: pulumi config set konbit:${key} …`,
});

const wrong: Record<(typeof keys)[number], (value: string | undefined) => Text | undefined> = {
  host: (host) =>
    host === undefined
      ? missing("host")
      : /^[\w.:%[\]][\w.:%[\]-]*$/.test(host)
        ? undefined
        : { fr: "konbit:host n'est ni un nom ni une adresse.", en: "konbit:host is neither a name nor an address." },
  backend: (backend) =>
    backend === undefined || backendNames.some((one) => one === backend)
      ? undefined
      : {
          fr: `konbit:backend est ${backend} ; c'est « alternc » là où AlternC fait tourner le serveur, et rien du tout ailleurs.`,
          en: `konbit:backend is ${backend}; it is "alternc" where AlternC runs the server, and nothing at all elsewhere.`,
        },
  // Whether it is there is said when something of it is wanted.
  archives: () => undefined,
  port: (port) =>
    port === undefined || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)
      ? undefined
      : { fr: "konbit:port doit être un nombre de 1 à 65535.", en: "konbit:port must be a number from 1 to 65535." },
  user: (user) =>
    user === undefined
      ? missing("user")
      : /^[a-z_][a-z0-9_-]{0,31}$/.test(user)
        ? undefined
        : { fr: "konbit:user n'est pas un nom de compte Unix.", en: "konbit:user is no name of a Unix account." },
  hostKey: (hostKey) =>
    hostKey === undefined
      ? missing("hostKey")
      : hostKeyOf(hostKey) !== undefined
        ? undefined
        : {
            fr: "konbit:hostKey n'est pas une clé publique : « ssh-ed25519 AAAA… », sans nom devant (sur la console du serveur : cat /etc/ssh/ssh_host_ed25519_key.pub).",
            en: 'konbit:hostKey is no public key: "ssh-ed25519 AAAA…", with no name before it (on the server\'s console: cat /etc/ssh/ssh_host_ed25519_key.pub).',
          },
};
