import type { DkimKey } from "../../../core/dns/mail-records.ts";
import { sh } from "../../../remote/sh.ts";
import type { Text } from "../../../core/text.ts";
import { askServer } from "../ask-server.ts";
import { shipped } from "../shipped.ts";
import type { Stack } from "../stack.ts";
import { Failure, type Ui } from "../ui.ts";

/** The public keys of DKIM by domain, or why they are not known. */
export type Keys = { readonly byDomain: ReadonlyMap<string, readonly DkimKey[]> } | { readonly unknown: Text };

const database = "/var/lib/konbit/mail/mail.db";

/** Reads them from the server, where they were made. */
export async function keysOnServer(ui: Ui, stack: Stack): Promise<Keys> {
  const query = await shipped("dns/dkim.sql");
  // A server without mail has no such file, and no keys.
  const script = sh`[ ! -e ${database} ] || sqlite3 -readonly -separator ${"\t"} ${database} <<<${query}`;
  try {
    const { stdout, status, stderr } = await askServer(ui, stack, script);
    return status === 0 ? { byDomain: parse(stdout) } : { unknown: { fr: stderr.trim(), en: stderr.trim() } };
  } catch (error) {
    if (error instanceof Failure) return { unknown: error.text };
    throw error;
  }
}

function parse(rows: string): ReadonlyMap<string, readonly DkimKey[]> {
  const keys = rows.split("\n").flatMap((row) => {
    const [domain, selector, text] = row.split("\t");
    return domain === undefined || selector === undefined || text === undefined ? [] : [{ domain, selector, text }];
  });
  return Map.groupBy(keys, ({ domain }) => domain);
}
