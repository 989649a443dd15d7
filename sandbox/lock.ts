import { spawn } from "node:child_process";
import { once } from "node:events";
import { execa } from "execa";
import { hostFolder, type Report, SandboxError } from "./host.ts";

const patienceSeconds = 600;

/**
 * Does `work` while holding the lock `name`, and waits for another konbit command that holds it.
 * The lock is held by a child that ends with our end of its pipe: kill -9 of this process gives it free.
 * @throws SandboxError when it is not to be had in ten minutes.
 */
export async function locked<T>(
  name: string,
  report: Report,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const argv = [
    "--no-fork",
    "--wait",
    String(patienceSeconds),
    `${hostFolder}/${name}.lock`,
    "sh",
    "-c",
    "echo; exec cat",
  ];
  // Detached: a ^C in the terminal is for konbit, which then still needs its lock to clear up.
  const holder = spawn("flock", argv, { stdio: ["pipe", "pipe", "ignore"], detached: true });
  try {
    const busy = setTimeout(() => {
      report({
        fr: "une autre commande konbit travaille ; j'attends mon tour",
        en: "another konbit command is at work; waiting for my turn",
      });
    }, 500);
    const answer = await Promise.race([
      once(holder.stdout, "data", signal ? { signal } : {}),
      once(holder, "exit").then(() => undefined),
    ]).finally(() => {
      clearTimeout(busy);
    });
    if (answer === undefined)
      throw new SandboxError("failed", {
        fr: `Une autre commande konbit tient « ${name} » depuis dix minutes ; regardez avec \`konbit sandbox status\`.`,
        en: `Another konbit command has held "${name}" for ten minutes; see \`konbit sandbox status\`.`,
      });
    return await work();
  } finally {
    holder.stdin.end();
    if (holder.exitCode === null && holder.signalCode === null) {
      // Waiting for its turn it does not read its standard input.
      holder.kill("SIGTERM");
      await once(holder, "exit");
    }
  }
}

/** Whether a konbit command holds the lock `name` just now. */
export async function isHeld(name: string): Promise<boolean> {
  const { exitCode } = await execa("flock", ["--nonblock", `${hostFolder}/${name}.lock`, "true"], { reject: false });
  return exitCode === 1;
}
