import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { password } from "./post.ts";

/** ManageSieve (RFC 5804) in the few lines that a test needs: each command gives what the server answers, `OK …` or `NO …` at its end. */
export class Sieve {
  #socket: Socket;
  #heard = "";

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  /** Connected, before TLS; the greeting is in `greeting`. */
  static async connect(host: string): Promise<{ readonly sieve: Sieve; readonly greeting: string }> {
    const sieve = new Sieve(connectTcp(4190, host));
    return { sieve, greeting: await sieve.#answer() };
  }

  static async login(host: string, user: string): Promise<Sieve> {
    const { sieve } = await Sieve.connect(host);
    await sieve.secure();
    const answer = await sieve.authenticate(user);
    if (!answer.startsWith("OK")) throw new Error(answer);
    return sieve;
  }

  async secure(): Promise<void> {
    await this.say("STARTTLS");
    this.#socket.removeAllListeners("data");
    this.#socket = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    this.#listen();
    await this.#answer();
  }

  authenticate(user: string): Promise<string> {
    return this.say(`AUTHENTICATE "PLAIN" "${Buffer.from(`\0${user}\0${password}`).toString("base64")}"`);
  }

  put(name: string, script: string): Promise<string> {
    return this.say(`PUTSCRIPT "${name}" {${String(Buffer.byteLength(script))}+}\r\n${script}`);
  }

  /** The only rules of the box from now on. @throws Error when the server does not take them. */
  async use(script: string): Promise<void> {
    for (const answer of [await this.put("essai", script), await this.say('SETACTIVE "essai"')])
      if (!answer.startsWith("OK")) throw new Error(answer);
  }

  say(command: string): Promise<string> {
    this.#socket.write(`${command}\r\n`);
    return this.#answer();
  }

  close(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on("data", (part: Buffer) => {
      this.#heard += part.toString();
    });
    this.#socket.on("error", () => undefined);
  }

  async #answer(): Promise<string> {
    const end = /^(?:OK|NO|BYE)(?: \{\d+\}\r\n[\s\S]*| .*)?\r\n$/m;
    for (let waits = 0; waits < 1200 && !end.test(this.#heard); waits += 1)
      await new Promise((resolve) => setTimeout(resolve, 25));
    const heard = this.#heard;
    this.#heard = "";
    return heard;
  }
}
