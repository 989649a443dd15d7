import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";

const inputs = { disks: ["/dev/sda", "/dev/sdb"] };

contract("platform", {
  kind: platform,
  inputs: [inputs],
  killings: 4,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl unmask php8.2-fpm; systemctl disable -q --now apache2
        rm -f /etc/apache2/conf-enabled/zz-konbit.conf /etc/tmpfiles.d/konbit.conf /etc/mysql/mariadb.conf.d/60-konbit.cnf
        rm -f /etc/systemd/system/konbit-php@.service /etc/apache2/mods-enabled/proxy.load; mount -o remount,hidepid=off /proc`);
    },
  }),
  drifts: [
    [
      { leaf: "packages.php8.2-gmp", by: sh`dpkg --force-depends -r php8.2-gmp >/dev/null` },
      { leaf: "files./etc/systemd/system/konbit-php@.service", by: sh`rm /etc/systemd/system/konbit-php@.service` },
      {
        leaf: "files./etc/apache2/conf-enabled/zz-konbit.conf",
        by: sh`echo 'ServerTokens Full' >>/etc/apache2/conf-enabled/zz-konbit.conf`,
      },
      { leaf: "modes./usr/local/lib/konbit/php-door", by: sh`chmod 777 /usr/local/lib/konbit/php-door` },
      { leaf: "modes./etc/konbit/door.key", by: sh`chmod 644 /etc/konbit/door.key` },
      { leaf: "modes./srv/quarantine", by: sh`chmod 755 /srv/quarantine` },
      { leaf: "apacheModules.status", by: sh`a2enmod -q status >/dev/null` },
      { leaf: "kernel.processes", by: sh`mount -o remount,hidepid=off /proc` },
      { leaf: "database.anonymousUsers", by: sh`mariadb -e "CREATE USER ''@localhost"` },
      { leaf: "volume.quotas", by: sh`btrfs quota disable /srv` },
    ],
    [
      { leaf: "services.apache2", by: sh`systemctl stop apache2` },
      { leaf: "services.mariadb", by: sh`systemctl disable -q mariadb` },
      { leaf: "services.php8.2-fpm", by: sh`systemctl unmask -q php8.2-fpm; systemctl start php8.2-fpm` },
      {
        leaf: "volume.quotas",
        by: sh`
        btrfs subvolume create /srv/shared >/dev/null; head -c 100000 /dev/urandom >/srv/shared/file
        btrfs subvolume snapshot /srv/shared /srv/sharing >/dev/null; sync -f /srv; btrfs qgroup create 1/1 /srv
        btrfs qgroup assign --no-rescan 0/$(btrfs inspect-internal rootid /srv/shared) 1/1 /srv 2>/dev/null`,
      },
    ],
    [
      { leaf: "apacheModules.rewrite", by: sh`a2dismod -q -f rewrite >/dev/null` },
      {
        leaf: "database.loadLocalFiles",
        by: sh`rm /etc/mysql/mariadb.conf.d/60-konbit.cnf; systemctl restart mariadb`,
      },
      { leaf: "volume.fileSystem", by: sh`systemctl stop srv.mount` },
    ],
  ],
});
