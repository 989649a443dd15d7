import { account } from "../../kinds/account.ts";
import type { AliasesInputs } from "../../kinds/aliases-state.ts";
import type { MailboxesInputs } from "../../kinds/mailboxes-state.ts";
import { mailUidOf, uidOf } from "../../kinds/names.ts";
import { shipped } from "../../kinds/shipped.ts";
import { sh } from "../../remote/sh.ts";
import { accountInputs, memberId } from "./members.ts";
import type { Server } from "./server.ts";

/** What mailboxes and aliases stand on besides a platform: accounts, and the databases of a mail server that does not run. */
export async function prepareMail(server: Server): Promise<void> {
  await server.run(sh`
    mkdir -p /var/lib/konbit/mail /var/lib/konbit/mail-passwords
    sqlite3 /var/lib/konbit/mail/mail.db <<<${shipped("mail/schema.sql")}
    sqlite3 /var/lib/konbit/mail-passwords/passwords.db <<<${shipped("mail/passwords.sql")}`);
  await addMember(server, 3, "racine");
  await addMember(server, 4, "sillon");
}

/** A member with an account and a domain that has mail, `<login>.example`, as the kind of the domain makes it. */
export async function addMember(server: Server, number: number, login: string): Promise<void> {
  await server.make(account, [account.desired(accountInputs(number, login))]);
  await addDomain(server, number, login, `${login}.example`);
}

export async function addDomain(server: Server, number: number, login: string, domain: string): Promise<void> {
  const [uid, gid] = [mailUidOf(memberId(number)), uidOf(memberId(number))];
  const row = [domain, memberId(number), login].map((text) => `'${text}'`).join(", ");
  await server.run(sh`
    install -d -g ${gid} -m 750 /srv/members/${login}/mail
    install -d -o ${uid} -g ${gid} -m 700 /srv/members/${login}/mail/${domain}
    sqlite3 /var/lib/konbit/mail/mail.db ${`REPLACE INTO domain VALUES (${row}, ${uid}, ${gid}, 'live', 200, 1000, 200, 1000)`}`);
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
