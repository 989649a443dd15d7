import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import type { Server } from "./server.ts";

export const mailHost = "mail.konbit.example";

/** What a mail server gives to who builds on it: users, the two databases, a certificate; and a sendmail that keeps each mail. */
export async function mailGround(server: Server): Promise<void> {
  await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  await server.run(sh`
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -y --no-install-recommends install dovecot-core sqlite3 openssl >/dev/null
    groupadd --system konbit-mail
    useradd --system --user-group --no-create-home --shell /usr/sbin/nologin konbit-link
    install -d -o root -g konbit-mail -m 750 /var/lib/konbit/mail
    install -d -o konbit-link -g dovecot -m 750 /var/lib/konbit/mail-passwords
    sqlite3 /var/lib/konbit/mail/mail.db "
      CREATE TABLE mailbox (address TEXT PRIMARY KEY, domain TEXT NOT NULL, local TEXT NOT NULL, quota INTEGER NOT NULL, state TEXT NOT NULL,
        display_name TEXT NOT NULL DEFAULT '', invite TEXT NOT NULL DEFAULT '', lang TEXT NOT NULL DEFAULT 'fr')"
    sqlite3 /var/lib/konbit/mail-passwords/passwords.db "
      CREATE TABLE password (address TEXT PRIMARY KEY, hash TEXT NOT NULL, changed TEXT NOT NULL);
      CREATE TABLE invitation (token_hash TEXT PRIMARY KEY, address TEXT NOT NULL, sent_to TEXT NOT NULL, made TEXT NOT NULL,
        expires TEXT NOT NULL, used TEXT);
      CREATE TABLE attempt (client TEXT NOT NULL, at TEXT NOT NULL)"
    chown root:konbit-mail /var/lib/konbit/mail/mail.db
    chown konbit-link:dovecot /var/lib/konbit/mail-passwords/passwords.db
    chmod 640 /var/lib/konbit/mail/mail.db /var/lib/konbit/mail-passwords/passwords.db
    install -d /etc/konbit/tls/${mailHost}
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=${mailHost} -addext subjectAltName=DNS:${mailHost} \
      -keyout /etc/konbit/tls/${mailHost}/key.pem -out /etc/konbit/tls/${mailHost}/fullchain.pem 2>/dev/null
    install -d -m 1777 /var/spool/test-mail
    printf '%s\n' '#!/bin/sh' 'file=$(mktemp /var/spool/test-mail/XXXXXXXX)' 'echo "argv: $*" >"$file"' 'cat >>"$file"' >/usr/sbin/sendmail
    chmod 755 /usr/sbin/sendmail`);
}
