import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { execa } from "execa";
import { onTestFinished } from "vitest";

/** Who it is, in a candidate's file. */
export const head = "name: Racine\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\n";

/** A members' folder of the test's own, name → content; gone when the test is. */
export async function membersDir(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "konbit-members-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(path.join(folder, name), content)));
  return folder;
}

/** Runs the command line as a person would. */
export async function konbit(args: readonly string[], lang: "fr" | "en" = "en") {
  const env = { KONBIT_LANG: lang, PULUMI_STACK: "none-of-this-name" };
  return execa(process.execPath, ["scripts/konbit.ts", ...args], { env, reject: false });
}
