import { setTimeout as pause } from "node:timers/promises";
import type { z } from "zod";
import { exitCode } from "../exit-code.ts";
import { Failure } from "../ui.ts";

export interface ApiArgs {
  /** Root of the API, without a slash at the end. */
  readonly url: string;
  /** What says who we are; never printed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Between two tries; a test has its own. */
  readonly wait?: (ms: number) => Promise<void>;
}

const tries = 4;
const longestWaitMs = 60_000;
const deadlineMs = 30_000;
/** Pages of a list; a hundred lines each. */
const maxPages = 50;

/** A forge's JSON over HTTP: retries what may be retried, follows pages, says where and why when it gives up. */
export class Api {
  readonly #args: ApiArgs;

  constructor(args: ApiArgs) {
    this.#args = args;
  }

  /** @throws Failure when the forge does not answer, refuses, or answers something else. */
  async get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    const response = await this.#send("GET", `${this.#args.url}${path}`);
    return understood(path, schema, await response.json());
  }

  /** The same, or nothing where the forge says that there is none, or that it is not for us. */
  async find<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | undefined> {
    const response = await this.#send("GET", `${this.#args.url}${path}`, undefined, [401, 403, 404]);
    return response.ok ? understood(path, schema, await response.json()) : undefined;
  }

  /** Every line of a list, page after page as its `Link: rel="next"` says (RFC 8288). */
  async *all<Schema extends z.ZodType>(path: string, line: Schema): AsyncGenerator<z.output<Schema>> {
    let next: string | undefined = `${this.#args.url}${path}`;
    for (let page = 0; next !== undefined && page < maxPages; page++) {
      const response: Response = await this.#send("GET", next);
      yield* understood(path, line.array(), await response.json()) as z.output<Schema>[];
      next = this.#nextPage(response);
    }
  }

  async list<Schema extends z.ZodType>(path: string, line: Schema): Promise<readonly z.output<Schema>[]> {
    const lines: z.output<Schema>[] = [];
    for await (const one of this.all(path, line)) lines.push(one);
    return lines;
  }

  async send(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<void> {
    await this.#send(method, `${this.#args.url}${path}`, body);
  }

  /** The token goes to the forge's API and nowhere else, whatever an answer says. */
  #nextPage(response: Response): string | undefined {
    const link = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(response.headers.get("link") ?? "")?.[1];
    return link?.startsWith(`${this.#args.url}/`) === true ? link : undefined;
  }

  async #send(method: string, url: string, body?: unknown, accepted: readonly number[] = []): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#once(method, url, body);
      if (answer instanceof Response && (answer.ok || accepted.includes(answer.status))) return answer;
      const isLast = attempt === tries || !mayRetry(method, answer);
      if (isLast) throw await refusal(method, url, answer);
      if (answer instanceof Response) await answer.body?.cancel();
      await (this.#args.wait ?? ((ms) => pause(ms, undefined, { signal: this.#args.signal })))(waitMs(answer, attempt));
    }
  }

  async #once(method: string, url: string, body: unknown): Promise<Response | Error> {
    try {
      return await fetch(url, {
        method,
        // A redirect would take the token along.
        redirect: "error",
        signal: AbortSignal.any([this.#args.signal, AbortSignal.timeout(deadlineMs)]),
        headers: { accept: "application/json", "content-type": "application/json", ...this.#args.headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      this.#args.signal.throwIfAborted();
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** A new comment is sent again only when the forge says that it did not take it; anything else could make two. */
function mayRetry(method: string, answer: Response | Error): boolean {
  if (answer instanceof Response && isRateLimit(answer)) return true;
  return method !== "POST" && (answer instanceof Error || answer.status >= 500);
}

function isRateLimit({ status, headers }: Response): boolean {
  return (
    status === 429 || (status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0"))
  );
}

function waitMs(answer: Response | Error, attempt: number): number {
  const asked = answer instanceof Response ? Number(answer.headers.get("retry-after")) * 1000 : 0;
  return Math.min(longestWaitMs, Math.max(Number.isFinite(asked) ? asked : 0, 1000 * 2 ** (attempt - 1)));
}

function understood<Schema extends z.ZodType>(path: string, schema: Schema, json: unknown): z.output<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const why = parsed.error.issues[0]?.message ?? "";
  throw new Failure({
    fr: `la forge a répondu à ${path} autre chose que ce qui était attendu (${why}).`,
    en: `the forge answered ${path} with something else than expected (${why}).`,
  });
}

async function refusal(method: string, url: string, answer: Response | Error): Promise<Failure> {
  const what = `${method} ${new URL(url).pathname}`;
  if (!(answer instanceof Response)) {
    const why = answer.cause instanceof Error ? answer.cause.message : answer.message;
    return new Failure({
      fr: `la forge ne répond pas (${what} : ${why}). Relancez le travail plus tard.`,
      en: `the forge does not answer (${what}: ${why}). Run the job again later.`,
    });
  }
  const said = (await answer.text().catch(() => "")).replaceAll(/\s+/g, " ").slice(0, 300);
  const isRights = answer.status === 401 || answer.status === 403;
  return new Failure(
    {
      fr: `la forge refuse ${what} : ${answer.status} ${said}${isRights ? ". Le jeton a-t-il les droits que docs/forges.md demande ?" : ""}`,
      en: `the forge refuses ${what}: ${answer.status} ${said}${isRights ? ". Does the token have the rights that docs/forges.md asks for?" : ""}`,
    },
    isRights ? exitCode.environment : exitCode.failed,
  );
}
