import { createHash } from "node:crypto";
import { databaseOf } from "./names.ts";

/** What the server must show of a site's database; never the password itself. `isOpen`: its user may log in. */
export function databaseFacts(login: string, name: string, isOpen: boolean): Readonly<Record<string, string>> {
  const database = databaseOf(login, name);
  return {
    name: database,
    user: `${database}@localhost`,
    login: isOpen ? "open" : "locked",
    password: "as given",
    credentials: "as given",
    grants: `ALL PRIVILEGES ON ${grantPattern(database)}.*`,
  };
}

/**
 * A database's name in GRANT is a pattern in which `_` stands for any letter: unescaped, the user of `ab_c_d` would
 * reach the database `abxc_d` of another member (MariaDB, "GRANT", database privileges; checked on 10.11, 2026-11).
 */
export function grantPattern(database: string): string {
  return `\`${database.replaceAll("_", "\\_")}\``;
}

/** What mysql_native_password keeps: MariaDB is given this and never sees the password. */
export function passwordHash(password: string): string {
  const inner = createHash("sha1").update(password).digest();
  return `*${createHash("sha1").update(inner).digest("hex").toUpperCase()}`;
}

/** The file in which the site's PHP finds its database: `private/database.json`, for the member's eyes only. */
export function credentialsText(login: string, name: string, password: string): string {
  const database = databaseOf(login, name);
  return `${JSON.stringify({ socket: "/run/mysqld/mysqld.sock", host: "localhost", database, user: database, password }, null, 2)}\n`;
}
