import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, readFileSync } from "node:fs";
import { mkdir, readdir, stat, utimes } from "node:fs/promises";
import process from "node:process";
import { createInterface } from "node:readline";
import { killGroup } from "./control-group.ts";
import { cacheFolder, type Report, rootArgv, rootScript, SandboxError } from "./host.ts";
import { locked } from "./lock.ts";
import { aptProxy, archives, prepareNetwork } from "./network.ts";

/** `base` is a Debian 12 as a provider hands it out; `services` has the packages that our provisioning installs. */
export const layerNames = ["base", "services"] as const;
export type LayerName = (typeof layerNames)[number];

const packages: Readonly<Record<LayerName, readonly string[]>> = {
  base: (
    "systemd-sysv udev dbus openssh-server iproute2 iputils-ping ca-certificates sudo netbase procps less curl gnupg cron " +
    "apt-utils logrotate python3-minimal tzdata bash-completion parted gdisk e2fsprogs nftables"
  ).split(" "),
  services: (
    "apache2 php8.2-fpm php8.2-cli php8.2-mysql php8.2-sqlite3 php8.2-xml php8.2-mbstring php8.2-gd php8.2-curl php8.2-zip php8.2-intl php8.2-apcu " +
    "php8.2-bcmath php8.2-gmp mariadb-server btrfs-progs quota acl goaccess rsync restic python3-systemd " +
    "postfix postfix-sqlite dovecot-imapd dovecot-lmtpd dovecot-sieve dovecot-managesieved dovecot-sqlite rspamd redis-server sqlite3 fail2ban unbound dns-root-data postsrsd " +
    "knot knot-dnssecutils knot-dnsutils roundcube-core roundcube-sqlite3 roundcube-plugins " +
    "mailman3 dbconfig-no-thanks python3-pymysql python3-mysqldb python3-mailman-hyperkitty python3-django-postorius python3-django-hyperkitty " +
    "uwsgi-core uwsgi-plugin-python3 python3-whoosh dokuwiki mediawiki wordpress wordpress-l10n wordpress-theme-twentytwentythree"
  ).split(" "),
};

const recipe = `${import.meta.dirname}/build-layer.sh`;

/** A layer is named after everything it is made from; `ingredients` ends with the layer below. */
export const layerId = (name: LayerName, ingredients: readonly string[]): string =>
  `${name}-${createHash("sha256").update(ingredients.join("\0")).digest("hex").slice(0, 12)}`;

function currentId(name: LayerName): string {
  const archiveFiles = globSync("/etc/apt/{sources.list,sources.list.d/*}")
    .sort()
    .map((file) => readFileSync(file, "utf8"));
  const below = name === "services" ? currentId("base") : "";
  return layerId(name, [readFileSync(recipe, "utf8"), packages[name].join(" "), ...archiveFiles, below]);
}

/**
 * The folders whose overlay is the image `name`, the uppermost first, built when this cache does not hold them.
 * @throws SandboxError with the end of what the package tools said.
 */
export async function layerFolders(name: LayerName, report: Report, signal?: AbortSignal): Promise<string[]> {
  const below = name === "services" ? await layerFolders("base", report, signal) : [];
  const folder = `${cacheFolder}/layers/${currentId(name)}`;
  if (!existsSync(folder))
    await locked("build", report, signal, async () => {
      if (existsSync(folder)) return;
      await locked("host", report, signal, prepareNetwork);
      await build(name, folder, below, report, signal);
      await forgetOld();
    });
  await utimes(folder, new Date(), new Date());
  return [`${folder}/tree`, ...below];
}

async function build(
  name: LayerName,
  folder: string,
  below: readonly string[],
  report: Report,
  signal?: AbortSignal,
): Promise<void> {
  const title = {
    base: { fr: "image Debian", en: "Debian image" },
    services: { fr: "image des services", en: "services image" },
  }[name];
  const say = (detail: string) => {
    report({ fr: `${title.fr} : ${detail}`, en: `${title.en}: ${detail}` });
  };
  await killGroup("konbit-build"); // of a command that was killed
  await mkdir(`${cacheFolder}/layers`, { recursive: true });
  await rootScript('rm -rf --one-file-system "$1"; mkdir "$1"', `${folder}.new`);
  const argv = [
    `${import.meta.dirname}/group.sh`,
    "konbit-build",
    "unshare",
    "--mount",
    "--uts",
    recipe,
    name,
    `${folder}.new`,
    aptProxy,
    below.join(":"),
  ];
  const builder = spawn(...rootArgv([...argv, ...packages[name]]), { stdio: ["pipe", "pipe", "pipe"], detached: true });
  builder.stdin.end(
    (await archives()).map(({ url, suite }) => `deb ${url.replace(/^https:/, "http:")} ${suite} main\n`).join(""),
  );
  const said: string[] = [];
  let silentUntil = 0;
  for (const stream of [builder.stdout, builder.stderr])
    createInterface(stream).on("line", (line) => {
      said.push(line);
      const step = /^(Unpacking|Setting up) ([^ :]+)/.exec(line)?.[2];
      if (step === undefined || Date.now() < silentUntil) return;
      silentUntil = Date.now() + 1000;
      say(step);
    });
  say("…");
  const stop = () => void killGroup("konbit-build");
  signal?.addEventListener("abort", stop);
  const [status] = (await once(builder, "close")) as [number | null];
  signal?.removeEventListener("abort", stop);
  if (status === 0) {
    await rootScript('chown "$2" "$1.new"; mv "$1.new" "$1"', folder, String(process.getuid?.() ?? 0));
    return;
  }
  await killGroup("konbit-build");
  await rootScript('rm -rf --one-file-system "$1"', `${folder}.new`);
  signal?.throwIfAborted();
  const end = said.slice(-12).join("\n");
  throw new SandboxError("failed", {
    fr: `L'image n'a pas pu être faite :\n${end}`,
    en: `The image could not be made:\n${end}`,
  });
}

/** What nobody has used for 60 days goes: a layer is touched at each `up`, and a sandbox says when its layer is gone. */
async function forgetOld(): Promise<void> {
  for (const folder of ["layers", "apt"])
    for (const entry of existsSync(`${cacheFolder}/${folder}`) ? await readdir(`${cacheFolder}/${folder}`) : []) {
      const path = `${cacheFolder}/${folder}/${entry}`;
      if (Date.now() - (await stat(path)).mtimeMs > 60 * 86_400_000)
        await rootScript('rm -rf --one-file-system "$1"', path);
    }
}
