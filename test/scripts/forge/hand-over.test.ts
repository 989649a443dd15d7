import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { maxCommentBytes, type Answer } from "../../../core/forge/answer.ts";
import { handedOver, handOver } from "../../../scripts/cli/forge/hand-over.ts";

const head = "a".repeat(40);
const answerWith = (comment: string): Answer => ({ version: 1, number: 7, head, verdict: "ok", labels: [], comment });
const folder = () => mkdtemp(path.join(tmpdir(), "konbit-answer-"));

test("an answer arrives as it was, by a file and by a job's output", async () => {
  const [file, outputs] = [path.join(await folder(), "answer.txt"), path.join(await folder(), "outputs")];
  const answer = answerWith("## Ça\n::set-output name=answer::x\n");
  await handOver(answer, file, { GITHUB_OUTPUT: outputs });
  const line = /^answer=(.*)\n$/.exec(await readFile(outputs, "utf8"))?.[1];
  expect(JSON.parse(Buffer.from(await handedOver(file, {})).toString())).toEqual(answer);
  expect(JSON.parse(Buffer.from(await handedOver(undefined, { KONBIT_ANSWER: line })).toString())).toEqual(answer);
});

test("the longest answer fits in a variable of Linux", async () => {
  const outputs = path.join(await folder(), "outputs");
  await handOver(answerWith(randomBytes(maxCommentBytes / 2).toString("hex")), undefined, { GITHUB_OUTPUT: outputs });
  expect((await readFile(outputs)).length).toBeLessThan(128 * 1024);
});

test("a bomb that unpacks to gigabytes is no answer", async () => {
  const file = path.join(await folder(), "answer.txt");
  await writeFile(file, gzipSync(Buffer.alloc(50_000_000)).toString("base64"));
  expect(await handedOver(file, {})).toHaveLength(0);
});

test.each(["", "%%%", "aGVsbG8=", "x".repeat(200_000)])("%j is no answer", async (line) => {
  expect(await handedOver(undefined, { KONBIT_ANSWER: line })).toHaveLength(0);
});
