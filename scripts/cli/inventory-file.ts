import { readFile } from "node:fs/promises";
import { parseInventory, type Inventory } from "../../core/plan/inventory.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/** The published inventory (docs/inventory.md) in a file, when one is given. @throws Failure (usage) when it is none. */
export async function readInventory(file: string | undefined): Promise<Inventory | undefined> {
  if (file === undefined) return undefined;
  try {
    return parseInventory(await readFile(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new Failure(
      {
        fr: `${file} ne peut pas être lu comme un inventaire (${reason}). Voyez docs/inventory.md, ou enlevez --inventory.`,
        en: `${file} cannot be read as an inventory (${reason}). See docs/inventory.md, or leave out --inventory.`,
      },
      exitCode.usage,
    );
  }
}
