import { mailServer } from "../../kinds/mail-server.ts";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import type { Server } from "./server.ts";

export const mailHost = "mail.konbit.example";

/** A mail server, and a sendmail that keeps each mail in a file. */
export async function mailGround(server: Server): Promise<void> {
  await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  await server.make(mailServer, [mailServer.desired({ host: mailHost })]);
  await server.run(sh`
    install -d /etc/konbit/tls/${mailHost}
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=${mailHost} -addext subjectAltName=DNS:${mailHost} \
      -keyout /etc/konbit/tls/${mailHost}/key.pem -out /etc/konbit/tls/${mailHost}/fullchain.pem 2>/dev/null
    install -d -m 1777 /var/spool/test-mail
    printf '%s\n' '#!/bin/sh' 'file=$(mktemp /var/spool/test-mail/XXXXXXXX)' 'echo "argv: $*" >"$file"' 'cat >>"$file"' >/usr/sbin/sendmail
    chmod 755 /usr/sbin/sendmail`);
}
