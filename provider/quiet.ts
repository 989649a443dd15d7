import { setTimeout as sleep } from "node:timers/promises";

/** The engine asks for what is independent at once, and that arrives a few milliseconds apart. */
const lingerMs = 8;

/** Waits until nothing more has come for a moment, but not for ever: then one script can take all that has. */
export async function quiet(hasCome: () => number): Promise<void> {
  for (let rounds = 0, before = -1; before !== hasCome() && rounds < 8; rounds++) {
    before = hasCome();
    await sleep(lingerMs);
  }
}
