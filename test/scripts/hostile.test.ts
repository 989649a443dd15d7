import { afterAll, beforeAll, expect, test } from "vitest";
import { judge, type Verdict } from "../../core/request/judge.ts";
import { gatherRequest } from "../../scripts/cli/gather-request.ts";
import { world } from "../core/request/world.ts";
import { deletions } from "../corpus/hostile/deletions.ts";
import { entries } from "../corpus/hostile/entries.ts";
import { keys } from "../corpus/hostile/keys.ts";
import type { HostileRequest } from "../corpus/hostile/request.ts";
import { rights } from "../corpus/hostile/rights.ts";
import { requestsRepo } from "./request-repo.ts";

const hostile = [...rights, ...entries, ...keys, ...deletions];

let made: Awaited<ReturnType<typeof requestsRepo>>;
beforeAll(async () => {
  made = await requestsRepo(
    hostile.map(({ fork, head, main, merges, past }) => ({
      fork: { ...world, ...fork },
      head,
      main: main ?? {},
      merges: merges ?? [],
      past: past ?? {},
    })),
  );
});
afterAll(() => made[Symbol.asyncDispose]());

test.concurrent.each(hostile.map((one, index) => ({ ...one, index })))("$name", async ({ index, ...one }) => {
  const { errors, labels } = await verdictOn(one, index);
  const found = errors.map(({ file, line, code }) => `${file}${line === undefined ? "" : `:${line}`} ${code}`);
  expect(found).toEqual(one.refused);
  if (one.labels) expect(labels.map(({ name }) => name)).toEqual(one.labels);
});

async function verdictOn({ author, body }: HostileRequest, index: number): Promise<Verdict> {
  const branches = { base: `${index}/main`, head: `${index}/head` };
  return judge(await gatherRequest({ repo: made.repo, ...branches, author, body: body ?? "" }));
}
