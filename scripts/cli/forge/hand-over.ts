import { appendFile, readFile, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { maxAnswerBytes, type Answer } from "../../../core/forge/answer.ts";

/*
 * How one job hands an answer to the next. GitHub, Forgejo and Gitea have outputs of a job, which the next one gets as a variable;
 * GitLab has files. One line of base64 goes through both, and compressed it stays below the 128 KiB that Linux gives a variable.
 */

const variable = "KONBIT_ANSWER";

/** Longer is no answer of ours, and is not looked into. */
const maxLineCharacters = 130_000;

/** To a file, and to the forge's own place for a job's outputs where it has one. */
export async function handOver(answer: Answer, file: string | undefined, env: NodeJS.ProcessEnv): Promise<void> {
  const line = gzipSync(JSON.stringify(answer)).toString("base64");
  if (file !== undefined) await writeFile(file, `${line}\n`);
  const outputs = env["GITHUB_OUTPUT"];
  if (outputs !== undefined && outputs !== "") await appendFile(outputs, `answer=${line}\n`);
}

/** What was handed over, not yet believed; no bytes when it is not what `handOver` writes. */
export async function handedOver(file: string | undefined, env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const line = file === undefined ? (env[variable] ?? "") : await readFile(file, "latin1");
  if (line.length > maxLineCharacters) return new Uint8Array();
  try {
    // The cap holds while it unpacks: a small text can unpack to any size.
    return gunzipSync(Buffer.from(line, "base64"), { maxOutputLength: maxAnswerBytes });
  } catch {
    return new Uint8Array();
  }
}
