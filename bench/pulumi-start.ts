import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";

/** Seconds that `pulumi up` takes for a program that declares nothing, with the engine and language host of a checkout. */
export async function emptyProgramSeconds(checkout: string): Promise<number> {
  const folder = path.join(checkout, ".konbit", "empty-program");
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, "Pulumi.yaml"),
    "name: empty\nruntime: { name: nodejs, options: { typescript: false } }\n",
  );
  await writeFile(path.join(folder, "package.json"), '{ "type": "module", "main": "index.ts" }\n');
  await writeFile(path.join(folder, "index.ts"), 'import "@pulumi/pulumi";\n');
  const pulumi = async (command: string) =>
    execa(
      "sh",
      [
        "-c",
        `eval "$("$1/konbit" engine env)"; cd "$2"; time=$(date +%s%N); ${command}; echo $(( $(date +%s%N) - time ))`,
        "sh",
        checkout,
        folder,
      ],
      {
        stdin: "ignore",
      },
    );
  await pulumi("pulumi stack init empty --non-interactive >/dev/null 2>&1 || :");
  // `konbit up` is a preview and, when there is something to do, an update.
  const { stdout } = await pulumi("pulumi preview --stack empty --non-interactive >/dev/null");
  return Number(stdout.trim()) / 1e9;
}
