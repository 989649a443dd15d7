import type { Delivery } from "../kinds/kind.ts";
import type { Remote } from "../remote/remote.ts";
import { archiveFile, type Places } from "./archive-file.ts";
import { Problem, notDelivered } from "./problem.ts";

/**
 * Brings a file to the server where that wants it. Without a need nothing is looked for on this machine.
 * @throws Problem before anything on the server is changed; RemoteError.
 */
export async function deliver(remote: Remote, delivery: Delivery, places: Places): Promise<void> {
  const { signal } = places;
  const asked = await remote.run(delivery.isWanted, { signal, repeatable: true });
  if (asked.stdout.trim() !== "wanted") return;
  const file = await archiveFile(delivery, places);
  const { status, stdout, stderr } = await remote.send(delivery.receive, file, { signal });
  if (status !== 0) throw new Problem(notDelivered(delivery, (stdout + stderr).trim()));
}
