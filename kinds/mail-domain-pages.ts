import { type MtaSts, policyText } from "../core/dns/mta-sts.ts";
import type { MailDomainState } from "./mail-domain-state.ts";
import { sha256 } from "./sha256.ts";
import { fill, shipped } from "./shipped.ts";
import { factsOf, wordsOf, type Rows } from "./survey-rows.ts";

type Pages = MailDomainState["pages"];

interface Shown {
  readonly domain: string;
  readonly state: string;
  readonly mtaSts?: MtaSts;
}

export const settingsPath = "mail/config-v1.1.xml";
export const policyPath = ".well-known/mta-sts.txt";

const settings = shipped("mail/pages/autoconfig.xml");
/** Of one domain; its first line tells it from the others of the file. */
export const pagesVhost = shipped("mail/pages/vhost.conf");

/** Whole texts by path of what a domain with mail here shows over the web; one that is prepared shows nothing yet. */
export function pageTexts({ domain, state, mtaSts }: Shown): Readonly<Record<string, string>> {
  if (state === "prepared") return {};
  return {
    [settingsPath]: fill(settings, { DOMAIN: domain }),
    ...(mtaSts === undefined ? {} : { [policyPath]: policyText(mtaSts) }),
  };
}

/** What the server must show of them. */
export function pagesOf(shown: Shown): Pages {
  const texts = Object.entries(pageTexts(shown));
  if (texts.length === 0) return {};
  return {
    ...Object.fromEntries(texts.map(([path, text]) => [path, `${sha256(text)}, root:root 644`])),
    vhost: sha256(fill(pagesVhost, { DOMAIN: shown.domain })),
    ssl: "on",
  };
}

/** What it shows, by domain. */
export function observePages(rows: Rows): (domain: string) => Pages {
  const modes = new Map(factsOf(rows, "page-mode"));
  const vhosts = vhostsIn(rows);
  const ssl = Object.fromEntries(factsOf(rows, "page-ssl").map(([, on]) => ["ssl", on]));
  const pages = new Map<string, Record<string, string>>();
  for (const [file, sum] of factsOf(rows, "page")) {
    const [domain = "", ...path] = file.split("/");
    const facts = pages.get(domain) ?? {};
    pages.set(domain, { ...facts, [path.join("/")]: `${sum}, ${modes.get(file) ?? ""}` });
  }
  return (domain) => {
    const vhost = vhosts.get(domain);
    return { ...pages.get(domain), ...(vhost === undefined ? {} : { vhost: sha256(vhost), ...ssl }) };
  };
}

/** The policies that lie there; of one that asks for nothing its digest tells. */
export function observePolicies(rows: Rows): ReadonlyMap<string, NonNullable<MailDomainState["mtaSts"]>> {
  const lines = Map.groupBy(wordsOf(rows, "policy"), ([file = ""]) => file.split("/")[0] ?? "");
  return new Map(
    [...lines].flatMap(([domain, words]) => {
      const of = (key: string) => words.find(([, line]) => line?.startsWith(`${key}: `))?.[1]?.slice(key.length + 2);
      const mode = of("mode");
      return mode === "testing" || mode === "enforce" ? [[domain, { mode, mailHost: of("mx") ?? "" }] as const] : [];
    }),
  );
}

/** The file of vhosts, cut before the line that names each domain. */
function vhostsIn(rows: Rows): ReadonlyMap<string, string> {
  const text = wordsOf(rows, "page-vhost")
    .map((words) => `${words.join("\t")}\n`)
    .join("");
  const [, ...blocks] = text.split(/^(?=# \S+\n)/m);
  return new Map(blocks.map((block) => [block.slice(2, block.indexOf("\n")), block]));
}
