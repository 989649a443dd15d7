import { lines, Script, sh } from "../remote/sh.ts";
import { AliasesInputs, sortedAliases, type AliasesState } from "./aliases-state.ts";
import type { Kind } from "./kind.ts";
import { mailParser, rowsOf } from "./mail-facts.ts";
import { wantedText } from "./mail-wanted.ts";
import { domainId } from "./names.ts";
import { shipped } from "./shipped.ts";

/** All aliases of a domain, its catch-all among them. They hold no mail. */
export const aliases: Kind<AliasesState, AliasesInputs> = {
  token: "konbit:index:Aliases",
  inputs: AliasesInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired: (inputs) => ({ ...inputs, aliases: sortedAliases(Object.entries(inputs.aliases)) }),
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

const parseMail = mailParser();

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
    aliases: sortedAliases(
      [...targets].map(([name, of]) => [name, of.map(({ target = "" }) => String(target))] as const),
    ),
  };
}

/** `@racine.example` is the catch-all; a row under another domain's address was made by hand, and keeps it. */
function nameOf(address: string, domain: string): string {
  const local = address.slice(0, address.lastIndexOf("@"));
  if (address !== `${local}@${domain}`) return address;
  return local === "" ? "*" : local;
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
