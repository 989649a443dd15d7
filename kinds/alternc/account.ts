import { AccountInputs } from "../account-state.ts";
import type { Kind } from "../kind.ts";
import { factsOf } from "../survey-rows.ts";
import { batch, type Thing } from "./driver.ts";
import { type Alternc, alterncIn, alterncSurvey } from "./survey.ts";

/** A member's account in AlternC. Its uid is AlternC's; AlternC limits neither memory nor processor. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type AccountState = {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  /** KiB, as AlternC counts; it is soft: AlternC shows it and stops nobody. */
  readonly quota: { readonly webKiB?: number };
  /** Whether the directory of its files is its own. */
  readonly home: string;
};

export const account: Kind<AccountState, AccountInputs> = {
  token: "konbit:index:Account",
  inputs: AccountInputs,
  identity: ["member"],
  secrets: [],
  desired: ({ member, login, name, quota }) => ({
    member,
    login,
    name: name.trim(),
    quota: { webKiB: Math.ceil(quota / 1024) },
    home: "its own",
  }),
  id: ({ member }) => member,
  survey: alterncSurvey,
  observe,
  ensure: (states) => batch("ensure", "account", states.map(thing), programs),
  retire: (states) => batch("retire", "account", states.map(thing), programs),
};

/** Its home, and the hosts in it that are closed and opened. */
const programs = ["do_actions.php", "update_domains.php"] as const;

function observe(survey: string, member: string): AccountState | undefined {
  const alternc = alterncIn(survey);
  const login = alternc.loginOf("Account", member);
  const found = login === undefined ? undefined : alternc.account(login);
  if (found === undefined) return undefined;
  const { web } = found.quotas;
  return {
    member,
    login: found.login,
    name: found.name,
    quota: web === undefined ? {} : { webKiB: web },
    home: homeOf(alternc, found),
  };
}

function homeOf(alternc: Alternc, { login, uid }: { readonly login: string; readonly uid: number }): string {
  const [, owner = "missing"] =
    factsOf(alternc.rows, "home").find(([path]) => path.endsWith(`/${login.slice(0, 1)}/${login}/`)) ?? [];
  return owner.startsWith(`${uid}:${uid} `) ? "its own" : owner;
}

function thing({ member, login, name, quota }: AccountState): Thing {
  return { id: member, login, name, web: quota.webKiB ?? 0 };
}
