import { describe, expect, test } from "vitest";
import { readTexts, summary } from "./reading.ts";

const contact = (email: string) => `name: R\ncontact: { name: Awa, email: ${email}, forge: awa-d }\n`;
const outside = contact("awa@ailleurs.example");

/** Where a link could not be read, of files by their slug. */
function refused(files: Readonly<Record<string, string>>): readonly string[] {
  return summary(readTexts(files).problems).filter((line) => line.includes("K0528"));
}

const one = (boxes: string, head = outside) => refused({ aa: `${head}domains: [aa.example]\nmailboxes: ${boxes}\n` });

describe("the link that opens a mailbox", () => {
  test("may go to an address elsewhere, and to a box that is open by then", () => {
    expect(one("[awa, { name: info, invite: awa@aa.example }, { name: noe, invite: info+lien@aa.example }]")).toEqual(
      [],
    );
  });

  test("may not go to the box itself, said or by the contact's address", () => {
    expect(one("[{ name: awa, invite: awa@aa.example }]")).toEqual(["aa.yaml:4:34 K0528"]);
    expect(one("[info, awa]", contact("awa@aa.example"))).toEqual(["aa.yaml:4:19 K0528"]);
  });

  test("may not come back by an alias or a catch-all, unless they lead out as well", () => {
    const by = (aliases: string) => one(`[{ name: awa, invite: tous@aa.example }]\naliases: ${aliases}`);
    expect(by("{ tous: [awa] }")).toEqual(["aa.yaml:4:34 K0528"]);
    expect(by('{ "*": [awa] }')).toEqual(["aa.yaml:4:34 K0528"]);
    expect(by("{ tous: [awa, noe@ailleurs.example] }")).toEqual([]);
  });

  test("may not go to a box that is closed", () => {
    expect(one("[{ name: vieux, state: suspended }, { name: awa, invite: vieux@aa.example }]")).toEqual([
      "aa.yaml:4:69 K0528",
    ]);
  });

  test("of two members whose boxes wait for each other, who was there first is told", () => {
    const box = (own: string, other: string) =>
      `${outside}domains: [${own}.example]\nmailboxes: [{ name: info, invite: info@${other}.example }]\n`;
    expect(refused({ aa: box("aa", "bb"), bb: box("bb", "aa") })).toEqual(["aa.yaml:4:35 K0528"]);
  });
});
