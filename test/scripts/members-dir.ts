import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { onTestFinished, vi } from "vitest";
import { run } from "../../scripts/cli/run.ts";
import { Ui } from "../../scripts/cli/ui.ts";

/** Who it is, in a candidate's file. */
export const head = "name: Racine\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\n";

/** A members' folder of the test's own, name → content; gone when the test is. */
export async function membersDir(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "konbit-members-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(path.join(folder, name), content)));
  return folder;
}

/**
 * Runs a command line as a script would, without a terminal, in this process: many a process more would only read the same modules
 * again. `onTerminal` starts one.
 */
export async function konbit(args: readonly string[], lang: "fr" | "en" = "en") {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((chunk) => {
      written[stream] += chunk.toString();
      return true;
    }),
  );
  try {
    const exitCode = await run(args, new Ui(lang, false, new AbortController().signal));
    return { exitCode, stdout: written.stdout.replace(/\n$/, ""), stderr: written.stderr.replace(/\n$/, "") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
