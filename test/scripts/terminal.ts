import process from "node:process";
import { execa } from "execa";

/**
 * Runs konbit on a terminal of its own (util-linux' `script`), types each of `keys` once what comes before it is on the screen,
 * and returns the screen without its colours.
 */
export async function onTerminal(args: readonly string[], keys: readonly (readonly [after: string, typed: string])[]) {
  const quoted = [process.execPath, "scripts/konbit.ts", ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  const env = { KONBIT_LANG: "fr", PULUMI_STACK: "none-of-this-name", NO_COLOR: "1", TERM: "xterm" };
  const running = execa("script", ["-qefc", quoted.join(" "), "/dev/null"], { env, reject: false, timeout: 50_000 });
  let screen = "";
  let rest = [...keys];
  running.stdout.on("data", (chunk: Buffer) => {
    // eslint-disable-next-line no-control-regex -- what moves the cursor
    screen += String(chunk).replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, "");
    const [next] = rest;
    if (!next || !screen.includes(next[0])) return;
    rest = rest.slice(1);
    // What is asked next is asked anew, so an answer cannot be taken for the next question.
    screen = screen.slice(screen.indexOf(next[0]) + next[0].length);
    running.stdin.write(next[1]);
  });
  const { exitCode, stdout } = await running;
  return { exitCode, screen: stdout, unasked: rest.map(([after]) => after) };
}
