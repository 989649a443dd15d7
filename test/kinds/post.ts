import { connect } from "node:tls";
import { ImapFlow } from "imapflow";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";

/** What somebody sends. `as` is the box that logs in; without it, it comes from outside. */
export interface Letter {
  readonly from: string;
  readonly to: string | readonly string[];
  readonly as?: string;
  /** What From: says, when it is not the sender. */
  readonly says?: string;
  readonly subject?: string;
  /** Whole lines. */
  readonly headers?: string;
  readonly body?: string;
  /** Bytes that the sender announces. */
  readonly size?: number;
}

/** The password of every box in these tests. */
export const password = "canari-4711-tubalune";

/** Mail programs as people have them, on the machine of the test: for the server it is the outside. */
export class Post {
  readonly #host: string;

  constructor(host: string) {
    this.#host = host;
  }

  /** What the server answers in the end: `250 …`, or the refusal; of several recipients, an answer for each that was refused. */
  async send(letter: Letter): Promise<string> {
    const isOwn = letter.as !== undefined;
    const smtp = new SMTPConnection({
      host: this.#host,
      port: isOwn ? 587 : 25,
      name: "ailleurs.example",
      ignoreTLS: !isOwn,
      requireTLS: isOwn,
      tls: { rejectUnauthorized: false },
      connectionTimeout: 10_000,
      socketTimeout: 30_000,
    });
    try {
      await new Promise<void>((resolve, reject) => {
        smtp.once("error", reject);
        smtp.connect((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      if (letter.as !== undefined) await login(smtp, letter.as);
      return await deliver(smtp, letter);
    } catch (error) {
      const { response, message } = error as SMTPConnection.SMTPError;
      return response ?? message;
    } finally {
      smtp.close();
    }
  }

  /** The whole texts of what lies in a folder of a box. @throws Error when the login is refused. */
  async read(address: string, folder = "INBOX", word = password): Promise<string[]> {
    const imap = new ImapFlow({
      host: this.#host,
      port: 993,
      secure: true,
      auth: { user: address, pass: word },
      tls: { rejectUnauthorized: false },
      logger: false,
      connectionTimeout: 10_000,
      // Longer than Dovecot lets a client wait that has guessed.
      socketTimeout: 40_000,
    });
    imap.on("error", () => undefined);
    await imap.connect();
    try {
      await imap.mailboxOpen(folder, { readOnly: true });
      const texts: string[] = [];
      for await (const { source } of imap.fetch("1:*", { source: true })) texts.push(source?.toString() ?? "");
      return texts;
    } finally {
      imap.close();
    }
  }

  /** The name in the certificate that a client sees who asks for a host on a port that speaks TLS at once. */
  async certificateOf(host: string, port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.#host, port, servername: host, rejectUnauthorized: false }, () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      });
      socket.on("error", reject);
    });
  }
}

async function login(smtp: SMTPConnection, user: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    smtp.login({ credentials: { user, pass: password } }, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function deliver(smtp: SMTPConnection, letter: Letter): Promise<string> {
  const to = typeof letter.to === "string" ? [letter.to] : [...letter.to];
  const { from, says = from, subject = "essai", headers = "", body = "Bonjour.", size } = letter;
  const date = new Date().toUTCString().replace("GMT", "+0000");
  const id = `${Math.random().toString(36).slice(2)}@ailleurs.example`;
  const text = `From: ${says}\r\nTo: ${to.join(", ")}\r\nSubject: ${subject}\r\nDate: ${date}\r\nMessage-ID: <${id}>\r\n${headers}\r\n${body}\r\n`;
  return new Promise((resolve, reject) => {
    smtp.send({ from, to, ...(size === undefined ? {} : { size }) }, text, (error, info) => {
      if (error) reject(error);
      else resolve([...(info.rejectedErrors ?? []).map(({ response }) => response ?? ""), info.response].join("\n"));
    });
  });
}
