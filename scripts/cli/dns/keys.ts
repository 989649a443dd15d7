import type { DkimKey } from "../../../core/dns/mail-records.ts";
import { shipped } from "../../../kinds/shipped.ts";
import { lines, Script, sh } from "../../../remote/sh.ts";
import type { Text } from "../../../core/text.ts";
import { askServer } from "../ask-server.ts";
import type { Stack } from "../stack.ts";
import { Failure, type Ui } from "../ui.ts";

/** What of the server's keys others must know, by domain; or why it is not known. */
export type Keys =
  | {
      readonly dkim: ReadonlyMap<string, readonly DkimKey[]>;
      /** Every digest of each key that signs a zone, as a DS has it: `12345 13 2 0a1b…`. */
      readonly ds: ReadonlyMap<string, readonly string[]>;
    }
  | { readonly unknown: Text };

const database = "/var/lib/konbit/mail/mail.db";

/** Reads them from the server, where they were made. */
export async function keysOnServer(ui: Ui, stack: Stack): Promise<Keys> {
  try {
    const { stdout, status, stderr } = await askServer(ui, stack, keysQuestion());
    return status === 0 ? keysIn(stdout) : { unknown: { fr: stderr.trim(), en: stderr.trim() } };
  } catch (error) {
    if (error instanceof Failure) return { unknown: error.text };
    throw error;
  }
}

/** A line for each of them. A server without mail has no such file, one without zones no Knot, and neither has keys; AlternC has its own. */
export function keysQuestion(): Script {
  const query = shipped("dns/dkim.sql");
  return lines([
    new Script(shipped("alternc/dkim.sh")),
    sh`(
    set -e -o pipefail
    shopt -s nullglob
    [ ! -e /etc/alternc/local.sh ] || { alternc_dkim; exit; }
    [ ! -e ${database} ] || sqlite3 -readonly -separator ${"\t"} ${database} <<<${query} | sed $'s/^/dkim\t/'
    for conf in /etc/konbit/dns/zones/*.conf; do
      zone=$(basename "$conf" .conf)
      keymgr "$zone" ds | sed -n "s/^[^ ]* DS /ds\t$zone\t/p"
    done
  )`,
  ]);
}

/** What was printed, as keys. */
export function keysIn(printed: string): Exclude<Keys, { readonly unknown: Text }> {
  const rows = printed.split("\n").map((row) => row.split("\t"));
  const dkim = rows.flatMap(([what, domain, selector, text]) =>
    what === "dkim" && domain !== undefined && selector !== undefined && text !== undefined
      ? [{ domain, selector, text }]
      : [],
  );
  const ds = rows.flatMap(([what, domain, text]) =>
    what === "ds" && domain !== undefined && text !== undefined ? [[domain, text.toLowerCase()] as const] : [],
  );
  const dsByDomain = [...Map.groupBy(ds, ([domain]) => domain)];
  return {
    dkim: Map.groupBy(dkim, ({ domain }) => domain),
    ds: new Map(dsByDomain.map(([domain, found]) => [domain, found.map(([, text]) => text)])),
  };
}
