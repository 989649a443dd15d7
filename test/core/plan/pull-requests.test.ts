import { expect, test } from "vitest";
import { parseInventory } from "../../../core/plan/inventory.ts";
import { planMarkdown } from "../../../core/say/plan-markdown.ts";
import { pullRequests } from "./pull-requests.ts";
import { answered } from "./reading.ts";

const gib = 1024 ** 3;

const inventory = parseInventory(
  JSON.stringify({
    version: 1,
    measuredOn: "2026-11-20",
    members: {
      "m-0003": { web: 12 * gib, mail: 31 * gib, files: 131 * gib },
      "m-0010": { web: 8 * gib, mail: 11 * gib, files: 41 * gib },
    },
  }),
);

test.each(pullRequests)("$name is answered as its golden file says", async ({ name, before, after }) => {
  const comment = planMarkdown(answered(before, after, { inventory }));
  await expect(comment).toMatchFileSnapshot(`../../golden/plan/${name}.md`);
});
