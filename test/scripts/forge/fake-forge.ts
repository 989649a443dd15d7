import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly token: string | undefined;
}

/** What a forge answers to "METHOD /path": a value, or a whole answer. Keys without a query hold for every query. */
export type Answers = Readonly<Record<string, unknown>>;

export class Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;

  constructor(status: number, headers: Readonly<Record<string, string>> = {}, body: unknown = {}) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** A forge that answers from a table and remembers what it was asked; a list of answers is given one after another, the last for ever. */
export class FakeForge implements AsyncDisposable {
  readonly seen: Seen[] = [];
  readonly #server: http.Server;

  private constructor(server: http.Server) {
    this.#server = server;
  }

  static async start(answers: (url: string) => Answers): Promise<FakeForge> {
    const server = http.createServer();
    const forge = new FakeForge(server);
    const asked = new Map<string, number>();
    server.on("request", (request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const path = request.url ?? "";
        const method = request.method ?? "";
        const text = Buffer.concat(parts).toString();
        const token = request.headers.authorization ?? request.headers["private-token"]?.toString();
        forge.seen.push({ method, path, body: text === "" ? undefined : JSON.parse(text), token });
        const table = answers(forge.url);
        const key = [`${method} ${path}`, `${method} ${path.replace(/\?.*/, "")}`].find((one) => one in table) ?? "";
        const turn = asked.get(key) ?? 0;
        asked.set(key, turn + 1);
        const found = key === "" ? new Reply(method === "GET" ? 404 : 201) : table[key];
        const value: unknown = found instanceof Turns ? found.at(turn) : found;
        const { status, headers, body } = value instanceof Reply ? value : new Reply(200, {}, value);
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return forge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** "PATCH /repos/…" of everything that would change something. */
  get changes(): readonly string[] {
    return this.seen.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }
}

/** Different answers to the same question, one after another. */
export class Turns {
  readonly #answers: readonly unknown[];

  constructor(...answers: readonly unknown[]) {
    this.#answers = answers;
  }

  at(turn: number): unknown {
    return this.#answers[Math.min(turn, this.#answers.length - 1)];
  }
}
