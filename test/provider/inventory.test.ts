import { expect, test } from "vitest";
import { backends, kinds } from "../../kinds/index.ts";
import { Inventory } from "../../provider/inventory.ts";

/** An inventory of a server that answers every survey with its number, and the scripts that it was sent. */
function inventory() {
  const asked: string[] = [];
  const of = new Inventory({
    run: ({ text }) => {
      asked.push(text);
      const marks = [...text.matchAll(/printf '\\n([0-9a-f]+) %s\\n' \$r;/g)].map(([, mark = ""]) => mark);
      const stdout = marks.map((mark, at) => `survey ${at}\n${mark} 0\n`).join("");
      return Promise.resolve({ stdout, stderr: marks.map((mark) => `\n${mark} 0\n`).join(""), status: 0 });
    },
    send: () => Promise.reject(new Error("an inventory sends nothing")),
    close: () => Promise.resolve(),
  });
  return { of, asked };
}

test("kinds with one survey are surveyed once, and each is given all of it", async () => {
  // The page of passwords is files and units: nothing of it is asked of AlternC.
  const all = backends.alternc.filter(({ token }) => token !== "konbit:index:MailLinks");
  const { of, asked } = inventory();
  const [first, ...others] = await Promise.all(all.map((kind) => of.now(kind, "any")));
  expect(others.every((survey) => survey === first)).toBe(true);
  expect(asked.join().match(/runuser -u alterncpanel/g)).toHaveLength(1);
});

test("what is written while its survey is about to go is looked at by that survey", async () => {
  const [kind] = kinds;
  if (kind === undefined) throw new Error("there are no kinds");
  const { of, asked } = inventory();
  const before = of.now(kind, "a");
  of.forget(kind, ["a"]);
  expect(await of.now(kind, "a")).toBe(await before);
  expect(asked).toHaveLength(1);
});
