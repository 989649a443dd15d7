import { lines, Script, sh } from "../../remote/sh.ts";
import type { Json } from "../kind.ts";
import { shipped } from "../shipped.ts";

/** The file that only reads stands by itself (`konbit adopt alternc`); the others change things. */
const reading = shipped("alternc/driver.php");
const changing = ["work", "memory", "account", "mail-domain", "mailboxes", "aliases", "site", "zone", "lists"]
  .map(part)
  .join("\n");
const waiting = ["work", "memory", "account", "site"].map(part).join("\n");
const telling = ["work", "boxes"].map(part).join("\n");
const answering = ["work", "password"].map(part).join("\n");

function part(name: string): string {
  return shipped(`alternc/${name}.php`).replace(/^<\?php\n/, "");
}

/** AlternC's own programs that finish what its panel only notes. */
export type Program = "do_actions.php" | "update_domains.php";

/** A shell function that prints what AlternC says about everybody. */
export const ask = lines([sh`driver=${driver({ op: "observe" })}`, new Script(shipped("alternc/ask.sh"))]);

/** A thing of a batch: its id, and what the driver needs to know of it. */
export type Thing = Readonly<Record<string, Json>> & { readonly id: string };

/**
 * A script that makes or retires things through AlternC's classes.
 * @param kind as the driver's functions are called: `mailboxes` is mailboxesEnsure and mailboxesRetire.
 * @param programs are run, and waited for, when AlternC has something left to do. `more`: what all the things have in common;
 * `first` and `then`: what comes before AlternC is asked, and last.
 */
export function batch(
  op: "ensure" | "retire",
  kind: string,
  things: readonly Thing[],
  programs: readonly Program[],
  { more = {}, first = [], then = [] }: Around = {},
): Script {
  return lines([
    library,
    ...first,
    sh`driver=${driver({ op, kind, things, ...more })}`,
    sh`alternc_work ${things.map(({ id }) => id)}`,
    ...(programs.length > 0
      ? [sh`pending_driver=${driver({ op: "pending", things }, waiting)}`, sh`alternc_settle ${programs}`]
      : []),
    ...then,
    new Script("alternc_done"),
  ]);
}

interface Around {
  readonly more?: Readonly<Record<string, Json>>;
  readonly first?: readonly Script[];
  readonly then?: readonly Script[];
}

/** What a batch ends with that may have changed who has a box: the program that sends links is told, and sends. */
export const tellBoxes = (things: readonly Thing[]) => lines([boxesDriver(things), new Script("alternc_boxes")]);

/** The driver that writes which boxes there are, in `$boxes_driver`; it names those of these things that wait for a link. */
export const boxesDriver = (things: readonly Thing[]) =>
  sh`boxes_driver=${driver({ op: "boxes", things: things.map(({ id }) => ({ id })) }, telling)}`;

/** The driver as a file of its own, for the password of one box: what is asked of it comes on standard input, a line of JSON. */
export const passwordDriver = `<?php define('REQUEST', ['op' => 'password'] + json_decode(fgets(STDIN), true)); ?>${reading}${answering}`;

/** Nothing of a request stands in a list of processes: the driver comes on PHP's standard input, behind its request. */
function driver(request: Json, parts = changing): string {
  const text = JSON.stringify(request).replaceAll(/[\\']/g, String.raw`\$&`);
  return `<?php define('REQUEST', json_decode('${text}', true)); ?>${reading}${parts}`;
}

const library = lines(["lib.sh", "alternc/work.sh", "alternc/boxes.sh"].map((name) => new Script(shipped(name))));
