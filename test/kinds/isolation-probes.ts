import { type Script, sh } from "../../remote/sh.ts";

/** A way in which member A might get at something of member B; it prints CANARY when it does. */
export interface Probe {
  readonly name: string;
  try(a: string, b: string): Script;
  /** Puts back what the probe left behind, and what belongs to the member and is thus nobody's to repair. */
  close?(a: string, b: string): Script;
}

/** A protection, and what it alone stands in the way of: with it taken away, each of its probes finds what it looks for. */
export interface Wall {
  readonly name: string;
  /** Takes it away between A and B, and leaves every other one. */
  open(a: string, b: string): Script;
  readonly probes: readonly Probe[];
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

/** Every directory down to the given ones lets everybody through. */
const openDirectories = (login: string, ...parts: readonly string[]) => {
  const below = parts.map((part) => `${treeOf(login)}/${part}`);
  return sh`chmod o+rx ${[`/srv/members/${login}`, `/srv/members/${login}/sites`, treeOf(login), ...below]}`;
};

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

export const walls: readonly Wall[] = [
  {
    name: "folders of a site that nobody else may enter",
    open: (_a, b) => openDirectories(b, ...files.map(([, part]) => part)),
    probes: files.map(([what, , file]) => ({
      name: `read ${what} as its Unix user`,
      try: (a: string, b: string) => as(a, sh`cat ${`${treeOf(b)}/${file}`}`),
    })),
  },
  {
    name: "a folder of logs that nobody else may enter",
    open: (_a, b) => sh`chmod 755 ${`/var/log/konbit/${b}`}`,
    probes: [
      {
        name: "read access logs as its Unix user",
        try: (a, b) => as(a, sh`cat ${`/var/log/konbit/${b}/www.access.log`} | sed 's/.*canary.*/CANARY/'`),
      },
    ],
  },
  {
    name: "files that nobody else may write",
    open: (_a, b) => sh`
      chmod o+x ${[`/srv/members/${b}`, `/srv/members/${b}/sites`, treeOf(b)]}
      chmod 777 ${`${treeOf(b)}/htdocs`}; chmod 666 ${`${treeOf(b)}/htdocs/config.php`}`,
    probes: [
      {
        name: "write into the site as its Unix user",
        try: (a, b) => as(a, sh`echo x >${`${treeOf(b)}/htdocs/by-${a}`} && echo CANARY`),
        close: (a, b) => sh`rm -f ${`${treeOf(b)}/htdocs/by-${a}`}`,
      },
      {
        name: "hard-link a file as its Unix user",
        try: (a, b) =>
          as(a, sh`ln ${`${treeOf(b)}/htdocs/config.php`} ${`${treeOf(b)}/htdocs/link-${a}`} && echo CANARY`),
        close: (a, b) => sh`rm -f ${`${treeOf(b)}/htdocs/link-${a}`}; chmod 644 ${`${treeOf(b)}/htdocs/config.php`}`,
      },
    ],
  },
  {
    name: "walls around PHP's functions",
    open: (a, b) => sh`${openDirectories(b, "htdocs")}; ${openBasedir(a)}; ${openUnit(a, "TemporaryFileSystem")}`,
    probes: [
      {
        name: "read a file with PHP's functions",
        try: (a, b) => php(a, `echo @file_get_contents("${treeOf(b)}/htdocs/config.php");`),
      },
    ],
  },
  {
    name: "walls around programs that PHP starts",
    open: (a, b) => sh`${openDirectories(b, "htdocs")}; ${openUnit(a, "TemporaryFileSystem")}`,
    probes: [
      {
        name: "read a file with a program started by PHP",
        try: (a, b) => php(a, `echo shell_exec("cat ${treeOf(b)}/htdocs/config.php 2>/dev/null");`),
      },
    ],
  },
  {
    name: "PHP's open_basedir",
    open: (a) => openBasedir(a),
    probes: [{ name: "leave its site's tree with PHP's functions", try: (a) => php(a, readEtc) }],
  },
  {
    name: "grants of its own database alone",
    open: (a, b) => sh`mariadb -e ${`GRANT SELECT ON \`${b}_www\`.* TO \`${a}_www\`@localhost`}`,
    probes: [
      {
        name: "read the database with its own password",
        try: (a, b) =>
          as(
            a,
            sh`mariadb -u ${`${a}_www`} ${`--password=canary-${a}-0123456789`} ${`${b}_www`} -N -e 'SELECT text FROM page'`,
          ),
      },
    ],
  },
  {
    name: "a password to every database",
    open: (_a, b) => sh`mariadb -e ${`ALTER USER \`${b}_www\`@localhost IDENTIFIED BY ''`}`,
    probes: [
      {
        name: "read the database without a password",
        try: (a, b) => as(a, sh`mariadb -u ${`${b}_www`} ${`${b}_www`} -N -e 'SELECT text FROM page'`),
      },
    ],
  },
  {
    name: "a kernel that hides processes",
    open: () => sh`mount -o remount,hidepid=off /proc`,
    probes: [
      {
        name: "read arguments of processes as its Unix user",
        try: (a, b) => withProcess(b, as(a, sh`cat /proc/[0-9]*/cmdline | tr '\0' ' ' | grep -o 'CANARY[-]process'`)),
      },
    ],
  },
  {
    name: "a kernel and a unit that hide processes",
    open: (a) => sh`mount -o remount,hidepid=off /proc; ${openUnit(a, "ProtectProc|ProcSubset")}`,
    probes: [
      {
        name: "read arguments of processes with a program started by PHP",
        try: (a, b) =>
          withProcess(b, php(a, 'echo shell_exec("cat /proc/[0-9]*/cmdline | grep -ao CANARY[-]process");')),
      },
    ],
  },
  {
    name: "a /tmp of its own",
    open: (a, b) => sh`
      sed -i 's/^PrivateTmp=yes/ReadWritePaths=\/tmp/' /etc/systemd/system/konbit-php@.service
      systemctl daemon-reload; systemctl restart ${[`konbit-php@${a}`, `konbit-php@${b}`]}`,
    probes: [
      {
        name: "meet in /tmp",
        try: (a, b) => sh`
          ${php(b, `shell_exec("echo CANARY >/tmp/for-${a}; chmod 666 /tmp/for-${a}");`)}
          ${php(a, `echo shell_exec("cat /tmp/for-${a} 2>/dev/null");`)}`,
        close: (a) => sh`rm -f ${`/tmp/for-${a}`}`,
      },
    ],
  },
  {
    name: "a pool's socket that is Apache's alone",
    open: (_a, b) => sh`
      chmod 755 /run/konbit-php/by-login
      chmod 755 ${`/run/konbit-php/by-login/${b}/`}; chmod 666 ${`/run/konbit-php/by-login/${b}/www.sock`}`,
    probes: [
      {
        name: "talk to the pool's socket as its Unix user",
        try: (a, b) =>
          as(
            a,
            sh`php8.2 -r ${`echo @stream_socket_client("unix:///run/konbit-php/by-login/${b}/www.sock") ? "CANARY" : "closed";`}`,
          ),
        close: (_a, b) => sh`chmod 660 ${`/run/konbit-php/by-login/${b}/www.sock`}`,
      },
    ],
  },
  {
    name: "a way to pools that nobody knows",
    // Somebody learns the way to the door.
    open: () => sh`chmod 711 /run/konbit-php/by-login`,
    probes: [
      {
        name: "have Apache talk to the pool by SetHandler in .htaccess",
        try: (a, b) => sh`
          ${htaccess(a, `<Files "pool.txt">\nSetHandler "proxy:unix:/run/konbit-php/by-login/${b}/www.sock|fcgi://localhost"\n</Files>\n`)}
          ${get(a, "pool.txt")} | sed 's/File not found.*/CANARY/'
          ${noHtaccess(a)}`,
      },
      {
        name: "have Apache talk to the pool by RewriteRule in .htaccess",
        try: (a, b) => sh`
          ${htaccess(a, `RewriteEngine On\nRewriteRule ^pool unix:/run/konbit-php/by-login/${b}/www.sock|fcgi://localhost${treeOf(b)}/htdocs/whoami.php [P]\n`)}
          ${get(a, "pool")} | sed ${`s/^${b}$/CANARY/`}
          ${noHtaccess(a)}`,
      },
    ],
  },
  {
    name: "PHP settings that no request brings along",
    open: (a) => sh`sed -i /ProxyFCGISetEnvIf/d ${vhost(a)}; ${reloadApache}`,
    probes: [
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
      // A worker that was given settings keeps them for its next requests.
      close: (a: string) => sh`systemctl restart ${`konbit-php@${a}`}`,
    })),
  },
  {
    name: "links that Apache follows to their owner's files alone",
    open: (a) => sh`sed -i 's/Options SymLinksIfOwnerMatch/Options FollowSymLinks/' ${vhost(a)}; ${reloadApache}`,
    probes: [
      {
        name: "have Apache follow a link to a file",
        try: (a, b) => sh`
          ln -sfn ${`${treeOf(b)}/htdocs/config.txt`} ${`${treeOf(a)}/htdocs/link.txt`}
          chown -h ${`${a}:${a}`} ${`${treeOf(a)}/htdocs/link.txt`}
          ${get(a, "link.txt")}`,
      },
    ],
  },
  {
    name: "Apache's options out of .htaccess's reach",
    open: (a) => sh`sed -i 's/AllowOverride .*/AllowOverride All/' ${vhost(a)}; ${reloadApache}`,
    probes: [
      {
        name: "have Apache follow a link by Options in .htaccess",
        try: (a, b) => sh`
          ln -sfn ${`${treeOf(b)}/htdocs/config.txt`} ${`${treeOf(a)}/htdocs/link.txt`}
          chown -h ${`${a}:${a}`} ${`${treeOf(a)}/htdocs/link.txt`}
          ${htaccess(a, "Options FollowSymLinks\n")}
          ${get(a, "link.txt")}
          ${noHtaccess(a)}`,
      },
    ],
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
