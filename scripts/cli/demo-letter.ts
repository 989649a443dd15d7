import { setTimeout as wait } from "node:timers/promises";
import { Script } from "../../remote/sh.ts";
import { askServer } from "./ask-server.ts";
import type { Stack } from "./stack.ts";
import type { Ui } from "./ui.ts";

/** What the server wrote to somebody who got a mailbox. */
export interface Letter {
  readonly to: string;
  readonly text: string;
  /** The page where the password is chosen. */
  readonly link: string;
}

/** Letters wait in the queue, because a throw-away server reaches nobody. */
const queued = new Script(
  `postqueue -j | sed -n 's/.*"queue_id": "\\([^"]*\\)".*/\\1/p' | while read -r id; do postcat -hbq "$id"; echo; echo; done`,
);

/** The last letter with a link that waits on the throw-away server; absent when there is none. */
export async function letterOn(ui: Ui, stack: Stack): Promise<Letter | undefined> {
  // From sendmail to the queue it takes Postfix a moment.
  for (let attempt = 0; attempt < 10; attempt++) {
    const { stdout } = await askServer(ui, stack, queued);
    const letter = lettersIn(stdout).at(-1);
    if (letter !== undefined) return letter;
    await wait(300, undefined, { signal: ui.signal });
  }
  return undefined;
}

/** Those with a link, of letters one after the other. */
export function lettersIn(mails: string): readonly Letter[] {
  return mails.split(/^(?=Received: )/m).flatMap((mail) => {
    const [head = "", ...body] = mail.split("\n\n");
    const to = /^To: <(.*)>$/m.exec(head)?.[1];
    const text = decoded(body.join("\n\n")).trim();
    const link = /https:\/\/\S+\/mot-de-passe\/[\w-]{43}\S*/.exec(text)?.[0];
    return to === undefined || link === undefined ? [] : [{ to, text, link }];
  });
}

/** Of quoted-printable (RFC 2045 §6.7). */
function decoded(text: string): string {
  const octets = text
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, "latin1").toString("utf8");
}
