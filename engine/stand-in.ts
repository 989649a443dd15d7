import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

const mark = "# konbit stand-in";

/**
 * Writes the executable that starts one of engine/offline/*.ts, unless it is there already. It finds the checkout from where it
 * lies itself, so a checkout may be moved; the path of today is the second guess.
 */
export async function writeStandIn(file: string, program: string, checkout: string): Promise<void> {
  const text = wrapper(path.relative(path.dirname(file), checkout), program, checkout);
  if ((await readFile(file, "utf8").catch(() => "")) === text) return;
  await mkdir(path.dirname(file), { recursive: true });
  const making = `${file}.making-${process.pid}`;
  await writeFile(making, text);
  await chmod(making, 0o755);
  await rename(making, file);
}

/** Whether an executable is one of ours: nothing but our own is ever overwritten. */
export async function isStandIn(file: string): Promise<boolean> {
  return (await readFile(file, "latin1").catch(() => "")).startsWith(`#!/bin/sh\n${mark}`);
}

/** No command but the shell's own and node: it is in the way of every run. */
function wrapper(up: string, program: string, checkout: string): string {
  const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  return `#!/bin/sh
${mark}: engine/offline/${program}
checkout=\${0%/*}/${quote(up)}
[ -e "$checkout/engine/offline/${program}" ] || checkout=${quote(checkout)}
export NODE_COMPILE_CACHE="\${NODE_COMPILE_CACHE:-$checkout/.konbit/compile-cache}"
exec "$checkout/node_modules/.bin/node" --disable-warning=ExperimentalWarning "$checkout/engine/offline/${program}" "$@"
`;
}
