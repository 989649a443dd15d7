import type { PlatformInputs } from "./platform-state.ts";
import { fill, shipped } from "./shipped.ts";

/** Where each file of `server/platform/` goes. */
const places = {
  "/etc/systemd/system/konbit.slice": "konbit.slice",
  "/etc/systemd/system/konbit-php@.service": "konbit-php@.service",
  "/etc/systemd/system/konbit-jobs@.timer": "konbit-jobs@.timer",
  "/etc/systemd/system/konbit-post.socket": "konbit-post.socket",
  "/etc/systemd/system/konbit-post@.service": "konbit-post@.service",
  "/etc/systemd/system/konbit-processes.service": "konbit-processes.service",
  "/etc/systemd/system/systemd-logind.service.d/konbit.conf": "see-processes.conf",
  "/etc/systemd/system/polkit.service.d/konbit.conf": "see-processes.conf",
  "/usr/local/lib/konbit/cron": "cron",
  "/usr/local/lib/konbit/php-door": "php-door",
  "/usr/local/lib/konbit/post": "post",
  "/usr/local/lib/konbit/sendmail": "sendmail",
  "/etc/tmpfiles.d/konbit.conf": "tmpfiles.conf",
  "/etc/sysctl.d/60-konbit.conf": "sysctl.conf",
  // After Debian's own security.conf, which shows the version.
  "/etc/apache2/conf-enabled/zz-konbit.conf": "apache.conf",
  "/usr/local/share/konbit/pages/unknown.html": "unknown.html",
  "/usr/local/share/konbit/pages/suspended.html": "suspended.html",
  "/usr/local/share/konbit/pages/archived.html": "archived.html",
  "/usr/local/share/konbit/pages/composted.html": "composted.html",
  "/etc/mysql/mariadb.conf.d/60-konbit.cnf": "mariadb.cnf",
};

const texts: readonly (readonly [string, string])[] = [
  ...Object.entries(places).map(([path, name]): [string, string] => [path, shipped(`platform/${name}`)]),
  ["/etc/systemd/system/konbit-jobs@.service", jobsOfPrograms()],
];
const mount = shipped("platform/srv.mount");

/** Whole texts by path of what the base has on the server. */
export function platformFiles({ disks }: PlatformInputs): Readonly<Record<string, string>> {
  const all: readonly (readonly [string, string])[] =
    disks === undefined ? texts : [...texts, ["/etc/systemd/system/srv.mount", mountText(disks)]];
  return Object.fromEntries(all);
}

/** What the programs of a member's sites do by the clock, one after another. */
function jobsOfPrograms(): string {
  return fill(shipped("job.service"), {
    LOGIN: "%i",
    WHAT: "Timed work of the sites of member %i",
    CONDITION: "ConditionPathExistsGlob=/etc/konbit/jobs/%i/*",
    START: `/bin/sh -c 'for job in /etc/konbit/jobs/%i/*; do /bin/sh "$$job" || echo "$$job: status $$?"; done'`,
  });
}

/** Every disk is named: without udev's scan the kernel knows only the one that is mounted. */
function mountText(disks: readonly string[]): string {
  return fill(mount, { FIRST: disks[0] ?? "", OPTIONS: disks.map((disk) => `device=${disk}`).join(",") });
}
