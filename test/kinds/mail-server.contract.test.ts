import { mailServer } from "../../kinds/mail-server.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { platformGround } from "./grounds.ts";

const inputs = { host: "mail.konbit.example" };

contract("mail server", {
  kind: mailServer,
  inputs: [inputs],
  killings: 4,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl -q disable --now postfix rspamd; rm -f /etc/postfix/main.cf /etc/dovecot/dovecot.conf /etc/rspamd/rspamd.local.lua
        rm -rf /etc/konbit/tls; gpasswd -M '' konbit-mail; chmod 777 /var/lib/konbit/mail
        sqlite3 /var/lib/konbit/mail/mail.db 'DROP TABLE dkim'; rm /var/lib/konbit/mail-passwords/passwords.db`);
    },
  }),
  ground: platformGround,
  drifts: [
    [
      { leaf: "packages.dovecot-sqlite", by: sh`dpkg --force-depends -r dovecot-sqlite >/dev/null` },
      { leaf: "users.konbit-link", by: sh`usermod -s /bin/bash konbit-link` },
      { leaf: "groups.konbit-mail", by: sh`gpasswd -a www-data konbit-mail >/dev/null` },
      { leaf: "groups.redis", by: sh`gpasswd -d _rspamd redis >/dev/null` },
      { leaf: "tables.mail.alias", by: sh`sqlite3 /var/lib/konbit/mail/mail.db 'DROP TABLE alias'` },
      { leaf: "files./etc/postfix/main.cf", by: sh`echo 'mynetworks = 0.0.0.0/0' >>/etc/postfix/main.cf` },
      { leaf: "files./etc/postfix/konbit/senders.cf", by: sh`rm /etc/postfix/konbit/senders.cf` },
      { leaf: "files./etc/dovecot/dovecot.conf", by: sh`sed -i /deny/d /etc/dovecot/dovecot.conf` },
      { leaf: "files./etc/rspamd/local.d/dkim_signing.conf", by: sh`: >/etc/rspamd/local.d/dkim_signing.conf` },
      { leaf: "modes./usr/local/lib/konbit/mail-policy", by: sh`chmod 777 /usr/local/lib/konbit/mail-policy` },
      {
        leaf: "modes./etc/konbit/tls/mail.konbit.example/key.pem",
        by: sh`chmod 644 /etc/konbit/tls/mail.konbit.example/key.pem`,
      },
      { leaf: "files./etc/unbound/unbound.conf.d/konbit.conf", by: sh`rm /etc/unbound/unbound.conf.d/konbit.conf` },
      { leaf: "files./etc/default/postsrsd", by: sh`sed -i s/=8/=2/ /etc/default/postsrsd` },
      { leaf: "modes./etc/postsrsd.secret", by: sh`rm /etc/postsrsd.secret` },
      { leaf: "modes./var/lib/konbit/mail/mail.db", by: sh`chmod 644 /var/lib/konbit/mail/mail.db` },
      { leaf: "modes./var/lib/konbit/mail-rates/rates.db", by: sh`chown root /var/lib/konbit/mail-rates/rates.db` },
      { leaf: "modes./var/lib/konbit/mail-passwords", by: sh`chmod 755 /var/lib/konbit/mail-passwords` },
    ],
    [
      { leaf: "door", by: sh`nft delete table inet konbit-mail-door` },
      { leaf: "services.postfix", by: sh`systemctl stop postfix` },
      { leaf: "services.postsrsd", by: sh`systemctl -q disable --now postsrsd` },
      { leaf: "services.unbound", by: sh`systemctl stop unbound` },
      { leaf: "services.rspamd", by: sh`systemctl -q disable rspamd` },
      { leaf: "services.dovecot", by: sh`systemctl -q mask --now dovecot` },
    ],
  ],
});
