import * as z from "zod";
import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { parseMail, rowsOf } from "./mail-facts.ts";
import { wantedText } from "./mail-wanted.ts";
import { domainId, HostName, LocalPart, Login, MemberId } from "./names.ts";
import { shipped } from "./shipped.ts";

const AliasesInputs = z.strictObject({
  member: MemberId,
  login: Login,
  domain: HostName,
  /** All of the domain's, by what stands before the @, with the addresses that get the mail; `*`: what no other name takes. */
  aliases: z
    .record(z.union([z.literal("*"), LocalPart]), z.array(z.string().min(3).max(320)).min(1))
    .refine((aliases) => Object.keys(aliases).length > 0, "postmaster and abuse are on every domain (RFC 2142)"),
});

export type AliasesInputs = z.output<typeof AliasesInputs>;

/** A domain's aliases as the server shows them, fact by fact: each leaf is compared and named by itself. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type AliasesState = {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  /** Sorted: the order of targets means nothing to anybody. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
};

/** All aliases of a domain, its catch-all among them. They hold no mail. */
export const aliases: Kind<AliasesState, AliasesInputs> = {
  token: "konbit:index:Aliases",
  inputs: AliasesInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired: (inputs) => ({ ...inputs, aliases: sorted(Object.entries(inputs.aliases)) }),
  id: domainId,
  survey: new Script(shipped("mail/read.sh") + shipped("mail/aliases-survey.sh")),
  observe,
  ensure: (states) => batch(states, "aliases_ensure"),
  retire: (states) =>
    batch(
      states.map((state) => ({ ...state, aliases: {} })),
      "aliases_write",
    ),
};

function observe(survey: string, id: string, expected?: AliasesState): AliasesState | undefined {
  const facts = parseMail(survey);
  const [member = "", domain = ""] = id.split("/");
  const login = expected?.login ?? facts.domains.get(domain)?.login;
  const rows = rowsOf(facts, member, domain);
  if (login === undefined || rows.length === 0) return undefined;
  const targets = Map.groupBy(rows, ({ address = "" }) => nameOf(String(address), domain));
  return {
    member,
    login,
    domain,
    aliases: sorted([...targets].map(([name, of]) => [name, of.map(({ target = "" }) => String(target))] as const)),
  };
}

/** `@racine.example` is the catch-all; a row under another domain's address was made by hand, and keeps it. */
function nameOf(address: string, domain: string): string {
  const local = address.slice(0, address.lastIndexOf("@"));
  if (address !== `${local}@${domain}`) return address;
  return local === "" ? "*" : local;
}

function sorted(aliases: readonly (readonly [string, readonly string[]])[]): AliasesState["aliases"] {
  return Object.fromEntries(aliases.map(([name, targets]) => [name, [...new Set(targets)].sort()]));
}

function batch(states: readonly AliasesState[], settle: string): Script {
  const calls = states.map((state) => {
    return sh`mail_item ${domainId(state)} ${[state.login, state.domain, wantedText(state, state.aliases)]}`;
  });
  return lines([library, ...calls, new Script(settle), new Script("finish")]);
}

const library = lines([
  ...["lib.sh", "mail/write.sh", "mail/aliases.sh"].map((name) => new Script(shipped(name))),
  sh`aliases_sql=${shipped("mail/aliases.sql")}`,
]);
