import { expect, test } from "vitest";
import { parseInventory } from "../../../core/plan/inventory.ts";
import { planText } from "../../../core/say/plan-text.ts";
import { konbitFiles } from "../../fixtures/konbit.ts";
import { answered } from "./reading.ts";

const gib = 1024 ** 3;
const files = konbitFiles();
const inventory = (members: object) =>
  parseInventory(JSON.stringify({ version: 1, measuredOn: "2026-11-20", members }));
// m-0010 is La marmite, with 30 GiB of mail.
const measured = inventory({ "m-0010": { mail: 11.5 * gib } });
const web = (size: string) => ({
  ...files,
  marmite: files["marmite"]?.replace("web: 30 GiB", `web: ${size}`) ?? "",
});

test("a limit below what is in use is refused with usage, date and two ways out", () => {
  const { problems } = answered(files, web("20 GiB"), { inventory: inventory({ "m-0010": { web: 21.5 * gib } }) });
  expect(problems).toMatchObject([{ severity: "error", code: "K0803", fix: { edit: { text: "22 GiB" } } }]);
  expect(problems[0]?.text.fr).toContain("22 GiB étaient utilisés le 2026-11-20. Accordez au moins 22 GiB, ou faites");
});

test("a limit that stays, grows or still holds what is in use is no problem", () => {
  const full = inventory({ "m-0010": { web: 40 * gib } });
  expect(answered(files, files, { inventory: full }).problems).toEqual([]);
  expect(answered(files, web("35 GiB"), { inventory: full }).problems).toEqual([]);
  expect(answered(files, web("40 GiB"), { inventory: full }).problems).toEqual([]);
});

test("usage is said beside what is granted, and nothing is said where nothing was measured", () => {
  const box = { ...files, marmite: files["marmite"]?.replace("mailboxes:\n", "mailboxes:\n  - zoe\n") ?? "" };
  const text = (more: object) => planText(answered(files, box, more), { lang: "fr", isRequest: true });
  expect(text({ inventory: measured })).toContain(
    "Espace : courriel : boîtes 15 → 20 Gio sur 30 Gio accordés ; utilise 11,5 Gio sur 30 Gio (mesuré le 2026-11-20)",
  );
  expect(text({ inventory: inventory({}) })).toContain("Espace : courriel : boîtes 15 → 20 Gio sur 30 Gio accordés\n");
});

test("usage follows the id, whatever the file is called", () => {
  const { marmite, ...rest } = web("20 GiB");
  const renamed = { ...rest, "la-marmite": marmite };
  expect(answered(files, renamed, { inventory: inventory({ "m-0010": { web: 25 * gib } }) }).problems).toMatchObject([
    { code: "K0803" },
  ]);
});

test("an inventory that cannot be understood says where", () => {
  const wrong = { version: 1, measuredOn: "hier", members: {} };
  expect(() => parseInventory(JSON.stringify(wrong))).toThrow(/^measuredOn: /);
  expect(() => inventory({ "m-0001": { mail: -1 } })).toThrow(/^members\.m-0001\.mail: /);
  expect(() => parseInventory("{")).toThrow();
});
