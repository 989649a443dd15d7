import { webmail } from "../../kinds/webmail.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { mailGround, mailHost } from "./grounds.ts";

const inputs = { host: "webmail.konbit.example", mailHost };
const own = "/var/lib/konbit/webmail";

contract("webmail", {
  kind: webmail,
  inputs: [inputs],
  killings: 6,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl -q disable --now konbit-webmail.service
        rm -rf /etc/konbit/webmail /etc/konbit/apache/webmail-door.conf /etc/apache2/sites-enabled/konbit-webmail.conf ${own}
        rm -rf /etc/systemd/system/konbit-webmail.service /etc/dovecot/konbit/webmail.conf /etc/konbit/tls/webmail.konbit.example
        nft delete table inet konbit-webmail; gpasswd -M '' konbit-webmail >/dev/null; systemctl daemon-reload`);
    },
  }),
  ground: mailGround,
  drifts: [
    [
      { leaf: "packages.roundcube-plugins", by: sh`dpkg --force-depends -r roundcube-plugins >/dev/null` },
      {
        leaf: "files./etc/fail2ban/jail.d/konbit-webmail.local",
        by: sh`sed -i s/true/false/ /etc/fail2ban/jail.d/konbit-webmail.local`,
      },
      {
        leaf: "files./etc/apache2/sites-enabled/konbit-webmail.conf",
        by: sh`sed -i /Content-Security/d /etc/apache2/sites-enabled/konbit-webmail.conf`,
      },
      { leaf: "modes./etc/konbit/webmail", by: sh`chmod 755 /etc/konbit/webmail` },
      { leaf: `modes.${own}/webmail.db`, by: sh`chmod 644 ${`${own}/webmail.db`}` },
      { leaf: `modes.${own}/des-key`, by: sh`chgrp www-data ${`${own}/des-key`}` },
    ],
    [
      {
        leaf: "files./etc/konbit/webmail/config.inc.php",
        by: sh`sed -i 's/show_images.*/show_images'"' => 2,/" /etc/konbit/webmail/config.inc.php`,
      },
      {
        leaf: "files./var/lib/roundcube/plugins/konbit/konbit.php",
        by: sh`echo '<?php' >/var/lib/roundcube/plugins/konbit/konbit.php`,
      },
      { leaf: "files./etc/dovecot/konbit/webmail.conf", by: sh`rm /etc/dovecot/konbit/webmail.conf` },
      { leaf: "page.key", by: sh`: >${`${own}/des-key`}` },
      { leaf: "page.group", by: sh`gpasswd -M www-data,nobody konbit-webmail >/dev/null` },
      {
        leaf: "page.package",
        by: sh`ln -s ../conf-available/roundcube.conf /etc/apache2/conf-enabled/roundcube.conf`,
      },
    ],
    { leaf: "services.konbit-webmail", by: sh`systemctl stop konbit-webmail.service` },
    { leaf: "services.roundcube-gc.timer", by: sh`systemctl -q disable --now roundcube-gc.timer` },
    { leaf: "page.guard", by: sh`nft delete table inet konbit-webmail` },
    { leaf: "page.door", by: sh`rm -rf /run/konbit-php/doors/*` },
  ],
});
