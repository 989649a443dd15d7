import type { WayName } from "../../core/isolation/ways.ts";
import { type Script, sh } from "../../remote/sh.ts";

/** A protection, and what it alone stands in the way of: with it taken away, each of its ways leads from A to B. */
export interface Wall {
  readonly name: string;
  /** Takes it away between A and B, and leaves every other one. */
  open(a: string, b: string): Script;
  /** Puts back what no kind looks after, because it is the member's or the distribution's. */
  close?(a: string, b: string): Script;
  readonly ways: readonly WayName[];
}

const homeOf = (login: string) => `/srv/members/${login}`;
const treeOf = (login: string) => `${homeOf(login)}/sites/www`;
const hostOf = (login: string) => `www.${login}.example`;

/** Every directory down to the given ones lets everybody through. */
const openDirectories = (login: string, ...parts: readonly string[]) =>
  sh`chmod o+rx ${[homeOf(login), `${homeOf(login)}/sites`, treeOf(login), ...parts.map((part) => `${treeOf(login)}/${part}`)]}`;

const openHtdocs = (login: string) => sh`${openDirectories(login, "htdocs")}; chmod 777 ${`${treeOf(login)}/htdocs`}`;

/** The walls of the unit, without those that the named lines are. */
const openUnit = (login: string, lines: string) => sh`
  sed -i -E ${`/^(${lines})=/d`} /etc/systemd/system/konbit-php@.service
  systemctl daemon-reload; systemctl restart ${`konbit-php@${login}`}`;

/** What the unit gives each member of its own is one for all. */
const share = (a: string, b: string, expression: string) => sh`
  sed -i -E ${expression} /etc/systemd/system/konbit-php@.service
  systemctl daemon-reload; systemctl restart ${[`konbit-php@${a}`, `konbit-php@${b}`]}`;

const openBasedir = (login: string) => sh`
  sed -i /open_basedir/d ${`/etc/konbit/php/${login}/www.conf`}; systemctl reload ${`konbit-php@${login}`}; sleep 0.3`;

const reloadApache = sh`systemctl reload apache2; sleep 0.3`;

const vhost = (login: string) =>
  sh`$(echo /etc/konbit/apache/sites/m-*.www.conf | tr ' ' '\n' | xargs grep -l ${`${treeOf(login)}/`})`;

/** A file of Apache's that is read before every site. */
const strangeVhost = (a: string, b: string) => `/etc/apache2/conf-enabled/000-${a}-${b}.conf`;

const addVhost = (a: string, b: string, host: string, root: string) => sh`
  printf '<VirtualHost *:80>\nServerName %s\nDocumentRoot %s\n<Directory %s>\nRequire all granted\n</Directory>\n</VirtualHost>\n' ${[host, root, root]} >${strangeVhost(a, b)}
  ${reloadApache}`;

const removeVhost = (a: string, b: string) => sh`rm -f ${strangeVhost(a, b)}; ${reloadApache}`;

const knownWay = sh`chmod 711 /run/konbit-php/by-login`;

export const walls: readonly Wall[] = [
  {
    name: "folders of a site that nobody else may enter",
    open: (_a, b) => openDirectories(b, "htdocs", "sessions", "tmp", "logs", "private"),
    ways: ["files", "sessions", "temporary", "php-log", "credentials"],
  },
  {
    name: "a folder of logs that nobody else may enter",
    open: (_a, b) => sh`chmod 755 ${`/var/log/konbit/${b}`}`,
    ways: ["access-log"],
  },
  {
    name: "a folder of statistics that nobody else may enter",
    open: (_a, b) => sh`chmod o+x ${homeOf(b)}; chmod 755 ${`${homeOf(b)}/statistics`}`,
    close: (_a, b) => sh`chmod 750 ${`${homeOf(b)}/statistics`}`,
    ways: ["statistics"],
  },
  {
    name: "a folder of mail that nobody else may enter",
    open: (_a, b) => sh`chmod o+x ${homeOf(b)}; chmod 755 ${`${homeOf(b)}/mail`}`,
    close: (_a, b) => sh`chmod 700 ${`${homeOf(b)}/mail`}`,
    ways: ["mail"],
  },
  {
    name: "a quarantine that is root's",
    open: () => sh`chmod 755 /srv/quarantine`,
    ways: ["quarantine"],
  },
  {
    name: "a folder of crontabs that is cron's",
    open: () => sh`chmod 755 /var/spool/cron/crontabs`,
    close: () => sh`chmod 1730 /var/spool/cron/crontabs`,
    ways: ["crontab"],
  },
  {
    name: "files that nobody else may write",
    open: (_a, b) => sh`chmod o+x ${[homeOf(b), `${homeOf(b)}/sites`, treeOf(b)]}; chmod 777 ${`${treeOf(b)}/htdocs`}`,
    ways: ["write", "hard-link"],
  },
  {
    name: "grants of its own database alone",
    open: (a, b) => sh`mariadb -e ${`GRANT SELECT ON \`${b}_www\`.* TO \`${a}_www\`@localhost`}`,
    ways: ["database"],
  },
  {
    name: "a password to every database",
    open: (_a, b) => sh`mariadb -e ${`ALTER USER \`${b}_www\`@localhost IDENTIFIED BY ''`}`,
    ways: ["database-without-password"],
  },
  {
    name: "a pool's socket that is Apache's alone",
    open: (_a, b) => sh`
      chmod 755 /run/konbit-php/by-login
      chmod 755 ${`/run/konbit-php/by-login/${b}/`}; chmod 666 ${`/run/konbit-php/by-login/${b}/www.sock`}`,
    close: (_a, b) => sh`chmod 660 ${`/run/konbit-php/by-login/${b}/www.sock`}`,
    ways: ["pool-socket"],
  },
  {
    name: "a kernel that hides processes",
    open: () => sh`mount -o remount,hidepid=off /proc`,
    ways: ["process-arguments"],
  },
  {
    name: "programs that run as whoever starts them",
    open: () => sh`mount -o remount,hidepid=off /proc; chmod u+s /bin/cat /bin/kill`,
    close: () => sh`chmod u-s /bin/cat /bin/kill`,
    ways: ["process-environment", "signal"],
  },
  {
    name: "walls around PHP's functions",
    open: (a, b) => sh`${openHtdocs(b)}; ${openBasedir(a)}; ${openUnit(a, "TemporaryFileSystem|ProtectSystem")}`,
    ways: ["php-file", "php-write"],
  },
  {
    name: "walls around programs that PHP starts",
    open: (a, b) => sh`${openDirectories(b, "htdocs")}; ${openUnit(a, "TemporaryFileSystem")}`,
    ways: ["php-program"],
  },
  {
    name: "PHP's open_basedir",
    open: (a) => openBasedir(a),
    ways: ["php-leave"],
  },
  {
    name: "walls around sockets that PHP opens",
    open: (a, b) => sh`
      ${openBasedir(a)}; ${openUnit(a, "InaccessiblePaths|TemporaryFileSystem")}
      sed -i 's/^listen.mode = .*/listen.mode = 0666/' ${`/etc/konbit/php/${b}/www.conf`}
      systemctl restart ${`konbit-php@${b}`}
      chmod 755 /run/konbit-php/by-login /run/konbit-php/by-login/*/`,
    ways: ["php-pool-socket"],
  },
  {
    name: "a kernel and a unit that hide processes",
    open: (a) => sh`mount -o remount,hidepid=off /proc; ${openUnit(a, "ProtectProc|ProcSubset")}`,
    ways: ["php-processes"],
  },
  {
    name: "a /tmp of its own",
    open: (a, b) => share(a, b, String.raw`s/^PrivateTmp=yes/ReadWritePaths=\/tmp/`),
    ways: ["php-tmp"],
  },
  {
    name: "a /dev/shm of its own",
    open: (a, b) => share(a, b, String.raw`s/^(TemporaryFileSystem=.*) \/dev\/shm.*/\1/`),
    ways: ["php-shared-files"],
  },
  {
    name: "shared memory of its own",
    open: (a, b) => share(a, b, "/^PrivateIPC=/d"),
    ways: ["php-shared-memory"],
  },
  {
    name: "links that Apache follows to their owner's files alone",
    open: (a) => sh`sed -i 's/Options SymLinksIfOwnerMatch/Options FollowSymLinks/' ${vhost(a)}; ${reloadApache}`,
    ways: ["web-link"],
  },
  {
    name: "Apache's options out of .htaccess's reach",
    open: (a) => sh`sed -i 's/AllowOverride .*/AllowOverride All/' ${vhost(a)}; ${reloadApache}`,
    ways: ["web-link-options"],
  },
  {
    name: "a site that serves its own folder alone",
    open: (a, b) => addVhost(a, b, hostOf(a), "/srv/members"),
    close: removeVhost,
    ways: ["web-path"],
  },
  {
    name: "a name that is one member's",
    open: (a, b) => addVhost(a, b, hostOf(b), `${treeOf(a)}/htdocs`),
    close: removeVhost,
    ways: ["web-host"],
  },
  {
    name: "a way to pools that nobody knows",
    // Somebody learns the way to the door.
    open: () => knownWay,
    ways: ["web-handler", "web-rewrite"],
  },
  {
    name: "PHP settings that no request brings along",
    open: (a) => sh`sed -i /ProxyFCGISetEnvIf/d ${vhost(a)}; ${reloadApache}`,
    // A worker that was given settings keeps them for its next requests.
    close: (a) => sh`systemctl restart ${`konbit-php@${a}`}`,
    ways: ["web-settings"],
  },
];
