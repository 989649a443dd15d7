import { questionsFor, valuesOf, type Answers } from "../../../core/dns/answers.ts";
import type { PolicyAnswer } from "../../../core/dns/evidence.ts";
import type { DomainFacts } from "../../../core/dns/facts.ts";
import type { Network } from "../../../core/dns/network.ts";
import { postureOf, type DomainPosture } from "../../../core/dns/posture.ts";
import { recordsFor } from "../../../core/dns/records.ts";
import { exitCode } from "../exit-code.ts";
import { Failure } from "../ui.ts";
import { Asker } from "./ask.ts";
import type { Keys } from "./keys.ts";
import { readPolicy } from "./read-policy.ts";

interface World {
  readonly network: Network;
  readonly keys: Keys;
  readonly asker: Asker;
  readonly signal: AbortSignal;
}

/** Asks all about the domains at once. @throws Failure (environment) when nobody answers anything. */
export async function askDomains(
  domains: readonly DomainFacts[],
  { network, keys, asker, signal }: World,
): Promise<{ readonly servers: readonly string[]; readonly postures: readonly DomainPosture[] }> {
  const known = "unknown" in keys ? undefined : keys;
  const expected = new Map(
    domains.map((facts) => [facts.domain, recordsFor(facts, network, known?.dkim.get(facts.domain) ?? [])]),
  );
  const answers = await asker.all(domains.flatMap((facts) => questionsFor(facts, expected.get(facts.domain) ?? [])));
  signal.throwIfAborted();
  const isMute = ({ domain }: DomainFacts) => answers(domain, "SOA").state === "timeout";
  if (domains.length > 0 && domains.every(isMute)) throw nobody(asker.servers);
  const isNowhere = ({ domain }: DomainFacts) => answers(domain, "SOA").state === "no such name";
  if (domains.length > 0 && domains.every(isNowhere) && !(await knowsTheRoot(asker))) throw cutOff(asker.servers);
  const ours = await askOurs(domains, answers, network, signal);
  const policies = await readPolicies(domains, network, signal);
  return {
    servers: asker.servers,
    postures: domains.map((facts) => {
      const own = ours?.(facts.domain, "SOA");
      const policy = policies.get(facts.domain);
      return postureOf({
        facts,
        network,
        expected: expected.get(facts.domain) ?? [],
        areKeysKnown: known !== undefined,
        answers,
        // Keys of AlternC's bind, if it has any, are not asked for.
        ...(known === undefined || network.backend !== undefined ? {} : { ds: known.ds.get(facts.domain) ?? [] }),
        ...(own === undefined ? {} : { ours: own }),
        ...(policy === undefined ? {} : { policy }),
      });
    }),
  };
}

/** What the server shows of MTA-STS, by domain. */
async function readPolicies(
  domains: readonly DomainFacts[],
  { mtaSts, ipv4, ipv6 }: Network,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PolicyAnswer>> {
  const [address] = [...ipv4, ...ipv6];
  if (mtaSts === "none" || address === undefined) return new Map();
  const wanted = domains.filter(({ mail }) => mail !== "none" && mail.state === "live");
  return new Map(
    await Promise.all(wanted.map(async ({ domain }) => [domain, await readPolicy(domain, address, signal)] as const)),
  );
}

/** Our own name server about the managed domains that nobody finds: is it silent, or is the way to it wrong? */
async function askOurs(
  domains: readonly DomainFacts[],
  answers: Answers,
  { ipv4, ipv6 }: Network,
  signal: AbortSignal,
): Promise<Answers | undefined> {
  const [address] = [...ipv4, ...ipv6];
  const lost = domains.filter(({ domain, dns }) => {
    const { state } = answers(domain, "SOA");
    return dns === "managed" && state === "servfail";
  });
  if (lost.length === 0 || address === undefined) return undefined;
  return new Asker(address, signal).all(lost.map(({ domain }) => ({ name: domain, type: "SOA" })));
}

/** A resolver that knows no root knows no internet, and says of every name that it does not exist. */
async function knowsTheRoot(asker: Asker): Promise<boolean> {
  return valuesOf(await asker.one({ name: ".", type: "NS" })).length > 0;
}

function cutOff(servers: readonly string[]): Failure {
  const list = servers.join(", ");
  return new Failure(
    {
      fr: `Le résolveur (${list}) ne connaît ni ces domaines ni la racine du DNS : il n'est pas relié à l'internet. Nommez-en un autre : --resolver IP[:PORT]. Sans réseau, « konbit check-dns --records » montre ce qu'il faut publier.`,
      en: `The resolver (${list}) knows neither these domains nor the root of DNS: it is not connected to the internet. Name another one: --resolver IP[:PORT]. Without a network, "konbit check-dns --records" shows what to publish.`,
    },
    exitCode.environment,
  );
}

function nobody(servers: readonly string[]): Failure {
  const list = servers.join(", ");
  return new Failure(
    {
      fr: `Aucun résolveur n'a répondu (${list}) : vérifiez la connexion de cette machine, ou nommez-en un autre : --resolver IP[:PORT]. Sans réseau, « konbit check-dns --records » montre ce qu'il faut publier.`,
      en: `No resolver answered (${list}): check this machine's connection, or name another one: --resolver IP[:PORT]. Without a network, "konbit check-dns --records" shows what to publish.`,
    },
    exitCode.environment,
  );
}
