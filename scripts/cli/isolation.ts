import * as z from "zod";
import { type Answers, Try } from "../../core/isolation/proof.ts";
import { shipped } from "../../kinds/shipped.ts";
import { type Script, sh } from "../../remote/sh.ts";

/** The program that tries every way from each member to each other one, on PHP's standard input, and prints what it found. */
export function isolationQuestion(): Script {
  const inside = Buffer.from(shipped("isolation/inside.php")).toString("base64");
  const parts = ["survey", "canaries", "as-user", "by-apache", "fastcgi", "prove"].map((name) =>
    shipped(`isolation/${name}.php`).replace(/^<\?php\n/, ""),
  );
  const program = [`<?php\ndefine('INSIDE', base64_decode('${inside}'));`, ...parts, "prove();"].join("\n");
  return sh`php8.2 <<<${program}`;
}

const Line = z.union([z.strictObject({ members: z.array(z.string()) }), z.strictObject({ silent: z.string() }), Try]);

/** What it printed. */
export function answersIn(printed: string): Answers {
  const lines = printed
    .trimEnd()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));
  return {
    logins: lines.flatMap((line) => ("members" in line ? line.members : [])),
    silent: [...new Set(lines.flatMap((line) => ("silent" in line ? [line.silent] : [])))],
    tries: lines.filter((line) => "probe" in line),
  };
}
