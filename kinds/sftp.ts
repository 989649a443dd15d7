import * as z from "zod";
import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { Login, MemberId } from "./names.ts";
import { shipped } from "./shipped.ts";
import { parsedOnce, rowsOf, wordsOf } from "./survey-rows.ts";

const Inputs = z.strictObject({
  member: MemberId,
  login: Login,
  /** Public keys as in authorized_keys, without options: `ssh-ed25519 AAAA… awa@portable`. */
  keys: z
    .array(
      z
        .string()
        .regex(
          /^ssh-ed25519 [A-Za-z0-9+/=]{68}( [^\p{Cc}]{1,100})?$/u,
          "a public key as ssh-keygen -t ed25519 writes it",
        ),
    )
    .min(1)
    .max(100),
});

type Inputs = z.output<typeof Inputs>;

// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type SftpState = {
  readonly member: string;
  readonly login: string;
  readonly keys: readonly string[];
  /** `owner:group mode` of the file with the keys. */
  readonly file?: string;
  readonly group?: string;
  /** What sshd makes of all its files together, for this user; by its own words. */
  readonly sshd: Readonly<Record<string, string>>;
};

/** The keys with which a member's people reach the files of its sites, by SFTP and within its home. */
export const sftp: Kind<SftpState, Inputs> = {
  token: "konbit:index:Sftp",
  inputs: Inputs,
  identity: ["member"],
  secrets: [],
  desired,
  id: ({ member }) => member,
  survey: new Script(shipped("sftp/survey.sh")),
  observe,
  ensure: (states) => batch("sftp_ensure", states),
  retire: (states) => batch("sftp_retire", states),
};

function desired({ member, login, keys }: Inputs): SftpState {
  return {
    member,
    login,
    // Their order means nothing to anybody.
    keys: [...new Set(keys)].sort(),
    file: "root:root 644",
    group: "in konbit-sftp",
    sshd: {
      authenticationmethods: "publickey",
      authorizedkeysfile: "/etc/konbit/sftp/%u",
      chrootdirectory: "/srv/members/%u",
      disableforwarding: "yes",
      forcecommand: "internal-sftp -u 0027",
      permittty: "no",
      permituserrc: "no",
      pubkeyauthentication: "yes",
    },
  };
}

const rowsIn = parsedOnce(rowsOf);

/** Absent when no key is let in. The server knows logins alone: which one it is, what is expected says. */
function observe(survey: string, id: string, expected?: SftpState): SftpState | undefined {
  const rows = rowsIn(survey);
  const login = expected?.login;
  if (login === undefined) return undefined;
  const of = (what: string) => wordsOf(rows, what).flatMap(([who, ...words]) => (who === login ? [words] : []));
  const facts = Object.fromEntries(of("login").map(([key = "", value = ""]) => [key, value]));
  const keys = of("key").map(([key = ""]) => key);
  if (facts["file"] === undefined) return undefined;
  return {
    member: id,
    login,
    keys,
    file: facts["file"],
    ...(facts["group"] === undefined ? {} : { group: facts["group"] }),
    sshd: Object.fromEntries(of("sshd").map(([key = "", value = ""]) => [key, value])),
  };
}

function batch(work: string, states: readonly SftpState[]): Script {
  const calls = states.map(({ member, login, keys }) => {
    return sh`item ${member} ${work} ${[member, login, keys.map((key) => `${key}\n`).join("")]}`;
  });
  return lines([library, ...calls, new Script("finish")]);
}

const library = lines([
  ...["lib.sh", "sftp/sftp.sh"].map((name) => new Script(shipped(name))),
  sh`sshd_conf=${shipped("sftp/sshd.conf")}`,
]);
