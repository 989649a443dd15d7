import { account } from "../../kinds/account.ts";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { membersGround } from "./grounds.ts";
import { accountInputs, siteInputs } from "./members.ts";

const tree = "/srv/members/racine/sites/www";
const vhost = "/etc/konbit/apache/sites/m-0003.www.conf";
const pool = "/etc/konbit/php/racine/www.conf";
const sql = (statement: string) => sh`mariadb -e ${statement}`;

contract("site", {
  kind: site,
  inputs: [siteInputs(3, "racine"), siteInputs(4, "sillon")],
  another: (number) => ({
    inputs: siteInputs(100 + number, `autre${number}`),
    before: async (server) => {
      await server.make(account, [account.desired(accountInputs(100 + number, `autre${number}`))]);
    },
  }),
  ground: membersGround,
  drifts: [
    [
      { leaf: "host", by: sh`sed -i 's/ServerName .*/ServerName ailleurs.example/' ${vhost}` },
      { leaf: "files.pool", by: sh`sed -i /open_basedir/d ${pool}; systemctl reload konbit-php@racine` },
      { leaf: "database.user", by: sql("DROP USER racine_www@localhost") },
      { leaf: "modes.htdocs", by: sh`chmod 777 ${tree}/htdocs` },
      { leaf: "database.credentials", by: sh`echo '{}' >${tree}/private/database.json` },
      { leaf: "php.start", by: sh`systemctl -q disable konbit-php@racine` },
    ],
    [
      { leaf: "aliases", by: sh`sed -i 's/ServerAlias .*/ServerAlias ailleurs.example/' ${vhost}` },
      { leaf: "database.login", by: sql("ALTER USER racine_www@localhost ACCOUNT LOCK") },
      { leaf: "files.pool", by: sh`rm ${pool}` },
      { leaf: "modes.tmp", by: sh`rmdir ${tree}/tmp` },
      { leaf: "php.door", by: sh`chmod 777 /run/konbit-php/by-login/racine/` },
    ],
    [
      { leaf: "files.vhost", by: sh`echo '# by hand' >>${vhost}` },
      { leaf: "database.password", by: sql("ALTER USER racine_www@localhost IDENTIFIED BY 'another-by-hand'") },
      { leaf: "php.service", by: sh`systemctl stop konbit-php@racine` },
      { leaf: "modes.sessions", by: sh`chmod 1777 ${tree}/sessions` },
      { leaf: "database.credentials", by: sh`chmod 444 ${tree}/private/database.json` },
    ],
    [
      { leaf: "files.vhost", by: sh`rm ${vhost}` },
      { leaf: "database.grants", by: sql("GRANT SELECT ON sillon_www.* TO racine_www@localhost") },
      { leaf: "modes.pool", by: sh`chown racine ${pool}` },
      { leaf: "modes.logs", by: sh`chgrp sillon ${tree}/logs` },
    ],
    [
      { leaf: "modes.vhost", by: sh`chmod 666 ${vhost}` },
      { leaf: "database.grants", by: sql("GRANT FILE ON *.* TO racine_www@localhost") },
      {
        leaf: "php.unit",
        by: sh`
        mkdir -p /etc/systemd/system/konbit-php@racine.service.d
        printf '[Service]\nProtectSystem=no\n' >/etc/systemd/system/konbit-php@racine.service.d/override.conf
        systemctl daemon-reload; systemctl restart konbit-php@racine`,
      },
      { leaf: "modes.private", by: sh`chmod 755 ${tree}/private` },
    ],
    [
      { leaf: "database.name", by: sql("DROP DATABASE racine_www") },
      { leaf: "modes.tree", by: sh`chown racine ${tree}` },
    ],
  ],
  data: {
    fill: sh`
      head -c 300000 /dev/urandom >${tree}/htdocs/archive.bin
      ln -sf archive.bin ${tree}/htdocs/lien
      echo session >${tree}/sessions/sess_abc
      chown -R racine:racine ${tree}/htdocs ${tree}/sessions
      mariadb racine_www -e 'CREATE TABLE IF NOT EXISTS page (id INT PRIMARY KEY, text BLOB); REPLACE INTO page VALUES (1, REPEAT("konbit", 1000))'`,
    digest: sh`
      for at in ${tree} /srv/members/racine/quarantine/sites/www*; do [ ! -d "$at" ] || cd "$at"; done
      find . -mindepth 1 -not -path './logs/*' -printf '%p %y %m %U %G %T@ %l\n' | sort
      find . -type f -not -path './logs/*' -exec sha256sum {} + | sort
      mariadb-dump --skip-dump-date racine_www | sha256sum`,
  },
});
