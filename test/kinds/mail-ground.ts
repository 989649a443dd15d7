import { mailServer } from "../../kinds/mail-server.ts";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import type { Server } from "./server.ts";

export const mailHost = "mail.konbit.example";

/** A mail server, and in place of its sendmail one that keeps each mail in a file. */
export async function mailGround(server: Server): Promise<void> {
  await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  await server.make(mailServer, [mailServer.desired({ host: mailHost })]);
  await server.run(sh`
    install -d -m 1777 /var/spool/test-mail
    printf '%s\n' '#!/bin/sh' 'file=$(mktemp /var/spool/test-mail/XXXXXXXX)' 'echo "argv: $*" >"$file"' 'cat >>"$file"' >/usr/sbin/sendmail
    chmod 755 /usr/sbin/sendmail`);
}
