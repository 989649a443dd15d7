import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { DkimKey } from "../../../core/dns/mail-records.ts";
import { connect } from "../../../remote/connect.ts";
import { RemoteError } from "../../../remote/errors.ts";
import { sh } from "../../../remote/sh.ts";
import { checkout } from "../checkout.ts";
import { environmentOf, type Stack } from "../stack.ts";
import type { Text } from "../../../core/text.ts";

/** The public keys of DKIM by domain, or why they are not known. */
export type Keys = { readonly byDomain: ReadonlyMap<string, readonly DkimKey[]> } | { readonly unknown: Text };

const database = "/var/lib/konbit/mail/mail.db";

/** Reads them from the server, where they were made. */
export async function keysOnServer(stack: Stack, signal: AbortSignal): Promise<Keys> {
  const { host, port = 22, user, hostKey } = stack.values;
  if (typeof host !== "string" || typeof user !== "string" || typeof hostKey !== "string")
    return {
      unknown: {
        fr: `la pile « ${stack.name} » ne nomme aucun serveur`,
        en: `the stack "${stack.name}" names no server`,
      },
    };
  const agent = (await environmentOf(stack))["SSH_AUTH_SOCK"];
  if (agent !== undefined) process.env["SSH_AUTH_SOCK"] = agent;
  const query = readFileSync(path.join(checkout, "server/dns/dkim.sql"), "utf8");
  const remote = connect({ host, port: Number(port), user, hostKey }, { shells: 1 });
  try {
    // A server without mail has no such file, and no keys.
    const script = sh`[ ! -e ${database} ] || sqlite3 -readonly -separator ${"\t"} ${database} ${query}`;
    const { stdout, status, stderr } = await remote.run(script, { timeoutMs: 20_000, signal });
    return status === 0 ? { byDomain: parse(stdout) } : { unknown: { fr: stderr.trim(), en: stderr.trim() } };
  } catch (error) {
    if (error instanceof RemoteError) return { unknown: error.text };
    throw error;
  } finally {
    await remote.close();
  }
}

function parse(rows: string): ReadonlyMap<string, readonly DkimKey[]> {
  const keys = rows.split("\n").flatMap((row) => {
    const [domain, selector, text] = row.split("\t");
    return domain === undefined || selector === undefined || text === undefined ? [] : [{ domain, selector, text }];
  });
  return Map.groupBy(keys, ({ domain }) => domain);
}
