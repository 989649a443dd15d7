import { Resolver } from "node:dns/promises";
import type { Answer, Answers, Question } from "../../../core/dns/answers.ts";
import type { RecordType } from "../../../core/dns/record.ts";
import { askDs } from "./ask-ds.ts";

/** Asks many questions at once, and a person waits: each is tried twice. */
const options = { timeout: 3000, tries: 2 };
// A resolver at home drops what comes faster.
const atOnce = 24;

/** Puts questions to one server, or to those of this machine. */
export class Asker {
  readonly #resolver = new Resolver(options);
  readonly #signal: AbortSignal;

  /** `server` is an address with a port perhaps, `192.0.2.53` or `[2001:db8::53]:5353`. @throws when it is none. */
  constructor(server: string | undefined, signal: AbortSignal) {
    this.#signal = signal;
    if (server !== undefined) this.#resolver.setServers([server]);
    signal.addEventListener("abort", () => {
      this.#resolver.cancel();
    });
  }

  /** Who is asked. */
  get servers(): readonly string[] {
    return this.#resolver.getServers();
  }

  /** The answers to all of them. */
  async all(questions: readonly Question[]): Promise<Answers> {
    const waiting = [...new Map(questions.map((one) => [keyOf(one.name, one.type), one])).values()];
    const known = new Map<string, Answer>();
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        known.set(keyOf(next.name, next.type), await this.one(next));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return (name, type) => known.get(keyOf(name, type)) ?? { state: "answered", values: [] };
  }

  async one({ name, type }: Question): Promise<Answer> {
    if (type === "DS") return askDs(this.servers, name, { ...options, signal: this.#signal });
    try {
      return { state: "answered", values: await values[type](this.#resolver, name) };
    } catch (error) {
      return stateOf(error instanceof Error && "code" in error ? error.code : error);
    }
  }
}

const keyOf = (name: string, type: RecordType) => `${name} ${type}`;

function stateOf(code: unknown): Answer {
  switch (code) {
    case "ENODATA":
      return { state: "answered", values: [] };
    case "ENOTFOUND":
      return { state: "no such name" };
    case "EREFUSED":
      return { state: "refused" };
    case "ESERVFAIL":
    case "EFORMERR":
    case "EBADRESP":
      return { state: "servfail" };
    default:
      // Nobody there, no way there, too late: for who asks, all the same.
      return { state: "timeout" };
  }
}

/** Each type's values as a zone file has them; names whole, in lower case. */
const values: Readonly<
  Record<Exclude<RecordType, "DS">, (resolver: Resolver, name: string) => Promise<readonly string[]>>
> = {
  A: async (resolver, name) => resolver.resolve4(name),
  AAAA: async (resolver, name) => resolver.resolve6(name),
  CNAME: async (resolver, name) => (await resolver.resolveCname(name)).map(whole),
  NS: async (resolver, name) => (await resolver.resolveNs(name)).map(whole),
  SOA: async (resolver, name) => {
    const { nsname, hostmaster, serial } = await resolver.resolveSoa(name);
    return [`${whole(nsname)} ${whole(hostmaster)} ${serial}`];
  },
  MX: async (resolver, name) =>
    (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${whole(exchange)}`),
  SRV: async (resolver, name) =>
    (await resolver.resolveSrv(name)).map(
      ({ priority, weight, port, name: target }) => `${priority} ${weight} ${port} ${whole(target)}`,
    ),
  TXT: async (resolver, name) => (await resolver.resolveTxt(name)).map((strings) => strings.join("")),
  CAA: async (resolver, name) =>
    (await resolver.resolveCaa(name)).flatMap(({ critical, ...tags }) =>
      Object.entries(tags).map(([tag, value]) => `${critical} ${tag} "${String(value)}"`),
    ),
};

function whole(name: string): string {
  return `${name.toLowerCase().replace(/\.$/, "")}.`;
}
