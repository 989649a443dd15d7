import { request } from "node:https";
import { type Script, sh } from "../../remote/sh.ts";
import { linksGround, mailHost } from "../kinds/grounds.ts";
import { Server } from "../kinds/server.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const folder = "/mot-de-passe/";
const passwords = "/var/lib/konbit/mail-passwords/passwords.db";

/** A server with the links and their page on it, seen from its root, from the mail it sends, and from a browser. */
export class LinksBench {
  readonly server: Server;
  readonly address: string;

  private constructor(server: Server, address: string) {
    this.server = server;
    this.address = address;
  }

  static async make(): Promise<LinksBench> {
    const server = await Server.fresh(linksGround);
    const [address = ""] = (await server.run(sh`hostname -I`)).split(" ");
    return new LinksBench(server, address.trim());
  }

  /** Boxes as the mail server declares them, and nothing left of what was sent, chosen or tried before. */
  async start(...boxes: readonly (readonly [address: string, invite: string, lang: string, state: string])[]): Promise<void> {
    const rows = boxes.map(([address, invite, lang, state]) => {
      const [local = "", domain = ""] = address.split("@");
      return `INSERT INTO mailbox VALUES ('${address}', '${domain}', '${local}', 1, '${state}', '', '${invite}', '${lang}');`;
    });
    await this.server.run(sh`
      rm -f /var/spool/test-mail/*
      sqlite3 /var/lib/konbit/mail/mail.db ${`DELETE FROM mailbox; ${rows.join(" ")}`}
      sqlite3 ${passwords} 'DELETE FROM password; DELETE FROM invitation; DELETE FROM attempt'
      chown konbit-link:dovecot ${passwords}`);
  }

  /** What mail-invite prints, and its status on the last line. */
  invite(...words: readonly string[]): Promise<string> {
    return this.server.run(sh`/usr/local/lib/konbit/mail-invite ${words} || echo "status $?"`);
  }

  sql(query: string): Promise<string> {
    return this.server.run(sh`sqlite3 ${passwords} ${query}`);
  }

  run(script: Script): Promise<string> {
    return this.server.run(script);
  }

  /** The mails that were sent, the oldest first, each with its headers and its text decoded. */
  async mails(): Promise<readonly string[]> {
    const all = await this.server.run(sh`cd /var/spool/test-mail; for f in $(ls -tr); do php8.2 -r ${"echo quoted_printable_decode(stream_get_contents(STDIN));"} <"$f"; printf '\f'; done`);
    return all.split("\f").slice(0, -1);
  }

  /** The token in the newest mail. */
  async token(): Promise<string> {
    const token = /\/mot-de-passe\/([\w-]{43})\?/.exec((await this.mails()).at(-1) ?? "")?.[1];
    if (token === undefined) throw new Error("no link in the newest mail");
    return token;
  }

  async newToken(address: string): Promise<string> {
    await this.invite("--again", address);
    return this.token();
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask("GET", path, headers);
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#ask("POST", path, { "content-type": "application/x-www-form-urlencoded" }, new URLSearchParams(fields).toString());
  }

  choose(token: string, password: string, again = password): Promise<Answer> {
    return this.post(`${token}?lang=en`, { password, again });
  }

  #ask(method: string, path: string, headers: Readonly<Record<string, string>>, body = ""): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = {
        host: this.address,
        servername: mailHost,
        path: path.startsWith("/") ? path : folder + path,
        method,
        agent: false as const,
        // Signed by itself until there is a certificate.
        rejectUnauthorized: false,
        headers: { host: mailHost, "content-length": Buffer.byteLength(body), ...headers },
      };
      const sending = request(options, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() });
        });
      });
      sending.on("error", reject);
      sending.end(body);
    });
  }
}
