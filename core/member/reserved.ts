/** Refused as any name of mail, whoever asks. */
const everywhere = new Set(["root", "mailer-daemon", "nobody"]);

const hosts = new Set([
  "mail",
  "smtp",
  "imap",
  "autoconfig",
  "autodiscover",
  "mta-sts",
  "webmail",
  "lists",
  "ns1",
  "ns2",
]);

/** Mailman's own addresses beside a list. */
export const listSuffixes = [
  "request",
  "owner",
  "bounces",
  "join",
  "leave",
  "subscribe",
  "unsubscribe",
  "confirm",
] as const;

// The accounts of Debian 12's base system (base-passwd's passwd.master and group.master, and systemd's), and those
// that our packages bring.
const debian = [
  "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc _apt nobody",
  "systemd-network systemd-resolve systemd-timesync messagebus sshd adm tty disk dialout fax voice cdrom floppy tape sudo",
  "audio dip operator src shadow utmp video sasl plugdev staff users nogroup crontab input sgx kvm render ssl-cert",
  "postfix postdrop dovecot dovenull opendkim opendmarc rspamd redis mysql mariadb mailman ftp proftpd docker admin",
].flatMap((line) => line.split(" "));

// AlternC's own accounts and its database.
const alternc = ["alternc", "alterncpanel", "alternc-panel", "alternc-roundcube", "vmail"];

const accounts = new Set([...debian, ...alternc].flatMap((name) => [name, name.replaceAll("-", "")]));

/** `root`, `mailer-daemon`, `nobody`. */
export function isReservedLocal(local: string): boolean {
  return everywhere.has(local);
}

/** Labels under which the server itself answers for a domain. */
export function isReservedHost(label: string): boolean {
  return hosts.has(label);
}

/** An account that exists on the server already: neither slug nor login. */
export function isReservedAccount(name: string): boolean {
  return accounts.has(name) || name.startsWith("systemd");
}

/** The sub-address with which a list's name ends, if it does: `nouvelles-request`. */
export function listSuffix(local: string): string | undefined {
  return listSuffixes.find((suffix) => local.endsWith(`-${suffix}`));
}
