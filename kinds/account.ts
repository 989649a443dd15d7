import { lines, Script, sh } from "../remote/sh.ts";
import { accountSurvey, observeAccount } from "./account-observe.ts";
import { AccountInputs, type AccountState } from "./account-state.ts";
import type { Kind } from "./kind.ts";
import { homeOf, uidOf } from "./names.ts";
import { shipped } from "./shipped.ts";

/** A member's Unix user and group, home, quota and slice. */
export const account: Kind<AccountState, AccountInputs> = {
  token: "konbit:index:Account",
  inputs: AccountInputs,
  identity: ["member"],
  secrets: [],
  desired,
  id: (state) => state.member,
  survey: accountSurvey,
  observe: observeAccount,
  ensure: (states) => batch("account_ensure", "accounts_ensured", states),
  retire: (states) => batch("account_retire", "accounts_retired", states),
};

function desired(inputs: AccountInputs): AccountState {
  const { login, member } = inputs;
  const uid = uidOf(member);
  return {
    member,
    login,
    user: {
      uid,
      gid: uid,
      // Apache reads a member's files through this group, and nobody else is in it.
      groupMembers: "www-data",
      name: gecos(inputs.name),
      home: homeOf(login),
      shell: "/usr/sbin/nologin",
      locked: true,
      expired: false,
    },
    quota: { maxBytes: inputs.quota },
    slice: { memoryMax: inputs.memory, cpuWeight: inputs.cpuWeight, tasksMax: inputs.tasks, file: "as written" },
    directories: directories(login),
  };
}

/**
 * The containers belong to root: a member who could rename or replace one would have root's scripts follow a link of
 * the member's making. What the member writes lies further down, in the trees of sites.
 */
function directories(login: string): AccountState["directories"] {
  return {
    home: `root:${login} 750`,
    sites: `root:${login} 750`,
    quarantine: "root:root 700",
    logs: `root:${login} 750`,
  };
}

/** A colon ends the field in /etc/passwd, a comma the full name in it, and control characters end the line. */
function gecos(name: string): string {
  return name
    .replaceAll(/[:,=\p{Cc}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function batch(each: string, settle: string, states: readonly AccountState[]): Script {
  const calls = states.map(
    ({ member, login, user, quota, slice }) =>
      sh`account ${each} ${member} ${login} ${String(user["uid"])} ${String(user["name"])} ${[
        quota.maxBytes ?? "none",
        slice["memoryMax"] ?? "",
        slice["cpuWeight"] ?? "",
        slice["tasksMax"] ?? "",
      ]}`,
  );
  return lines([new Script(library), ...calls, new Script(settle), new Script("finish")]);
}

const library = shipped("lib.sh") + shipped("quarantine.sh") + shipped("account.sh");
