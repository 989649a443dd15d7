import {
  alterncState,
  type AlterncAccount,
  type AlterncDomain,
  type AlterncState,
} from "../../core/adopt/alternc-state.ts";
import { lines, Script, sh } from "../../remote/sh.ts";
import { shipped } from "../shipped.ts";
import { parsedOnce, rowsOf, type Rows } from "../survey-rows.ts";
import { ask } from "./driver.ts";

/** The versions that the suite has passed on. */
const tested = ["3.5.3", "3.5.4"];
const testedMailman = ["4.0.2"];

/** A shell function that prints what konbit wants of an AlternC before it works with it. */
export const facts = lines([
  sh`tested=${tested.join(" ")} tested_mailman=${testedMailman.join(" ")}`,
  new Script(shipped("alternc/facts.sh")),
]);

/** A shell function that prints the public keys with which AlternC signs mail. */
export const dkim = new Script(shipped("alternc/dkim.sh"));

/** Shell functions that print what AlternC and its Mailman say of lists. */
export const listsFound = lines(
  ["lists/settings.sh", "alternc/lists-survey.sh"].map((name) => new Script(shipped(name))),
);

/** The same for every kind, so that AlternC is asked once. */
export const alterncSurvey = lines([
  ask,
  facts,
  dkim,
  listsFound,
  ...["alternc/zones-survey.sh", "alternc/survey.sh"].map((name) => new Script(shipped(name))),
]);

/** What AlternC says about everybody, to be asked for one thing at a time. */
export interface Alternc {
  readonly rows: Rows;
  account(login: string): AlterncAccount | undefined;
  /** A domain of this account. */
  domain(login: string, name: string): AlterncDomain | undefined;
  /** What konbit has declared of a thing and not closed since, by part; empty when nothing. */
  declared(kind: string, thing: string): ReadonlyMap<string, Facts>;
  /** The login with which konbit has declared an account or a domain; absent when it has not, or has closed it since. */
  loginOf(kind: string, thing: string): string | undefined;
}

type Facts = AlterncState["declared"][number]["facts"];

/** What a survey says; all kinds have the same one. */
export const alterncIn = parsedOnce(parse);

function parse(survey: string): Alternc {
  const end = survey.indexOf("\n");
  const { accounts, declared } = alterncState.parse(JSON.parse(survey.slice(0, end)));
  const byLogin = new Map(accounts.map((account) => [account.login, account]));
  const open = Map.groupBy(
    declared.filter(({ isOpen }) => isOpen),
    ({ kind, thing }) => `${kind} ${thing}`,
  );
  return {
    rows: rowsOf(survey.slice(end + 1)),
    account: (login) => byLogin.get(login),
    domain: (login, name) => byLogin.get(login)?.domains.find((domain) => domain.name === name),
    declared: (kind, thing) => new Map((open.get(`${kind} ${thing}`) ?? []).map((row) => [row.part, row.facts])),
    loginOf: (kind, thing) => {
      const login = open.get(`${kind} ${thing}`)?.[0]?.facts["login"];
      return typeof login === "string" ? login : undefined;
    },
  };
}
