import net from "node:net";
import { connect as secure } from "node:tls";

/** A conversation over SMTP as no mail program would hold it: what is written goes out as it is. */
export class Talk {
  #socket: net.Socket;
  #heard = "";

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    this.#listen();
  }

  /** Connected; nothing was read or said yet. */
  static open(host: string, port = 25): Promise<Talk> {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host, port }, () => {
        resolve(new Talk(socket));
      });
      socket.once("error", reject);
    });
  }

  /** Says it in one piece, and returns all that is answered until `end` is, or there is a moment of silence. */
  async say(text: string, end?: RegExp): Promise<string> {
    this.#heard = "";
    this.#socket.write(text, "latin1");
    let silent = 0;
    for (let length = 0; !this.#socket.closed && (length === 0 || silent < (end === undefined ? 7 : 100)); silent++) {
      if (end?.test(this.#heard) === true) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (length !== this.#heard.length) silent = 0;
      length = this.#heard.length;
    }
    return this.#heard;
  }

  /** The rest is encrypted. */
  async encrypt(): Promise<void> {
    this.#socket.removeAllListeners("data");
    const socket = secure({ socket: this.#socket, rejectUnauthorized: false });
    await new Promise((resolve, reject) => {
      socket.once("secureConnect", resolve);
      socket.once("error", reject);
    });
    this.#socket = socket;
    this.#listen();
  }

  close(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on("data", (data: Buffer) => {
      this.#heard += data.toString("latin1");
    });
    this.#socket.on("error", () => undefined);
  }
}
