import { account } from "../../kinds/account.ts";
import type { AliasesInputs } from "../../kinds/aliases.ts";
import type { MailboxesInputs } from "../../kinds/mailboxes-state.ts";
import { mailUidOf, uidOf } from "../../kinds/names.ts";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { accountInputs, memberId } from "./members.ts";
import type { Server } from "./server.ts";

/** A server with what mailboxes and aliases stand on: accounts, and the two databases as the mail server makes them. */
export async function prepareMail(server: Server): Promise<void> {
  await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  await server.run(sh`
    command -v sqlite3 >/dev/null || { apt-get -qq update; apt-get -qq -y install --no-install-recommends sqlite3; } >/dev/null 2>&1
    mkdir -p /var/lib/konbit/mail /var/lib/konbit/mail-passwords
    sqlite3 /var/lib/konbit/mail/mail.db ${declared}
    sqlite3 /var/lib/konbit/mail-passwords/passwords.db ${chosen}`);
  await addMember(server, 3, "racine");
  await addMember(server, 4, "sillon");
}

/** A member with an account and a domain that has mail, `<login>.example`. */
export async function addMember(server: Server, number: number, login: string): Promise<void> {
  await server.make(account, [account.desired(accountInputs(number, login))]);
  const member = memberId(number);
  const row = [`${login}.example`, member, login].map((text) => `'${text}'`).join(", ");
  await server.run(
    sql(
      `REPLACE INTO domain VALUES (${row}, ${String(mailUidOf(member))}, ${String(uidOf(member))}, 'live', 200, 1000, 200, 1000)`,
    ),
  );
}

export const sql = (statement: string) => sh`sqlite3 /var/lib/konbit/mail/mail.db ${statement}`;

export function mailboxesInputs(
  number: number,
  login: string,
  boxes: MailboxesInputs["boxes"] = { awa: box(), "compta.2": box({ displayName: 'L\'équipe $HOME "compta"' }) },
): MailboxesInputs {
  return { member: memberId(number), login, domain: `${login}.example`, boxes };
}

type Box = MailboxesInputs["boxes"][string];

export function box(more: Partial<Box> = {}): Box {
  return { quota: 5_368_709_120, state: "active", invite: "awa@ailleurs.example", lang: "fr", ...more };
}

export function aliasesInputs(number: number, login: string): AliasesInputs {
  return {
    member: memberId(number),
    login,
    domain: `${login}.example`,
    aliases: {
      postmaster: ["awa@ailleurs.example", "technique@konbit.example"],
      abuse: ["awa@ailleurs.example", "technique@konbit.example"],
      contact: [`info@${login}.example`, `l'autre+tag@ailleurs.example`],
      "*": [`awa@${login}.example`],
    },
  };
}

const declared = `PRAGMA journal_mode = DELETE;
CREATE TABLE IF NOT EXISTS domain (name TEXT PRIMARY KEY, member TEXT NOT NULL, login TEXT NOT NULL, uid INTEGER NOT NULL, gid INTEGER NOT NULL,
  state TEXT NOT NULL, per_hour INTEGER NOT NULL, per_day INTEGER NOT NULL, box_per_hour INTEGER NOT NULL, box_per_day INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS mailbox (address TEXT PRIMARY KEY, domain TEXT NOT NULL, local TEXT NOT NULL, quota INTEGER NOT NULL, state TEXT NOT NULL,
  display_name TEXT NOT NULL DEFAULT '', invite TEXT NOT NULL DEFAULT '', lang TEXT NOT NULL DEFAULT 'fr');
CREATE TABLE IF NOT EXISTS alias (address TEXT NOT NULL, domain TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (address, target));`;

const chosen = `CREATE TABLE IF NOT EXISTS password (address TEXT PRIMARY KEY, hash TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS invitation (token_hash TEXT PRIMARY KEY, address TEXT NOT NULL, sent_to TEXT NOT NULL, made TEXT NOT NULL, expires TEXT NOT NULL, used TEXT);`;
