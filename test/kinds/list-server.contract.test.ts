import { listServer } from "../../kinds/list-server.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { listServerInputs, mailGround } from "./grounds.ts";

contract("list server", {
  kind: listServer,
  inputs: [listServerInputs],
  // Each costs two starts of a dozen programs.
  killings: 2,
  another: () => ({
    inputs: listServerInputs,
    before: async (server) => {
      await server.run(sh`
        systemctl -q disable --now mailman3; rm -f /etc/mailman3/mailman.cfg /etc/mailman3/konbit-secret.cfg
        mariadb -e 'DROP USER list@localhost'; chmod 777 /var/lib/mailman3`);
    },
  }),
  ground: mailGround,
  drifts: [
    [
      { leaf: "packages.python3-pymysql", by: sh`dpkg --force-depends -r python3-pymysql >/dev/null` },
      { leaf: "files./etc/mailman3/mailman.cfg", by: sh`echo '[mta]' >>/etc/mailman3/mailman.cfg` },
      { leaf: "secrets.management", by: sh`echo 'admin_pass: restpass' >/etc/mailman3/konbit-secret.cfg` },
      { leaf: "modes./var/lib/mailman3", by: sh`chmod 755 /var/lib/mailman3` },
      { leaf: "access", by: sh`mariadb -e 'GRANT SELECT ON mysql.* TO list@localhost'` },
    ],
    [
      { leaf: "modes./etc/mailman3/konbit-secret.cfg", by: sh`chmod 644 /etc/mailman3/konbit-secret.cfg` },
      { leaf: "services.mailman3", by: sh`systemctl stop mailman3` },
    ],
  ],
});
