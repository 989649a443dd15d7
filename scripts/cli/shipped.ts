import { readFile } from "node:fs/promises";
import path from "node:path";
import { checkout } from "./checkout.ts";

/** The text of a file in `server/`, for a verb that sends it there by itself. */
export function shipped(name: string): Promise<string> {
  return readFile(path.join(checkout, "server", name), "utf8");
}
