import { type Script, sh } from "../../remote/sh.ts";

/** A way in which member A might get at something of member B; it prints CANARY when it does. */
export interface Probe {
  readonly name: string;
  try(a: string, b: string): Script;
  /** Takes away what stands in the way, so that the probe is seen to find what it looks for. */
  open(a: string, b: string): Script;
  /** Puts back what belongs to the member and is thus nobody's to repair. */
  close?(a: string, b: string): Script;
}

const treeOf = (login: string) => `/srv/members/${login}/sites/www`;

/** As A's Unix user, with no walls around it but the kernel's. */
const as = (login: string, command: Script) =>
  sh`{ setpriv --reuid=${login} --regid=${login} --clear-groups --no-new-privs bash -c ${command.text} 2>/dev/null || true; }`;

/** Through Apache, in A's own PHP: the code is what a member could upload. */
const php = (login: string, code: string) =>
  sh`{ curl -s -m 10 --data-binary ${code} -H ${`Host: www.${login}.example`} http://127.0.0.1/probe.php || true; }`;

const get = (login: string, path: string) =>
  sh`{ curl -s -m 10 -H ${`Host: www.${login}.example`} ${`http://127.0.0.1/${path}`} || true; }`;

const htaccess = (login: string, text: string) => sh`printf %s ${text} >${`${treeOf(login)}/htdocs/.htaccess`}`;

const noHtaccess = (login: string) => sh`rm -f ${`${treeOf(login)}/htdocs/.htaccess`}`;

/** Every directory down to the given one lets everybody through. */
const openDirectories = (login: string, part: string) =>
  sh`chmod o+rx ${[`/srv/members/${login}`, `/srv/members/${login}/sites`, treeOf(login), `${treeOf(login)}/${part}`]}`;

/** The walls of the unit, without those that the named lines are. */
const openUnit = (login: string, lines: string) => sh`
  sed -i -E ${`/^(${lines})=/d`} /etc/systemd/system/konbit-php@.service
  systemctl daemon-reload; systemctl restart ${`konbit-php@${login}`}`;

const openBasedir = (login: string) => sh`
  sed -i /open_basedir/d ${`/etc/konbit/php/${login}/www.conf`}; systemctl reload ${`konbit-php@${login}`}; sleep 0.3`;

const reloadApache = sh`systemctl reload apache2; sleep 0.3`;

const vhost = (login: string) =>
  sh`$(echo /etc/konbit/apache/sites/m-*.www.conf | tr ' ' '\n' | xargs grep -l ${`${treeOf(login)}/`})`;

const files: readonly [string, string, string][] = [
  ["files", "htdocs", "htdocs/config.php"],
  ["sessions", "sessions", "sessions/sess_canary"],
  ["temporary files", "tmp", "tmp/upload"],
  ["PHP's log", "logs", "logs/canary.log"],
  ["credentials", "private", "private/canary.json"],
];

const settings = "PHP_ADMIN_VALUE";
const readEtc = 'echo @file_get_contents("/etc/hostname") === false ? "closed" : "CANARY";';

export const probes: readonly Probe[] = [
  ...files.map(([what, part, file]) => ({
    name: `read ${what} as its Unix user`,
    try: (a: string, b: string) => as(a, sh`cat ${`${treeOf(b)}/${file}`}`),
    open: (_a: string, b: string) => openDirectories(b, part),
  })),
  {
    name: "read access logs as its Unix user",
    try: (a, b) => as(a, sh`cat ${`/var/log/konbit/${b}/www.access.log`} | sed 's/.*canary.*/CANARY/'`),
    open: (_a, b) => sh`chmod 755 ${`/var/log/konbit/${b}`}`,
  },
  {
    name: "write into the site as its Unix user",
    try: (a, b) => as(a, sh`echo x >${`${treeOf(b)}/htdocs/by-${a}`} && echo CANARY`),
    open: (_a, b) =>
      sh`chmod o+x ${[`/srv/members/${b}`, `/srv/members/${b}/sites`, treeOf(b)]}; chmod 777 ${`${treeOf(b)}/htdocs`}`,
    close: (a, b) => sh`rm -f ${`${treeOf(b)}/htdocs/by-${a}`}`,
  },
  {
    name: "hard-link a file as its Unix user",
    try: (a, b) => as(a, sh`ln ${`${treeOf(b)}/htdocs/config.php`} ${`${treeOf(b)}/htdocs/link-${a}`} && echo CANARY`),
    open: (_a, b) => sh`
      chmod o+x ${[`/srv/members/${b}`, `/srv/members/${b}/sites`, treeOf(b)]}
      chmod 777 ${`${treeOf(b)}/htdocs`}; chmod 666 ${`${treeOf(b)}/htdocs/config.php`}`,
    close: (a, b) => sh`rm -f ${`${treeOf(b)}/htdocs/link-${a}`}; chmod 644 ${`${treeOf(b)}/htdocs/config.php`}`,
  },
  {
    name: "read a file with PHP's functions",
    try: (a, b) => php(a, `echo @file_get_contents("${treeOf(b)}/htdocs/config.php");`),
    open: (a, b) => sh`${openDirectories(b, "htdocs")}; ${openBasedir(a)}; ${openUnit(a, "TemporaryFileSystem")}`,
  },
  {
    name: "read a file with a program started by PHP",
    try: (a, b) => php(a, `echo shell_exec("cat ${treeOf(b)}/htdocs/config.php 2>/dev/null");`),
    open: (a, b) => sh`${openDirectories(b, "htdocs")}; ${openUnit(a, "TemporaryFileSystem")}`,
  },
  {
    name: "leave its site's tree with PHP's functions",
    try: (a) => php(a, readEtc),
    open: (a) => openBasedir(a),
  },
  {
    name: "read the database with its own password",
    try: (a, b) =>
      as(
        a,
        sh`mariadb -u ${`${a}_www`} ${`--password=canary-${a}-0123456789`} ${`${b}_www`} -N -e 'SELECT text FROM page'`,
      ),
    open: (a, b) => sh`mariadb -e ${`GRANT SELECT ON \`${b}_www\`.* TO \`${a}_www\`@localhost`}`,
  },
  {
    name: "read the database without a password",
    try: (a, b) => as(a, sh`mariadb -u ${`${b}_www`} ${`${b}_www`} -N -e 'SELECT text FROM page'`),
    open: (_a, b) => sh`mariadb -e ${`ALTER USER \`${b}_www\`@localhost IDENTIFIED BY ''`}`,
  },
  {
    name: "read arguments of processes as its Unix user",
    try: (a, b) => withProcess(b, as(a, sh`cat /proc/[0-9]*/cmdline | tr '\0' ' ' | grep -o 'CANARY[-]process'`)),
    open: () => sh`mount -o remount,hidepid=off /proc`,
  },
  {
    name: "read arguments of processes with a program started by PHP",
    try: (a, b) => withProcess(b, php(a, 'echo shell_exec("cat /proc/[0-9]*/cmdline | grep -ao CANARY[-]process");')),
    open: (a) => sh`mount -o remount,hidepid=off /proc; ${openUnit(a, "ProtectProc|ProcSubset")}`,
  },
  {
    name: "meet in /tmp",
    try: (a, b) => sh`
      ${php(b, 'shell_exec("echo CANARY >/tmp/meet; chmod 666 /tmp/meet");')}
      ${php(a, 'echo shell_exec("cat /tmp/meet 2>/dev/null");')}`,
    open: (a, b) => sh`
      sed -i 's/^PrivateTmp=yes/ReadWritePaths=\/tmp/' /etc/systemd/system/konbit-php@.service
      systemctl daemon-reload; systemctl restart ${[`konbit-php@${a}`, `konbit-php@${b}`]}`,
    close: () => sh`rm -f /tmp/meet`,
  },
  {
    name: "talk to the pool's socket as its Unix user",
    try: (a, b) =>
      as(
        a,
        sh`php8.2 -r ${`echo @stream_socket_client("unix:///run/konbit-php/by-login/${b}/www.sock") ? "CANARY" : "closed";`}`,
      ),
    open: (_a, b) => sh`
      chmod 755 /run/konbit-php/by-login
      chmod 755 ${`/run/konbit-php/by-login/${b}/`}; chmod 666 ${`/run/konbit-php/by-login/${b}/www.sock`}`,
    close: (_a, b) => sh`chmod 660 ${`/run/konbit-php/by-login/${b}/www.sock`}`,
  },
  {
    name: "have Apache talk to the pool by SetHandler in .htaccess",
    try: (a, b) => sh`
      ${htaccess(a, `<Files "pool.txt">\nSetHandler "proxy:unix:/run/konbit-php/by-login/${b}/www.sock|fcgi://localhost"\n</Files>\n`)}
      ${get(a, "pool.txt")} | sed 's/File not found.*/CANARY/'
      ${noHtaccess(a)}`,
    // Somebody learns the way to the door.
    open: () => sh`chmod 711 /run/konbit-php/by-login`,
  },
  {
    name: "have Apache talk to the pool by RewriteRule in .htaccess",
    try: (a, b) => sh`
      ${htaccess(a, `RewriteEngine On\nRewriteRule ^pool unix:/run/konbit-php/by-login/${b}/www.sock|fcgi://localhost${treeOf(b)}/htdocs/whoami.php [P]\n`)}
      ${get(a, "pool")} | sed ${`s/^${b}$/CANARY/`}
      ${noHtaccess(a)}`,
    open: () => sh`chmod 711 /run/konbit-php/by-login`,
  },
  ...[
    ["SetEnv", `SetEnv ${settings} "open_basedir=/"`],
    ["ProxyFCGISetEnvIf", `ProxyFCGISetEnvIf "true" ${settings} "open_basedir=/"`],
    ["a section in", `<If "true">\nProxyFCGISetEnvIf "true" ${settings} "open_basedir=/"\n</If>`],
    ["RewriteRule in", `RewriteEngine On\nRewriteRule .* - [E=${settings}:open_basedir=/]`],
  ].map(([how = "", text = ""]) => ({
    name: `change PHP's walls by ${how} .htaccess`,
    try: (a: string) => sh`
      ${htaccess(a, `${text}\n`)}
      ${php(a, readEtc)}
      ${noHtaccess(a)}`,
    open: (a: string) => sh`sed -i /ProxyFCGISetEnvIf/d ${vhost(a)}; ${reloadApache}`,
    // A worker that was given settings keeps them for its next requests.
    close: (a: string) => sh`systemctl restart ${`konbit-php@${a}`}`,
  })),
  {
    name: "have Apache follow a link to a file",
    try: (a, b) => sh`
      ln -sfn ${`${treeOf(b)}/htdocs/config.txt`} ${`${treeOf(a)}/htdocs/link.txt`}
      chown -h ${`${a}:${a}`} ${`${treeOf(a)}/htdocs/link.txt`}
      ${get(a, "link.txt")}`,
    open: (a) => sh`sed -i 's/Options SymLinksIfOwnerMatch/Options FollowSymLinks/' ${vhost(a)}; ${reloadApache}`,
  },
  {
    name: "have Apache follow a link by Options in .htaccess",
    try: (a, b) => sh`
      ln -sfn ${`${treeOf(b)}/htdocs/config.txt`} ${`${treeOf(a)}/htdocs/link.txt`}
      chown -h ${`${a}:${a}`} ${`${treeOf(a)}/htdocs/link.txt`}
      ${htaccess(a, "Options FollowSymLinks\n")}
      ${get(a, "link.txt")}
      ${noHtaccess(a)}`,
    open: (a) => sh`sed -i 's/AllowOverride .*/AllowOverride All/' ${vhost(a)}; ${reloadApache}`,
  },
];

/** While B runs a program with something in its arguments. */
function withProcess(login: string, during: Script): Script {
  return sh`
    setpriv --reuid=${login} --regid=${login} --clear-groups bash -c 'exec -a CANARY-process sleep 30' & pid=$!
    sleep 0.1
    ${during}
    kill $pid`;
}
