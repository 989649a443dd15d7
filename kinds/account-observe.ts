import { Script } from "../remote/sh.ts";
import type { AccountState } from "./account-state.ts";
import { homeOf, logsOf, uidOf } from "./names.ts";
import { shipped } from "./shipped.ts";
import { parsedOnce, rowsOf, unitsOf, wordsOf, type Unit } from "./survey-rows.ts";

export const accountSurvey = new Script(shipped("account-survey.sh"));

/** Absent when neither an open account nor a home is there: a retired member has a closed one and a quarantine. */
export function observeAccount(survey: string, member: string, expected?: AccountState): AccountState | undefined {
  const facts = factsOf(survey);
  const uid = uidOf(member);
  const user = facts.users.find((row) => row.uid === String(uid));
  const login = user?.login ?? expected?.login;
  if (login === undefined) return undefined;
  const shadow = facts.shadow.get(login);
  const isClosed = user === undefined || shadow?.expires === "1";
  if (isClosed && !facts.directories.has(homeOf(login))) return undefined;
  const group = facts.groups.get(login);
  return {
    member,
    login,
    user: {
      ...(user === undefined
        ? {}
        : { uid, gid: Number(user.gid), name: user.name, home: user.home, shell: user.shell }),
      ...(group === undefined ? {} : { groupMembers: group.members }),
      ...(user === undefined ? {} : { locked: shadow?.hash === "locked", expired: (shadow?.expires ?? "") !== "" }),
    },
    quota: limitOf(facts, login),
    slice: facts.slices.get(`konbit-${login}.slice`) ?? {},
    directories: Object.fromEntries(
      Object.entries({
        home: homeOf(login),
        sites: `${homeOf(login)}/sites`,
        quarantine: `${homeOf(login)}/quarantine`,
        logs: logsOf(login),
      }).flatMap(([key, path]) => {
        const found = facts.directories.get(path);
        return found === undefined ? [] : [[key, found]];
      }),
    ),
  };
}

function limitOf(facts: Facts, login: string): AccountState["quota"] {
  const limit = facts.limits.get(homeOf(login));
  return limit === undefined || limit === "none" ? {} : { maxBytes: Number(limit) };
}

interface Facts {
  readonly users: readonly Readonly<Record<"login" | "uid" | "gid" | "name" | "home" | "shell", string>>[];
  readonly shadow: ReadonlyMap<string, { readonly hash: string; readonly expires: string }>;
  readonly groups: ReadonlyMap<string, { readonly members: string }>;
  readonly directories: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<string, string>;
  readonly slices: ReadonlyMap<string, AccountState["slice"]>;
}

const factsOf = parsedOnce(parse);

function parse(survey: string): Facts {
  const rows = rowsOf(survey);
  const of = (what: string) => wordsOf(rows, what);
  return {
    users: of("user").map(([login = "", uid = "", gid = "", name = "", home = "", shell = ""]) => {
      return { login, uid, gid, name, home, shell };
    }),
    shadow: new Map(of("shadow").map(([login = "", hash = "", expires = ""]) => [login, { hash, expires }])),
    groups: new Map(of("group").map(([name = "", , members = ""]) => [name, { members }])),
    directories: new Map(
      of("dir").map(([path = "", mode = "", type = ""]) => [path, type === "directory" ? mode : type]),
    ),
    limits: new Map(of("limit").map(([path = "", bytes = ""]) => [path, bytes])),
    slices: new Map([...unitsOf(rows, "slice")].map(([id, unit]) => [id, slice(unit)])),
  };
}

function slice(block: Unit): AccountState["slice"] {
  const number = (key: string) => {
    const value = block[key] ?? "";
    return /^\d{1,15}$/.test(value) ? Number(value) : "not set";
  };
  return {
    memoryMax: number("MemoryMax"),
    cpuWeight: number("CPUWeight"),
    tasksMax: number("TasksMax"),
    file: origin(block),
  };
}

/** Whether the limits in force are those of our file and nothing else. */
function origin(block: Unit): string {
  if ((block["FragmentPath"] ?? "") === "") return "missing";
  if ((block["DropInPaths"] ?? "") !== "") return `overridden by ${block["DropInPaths"] ?? ""}`;
  return block["NeedDaemonReload"] === "yes" ? "changed on disk and not read" : "as written";
}
