import { mailServer } from "../../kinds/mail-server.ts";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";

const inputs = { host: "mail.konbit.example" };

contract("mail server", {
  kind: mailServer,
  inputs: [inputs],
  killings: 4,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        gpasswd -M '' konbit-mail; chmod 777 /var/lib/konbit/mail
        sqlite3 /var/lib/konbit/mail/mail.db 'DROP TABLE dkim'; rm /var/lib/konbit/mail-passwords/passwords.db`);
    },
  }),
  prepare: async (server) => {
    await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  },
  drifts: [
    { leaf: "packages.dovecot-sqlite", by: sh`dpkg --force-depends -r dovecot-sqlite >/dev/null` },
    { leaf: "users.konbit-link", by: sh`usermod -s /bin/bash konbit-link` },
    { leaf: "groups.konbit-mail", by: sh`gpasswd -a www-data konbit-mail >/dev/null` },
    { leaf: "groups.redis", by: sh`gpasswd -d _rspamd redis >/dev/null` },
    { leaf: "tables.mail.alias", by: sh`sqlite3 /var/lib/konbit/mail/mail.db 'DROP TABLE alias'` },
    { leaf: "modes./var/lib/konbit/mail/mail.db", by: sh`chmod 644 /var/lib/konbit/mail/mail.db` },
    { leaf: "modes./var/lib/konbit/mail-passwords", by: sh`chmod 755 /var/lib/konbit/mail-passwords` },
  ],
});
