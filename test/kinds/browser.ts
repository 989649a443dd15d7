import { sh } from "../../remote/sh.ts";
import type { Server } from "./server.ts";

/** Somebody who looks at one site of a server, from there, with cookies of their own. */
export class Browser {
  readonly #server: Server;

  readonly #host: string;

  readonly #jar: string;

  constructor(server: Server, host: string, person = "somebody") {
    this.#server = server;
    this.#host = host;
    this.#jar = `/tmp/cookies-${person}-${host}`;
  }

  /** The page at which it ends up, with the status of the answer in a last line. */
  async get(path: string): Promise<string> {
    return this.#curl(path, []);
  }

  async post(path: string, form: Readonly<Record<string, string>>): Promise<string> {
    return this.#curl(
      path,
      Object.entries(form).flatMap(([key, value]) => ["--data-urlencode", `${key}=${value}`]),
    );
  }

  async #curl(path: string, words: readonly string[]): Promise<string> {
    const url = `http://${this.#host}${path}`;
    return this.#server.run(
      sh`curl -sL -m 60 -w '\n%{http_code}' -b ${this.#jar} -c ${this.#jar} --resolve ${`${this.#host}:80:127.0.0.1`} ${[...words, url]}`,
    );
  }
}
