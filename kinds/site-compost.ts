import { appNamed } from "../core/apps/index.ts";
import { type Script, sh } from "../remote/sh.ts";
import { fill, shipped } from "./shipped.ts";
import type { SiteFacts } from "./site-facts.ts";
import { appIn, shippedText } from "./site-program.ts";
import type { SiteInputs, SiteState } from "./site-state.ts";

/** What there has to be of a composted wiki: its copy, of the host at which it answers, as it was made. */
export const copyFacts = (host: string): Readonly<Record<string, string>> => ({ copy: `of ${host}, as made` });

/** The same as the server shows it. */
export function copyFound(facts: SiteFacts, tree: string): Readonly<Record<string, string>> {
  const copy = facts.copy(tree);
  return copy === undefined ? {} : { copy: `of ${copy.host}, ${copy.isAsMade ? "as made" : "changed by hand"}` };
}

/** Which addresses of the wiki's program lead to the copy of another one, and which to a page that says what has become of it. */
export function compostVhost(app: SiteInputs["app"], values: Readonly<Record<string, string>>): string {
  return appNamed(app).program?.composts === true ? fill(shippedText(app, "compost.conf"), values) : "";
}

/** What a batch is told of each program of which it has wikis to compost. */
export function compostCalls(states: readonly SiteState[]): readonly Script[] {
  const names = new Set(states.flatMap(({ app, state }) => (state === "composted" ? [app] : [])));
  return [...names]
    .filter((name) => appIn(name)?.program?.composts === true)
    .map(
      (name) =>
        sh`compost ${name} ${shippedText(name, "compost.php")} ${shippedText(name, "serve.php")} ${shipped("compost/copy.php")}`,
    );
}
