import path from "node:path/posix";
import { describe, expect, test } from "vitest";
import { requestPages } from "../../../core/explain/request/index.ts";
import type { RequestPage } from "../../../core/explain/request/page.ts";
import { sourceOf, type Sample } from "../../../core/explain/sample.ts";
import { judge, type Verdict } from "../../../core/request/judge.ts";
import { problemText } from "../../../core/say/problem-text.ts";
import { requestTo } from "../request/request-to.ts";

describe.each(Object.entries(requestPages))("%s", (code, page) => {
  test("the wrong example is told this code, in the words of the golden file", async () => {
    const { errors, notices } = verdictOn(page, "wrong");
    const problem = [...errors, ...notices].find((one) => one.code === code);
    const said = problem && [problemText(problem, { lang: "fr" }), problemText(problem, { lang: "en" })].join("\n\n");
    await expect(`${said ?? ""}\n`).toMatchFileSnapshot(`../../golden/errors/${code}.txt`);
    expect(problem).toBeDefined();
  });

  test("the right example is acceptable, and free of this code", () => {
    // What the base does not let anybody read cannot be right by this person's hand.
    if (code === "K1010") return;
    const { errors, notices } = verdictOn(page, "right");
    expect([...errors, ...notices.filter((one) => one.code === code)]).toEqual([]);
  });
});

function verdictOn({ wrong, right, asked }: RequestPage, side: "wrong" | "right"): Verdict {
  const { before, author = "awa-d", statement, isExecutable, isConflict, past } = asked;
  const after = { wrong, right }[side];
  return judge(
    requestTo({
      before: filesOf(before),
      after: filesOf(after),
      author,
      statement: [statement?.[side] ?? ""],
      ...(side === "wrong" && isExecutable ? { mode: "100755" } : {}),
      ...(side === "wrong" && isConflict ? { conflicts: after.map(({ name }) => `members/${name}`) } : {}),
      idsEver: past ?? [],
    }),
  );
}

function filesOf(samples: readonly Sample[]): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(samples.map((sample) => [path.join("members", sample.name), sourceOf(sample).bytes]));
}
