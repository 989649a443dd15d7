import { execa } from "execa";
import { folder, world } from "./this-world.ts";

/** What is killed: the engine with its provider, the line to the server as seen from there, or konbit itself. */
export type Killed = "engine" | "connection" | "konbit";

/** Starts an `up`, kills it after so long, and returns once all of it is over. */
export async function killAnUp(what: Killed, afterMs: number): Promise<void> {
  const run = execa(
    "sh",
    [
      "-c",
      what === "konbit"
        ? "exec ./konbit up --yes"
        : 'eval "$(./konbit engine env)"; exec pulumi up --yes --skip-preview --stack sandbox --non-interactive',
    ],
    {
      cwd: folder,
      reject: false,
      detached: true,
      stdin: "ignore",
    },
  );
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  // What the engine started shares its process group; what konbit started has one of its own.
  if (what !== "connection") kill(run.pid);
  else await world.onServer("pgrep -u konbit-ops,root -f 'sshd: konbit-ops' | xargs -r kill -9");
  await run;
  // Without konbit, which was its provider, the engine has nothing more to do.
  await execa("sh", ["-c", `while pgrep -f '^${folder}/.konbit/engine/pulumi '; do sleep 0.1; done`]);
}

function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It had ended by itself already.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
