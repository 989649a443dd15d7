import { apps } from "../../core/apps/index.ts";
import type { Written } from "../../core/apps/app.ts";
import { SiteFacts } from "../../core/dormancy/facts.ts";
import { shipped } from "../../kinds/shipped.ts";
import { type Script, sh } from "../../remote/sh.ts";

/** The program that looks at every site of a server, on PHP's standard input, and prints what it found. */
export function dormancyQuestion(): Script {
  const how = Object.fromEntries(
    apps.flatMap(({ name, program }): [string, Written][] =>
      program === undefined ? [] : [[name, program.written ?? { folders: [program.folder], pages: "" }]],
    ),
  );
  const told = `<?php\ndefine('APPS', json_decode(base64_decode('${Buffer.from(JSON.stringify(how)).toString("base64")}'), true));\n`;
  // `declare` has to be the first word of a file.
  const program = shipped("dormancy/survey.php")
    .replace(/^<\?php\n/, "")
    .replace(/^declare\(.*\n/m, "");
  return sh`php8.2 -d display_errors=stderr <<<${told + program}`;
}

/** What it printed. */
export function sitesIn(printed: string): readonly SiteFacts[] {
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => SiteFacts.parse(JSON.parse(line)));
}
