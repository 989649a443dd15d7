import { expect, test } from "vitest";
import { judge, type Verdict } from "../../core/request/judge.ts";
import { gatherRequest } from "../../scripts/cli/gather-request.ts";
import { world } from "../core/request/world.ts";
import { deletions } from "../corpus/hostile/deletions.ts";
import { entries } from "../corpus/hostile/entries.ts";
import { keys } from "../corpus/hostile/keys.ts";
import type { HostileRequest } from "../corpus/hostile/request.ts";
import { rights } from "../corpus/hostile/rights.ts";
import { requestRepo } from "./request-repo.ts";

const hostile = [...rights, ...entries, ...keys, ...deletions];

test.concurrent.each(hostile)("$name", async (one) => {
  const { errors, labels } = await verdictOn(one);
  const found = errors.map(({ file, line, code }) => `${file}${line === undefined ? "" : `:${line}`} ${code}`);
  expect(found).toEqual(one.refused);
  if (one.labels) expect(labels.map(({ name }) => name)).toEqual(one.labels);
});

async function verdictOn({ author, body, fork, head, main, merges, past }: HostileRequest): Promise<Verdict> {
  await using made = await requestRepo({
    fork: { ...world, ...fork },
    head,
    main: main ?? {},
    merges: merges ?? [],
    past: past ?? {},
  });
  const { repo } = made;
  const request = await gatherRequest({ repo, base: "main", head: "head", author, body: body ?? "" });
  return judge(request);
}
