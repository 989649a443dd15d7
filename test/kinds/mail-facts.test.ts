import { expect, test } from "vitest";
import { mailParser } from "../../kinds/mail-facts.ts";

test("a survey is parsed once, whatever the engine reads of other kinds in between", () => {
  const [parseBoxes, parseAliases] = [mailParser(), mailParser()];
  const boxes = parseBoxes("row\t{}");
  parseAliases("row\t{}\nrow\t{}");
  expect(parseBoxes("row\t{}")).toBe(boxes);
});
