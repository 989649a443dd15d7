import type { App } from "./app.ts";
import { php } from "./php.ts";
import { staticSite } from "./static.ts";

/** The apps that konbit provides: a new one is a file beside this one and a line here. */
export const apps = [staticSite, php] as const satisfies readonly App[];

export type AppName = (typeof apps)[number]["name"];

/** @returns the app, or undefined for a name that no app has (yet). */
export function appNamed(name: string): (typeof apps)[number] | undefined {
  return apps.find((app) => app.name === name);
}
