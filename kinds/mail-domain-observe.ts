import { Script } from "../remote/sh.ts";
import { observePages, observePolicies } from "./mail-domain-pages.ts";
import { type MailDomainState } from "./mail-domain-state.ts";
import { domainId, homeOf } from "./names.ts";
import { shipped } from "./shipped.ts";
import { factsOf, parsedOnce, rowsOf, type Rows } from "./survey-rows.ts";

export const mailDomainSurvey = new Script(shipped("mail/domain-survey.sh"));

/** Absent when there is no row of it, or a closed one: a retired domain keeps its row, its keys and its certificate. */
export function observeMailDomain(survey: string, id: string, expected?: MailDomainState): MailDomainState | undefined {
  const facts = parsed(survey);
  const row = facts.domains.get(id);
  if (row === undefined) return undefined;
  const { name, login, state } = row;
  const selectors = [...facts.keys.keys()].filter((key) => facts.keys.get(key)?.domain === name);
  const wanted = expected === undefined ? undefined : Object.keys(expected.dkim.keys);
  const host = `mail.${name}`;
  const policy = facts.policies.get(name);
  return {
    member: row.member,
    login,
    domain: name,
    state,
    owner: row.owner,
    rate: row.rate,
    directories: {
      mail: facts.owners.get(`${homeOf(login)}/mail`) ?? "missing",
      domain: facts.owners.get(`${homeOf(login)}/mail/${name}/`) ?? "missing",
    },
    dkim: {
      signing: signing(facts, name),
      // Earlier keys stay, for mail that is on its way and for coming back; nobody asks for them.
      keys: Object.fromEntries(
        selectors
          .map((key): [string, string] => [key.slice(name.length + 1), facts.keys.get(key)?.condition ?? ""])
          .filter(([selector]) => wanted?.includes(selector) ?? true),
      ),
    },
    tls: {
      host,
      certificate: facts.owners.get(`/etc/konbit/tls/${host}/fullchain.pem`) ?? "missing",
      key: facts.owners.get(`/etc/konbit/tls/${host}/key.pem`) ?? "missing",
      shown: facts.served.has(host) ? "yes" : "no",
    },
    ...(policy === undefined ? {} : { mtaSts: policy }),
    pages: facts.pages(name),
  };
}

/** The database says it, and rspamd's list follows. */
function signing({ signs, listed }: Facts, name: string): string {
  const [said = "none", read = "none"] = [signs.get(name), listed.get(name)];
  return said === read ? said : `${said}, but rspamd reads ${read}`;
}

interface Row {
  readonly name: string;
  readonly member: string;
  readonly login: string;
  readonly state: string;
  readonly owner: MailDomainState["owner"];
  readonly rate: MailDomainState["rate"];
}

interface Facts {
  /** Those that are not closed, by id. */
  readonly domains: ReadonlyMap<string, Row>;
  /** By `domain.selector`. */
  readonly keys: ReadonlyMap<string, { readonly domain: string; readonly condition: string }>;
  readonly signs: ReadonlyMap<string, string>;
  readonly listed: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, string>;
  readonly served: ReadonlySet<string>;
  readonly pages: ReturnType<typeof observePages>;
  readonly policies: ReturnType<typeof observePolicies>;
}

const parsed = parsedOnce((survey) => parse(rowsOf(survey)));

function parse(rows: Rows): Facts {
  const map = (what: string) => new Map(factsOf(rows, what));
  const domains = rows.filter(([what]) => what === "domain").map(rowOf);
  const inPostfix = map("sni");
  return {
    domains: new Map(
      domains.filter(({ state }) => state !== "closed").map((row) => [domainId({ ...row, domain: row.name }), row]),
    ),
    keys: keysOf(domains, map),
    signs: map("signs"),
    listed: map("selector"),
    owners: map("owner"),
    served: new Set([...map("served").keys()].filter((host) => inPostfix.has(host))),
    pages: observePages(rows),
    policies: observePolicies(rows),
  };
}

function rowOf([, name = "", member = "", login = "", uid, gid, state = "", ...rates]: readonly string[]): Row {
  const [perHour = 0, perDay = 0, boxPerHour = 0, boxPerDay = 0] = rates.map(Number);
  const owner = { uid: Number(uid), gid: Number(gid) };
  return { name, member, login, state, owner, rate: { perHour, perDay, boxPerHour, boxPerDay } };
}

/** A key is whole when its file is the one that its record was made of, and the database has that record. */
function keysOf(domains: readonly Row[], map: (what: string) => ReadonlyMap<string, string>): Facts["keys"] {
  const [modes, digests, made, records] = [map("key"), map("digest"), map("made"), map("record")];
  const names = [
    ...new Set([...modes.keys()].map((file) => file.slice(0, -".key".length)).concat([...records.keys()])),
  ];
  return new Map(
    names.flatMap((name) => {
      const domain = domains.find(
        (row) => name.startsWith(`${row.name}.`) && !name.slice(row.name.length + 1).includes("."),
      );
      if (domain === undefined) return [];
      const mode = modes.get(`${name}.key`);
      const [digest = "", ...record] = (made.get(`${name}.public`) ?? "").split(" ");
      const condition =
        mode === undefined
          ? "missing"
          : digest !== digests.get(`${name}.key`)
            ? "another key than the one that was made"
            : record.join(" ") !== records.get(name)
              ? "recorded otherwise than it was made"
              : `as made, ${mode}`;
      return [[name, { domain: domain.name, condition }] as const];
    }),
  );
}
