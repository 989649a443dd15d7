import { mailLinks } from "../../kinds/mail-links.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { mailGround, mailHost } from "./grounds.ts";

const inputs = { host: mailHost, from: `postmaster@${mailHost}` };
const page = "/usr/local/share/konbit/mail-links";

contract("mail links", {
  kind: mailLinks,
  inputs: [inputs],
  killings: 6,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl -q disable --now konbit-link.service konbit-link-asked.path
        a2dismod -q -f ssl >/dev/null; rm -rf ${page} /etc/apache2/sites-enabled/konbit-mail-links.conf /var/lib/konbit/mail-links
        rm -f /etc/systemd/system/konbit-link* /etc/konbit/apache/mail-links-door.conf; gpasswd -M '' konbit-link >/dev/null
        systemctl daemon-reload`);
    },
  }),
  ground: mailGround,
  drifts: [
    [
      { leaf: "packages.php8.2-sqlite3", by: sh`dpkg --force-depends -r php8.2-sqlite3 >/dev/null` },
      { leaf: `files.${page}/policy.php`, by: sh`sed -i 's/SHORTEST = 12/SHORTEST = 4/' ${page}/policy.php` },
      { leaf: "files./usr/local/lib/konbit/mail-invite", by: sh`rm /usr/local/lib/konbit/mail-invite` },
      { leaf: "from", by: sh`sed -i s/postmaster/somebody/ /etc/konbit/mail-links.json` },
      {
        leaf: "files./etc/apache2/sites-enabled/konbit-mail-links.conf",
        by: sh`sed -i 's/no-referrer/unsafe-url/' /etc/apache2/sites-enabled/konbit-mail-links.conf`,
      },
      { leaf: "modes./var/lib/konbit/mail-links/asked", by: sh`chmod 777 /var/lib/konbit/mail-links/asked` },
      { leaf: "page.group", by: sh`gpasswd -M www-data,nobody konbit-link >/dev/null` },
    ],
    [
      { leaf: "modes./usr/local/lib/konbit/mail-invite", by: sh`chmod 777 /usr/local/lib/konbit/mail-invite` },
      {
        leaf: "modes./etc/konbit/apache/mail-links-door.conf",
        by: sh`chmod 644 /etc/konbit/apache/mail-links-door.conf`,
      },
      { leaf: "services.konbit-link", by: sh`systemctl stop konbit-link.service` },
      { leaf: "page.ssl", by: sh`a2dismod -q -f ssl >/dev/null` },
    ],
    [
      { leaf: "services.konbit-link-asked.path", by: sh`systemctl -q disable konbit-link-asked.path` },
      { leaf: "page.door", by: sh`rm -rf /run/konbit-php/doors/*` },
    ],
    { leaf: "page.door", by: sh`chmod 755 /run/konbit-php/doors/*/` },
  ],
});
