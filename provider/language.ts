import process from "node:process";
import type { RemoteText } from "../remote/errors.ts";

export type Text = RemoteText;
export type Lang = keyof Text;

/** The language of who runs the engine: it hands its environment to us. Same order as in `konbit` itself. */
export function langOf(env: NodeJS.ProcessEnv = process.env): Lang {
  const locale = [env["KONBIT_LANG"], env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value);
  return locale?.toLowerCase().startsWith("fr") === true ? "fr" : "en";
}
