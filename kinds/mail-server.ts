import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { mailServerFiles } from "./mail-server-files.ts";
import { observeMailServer } from "./mail-server-observe.ts";
import { MailServerInputs, type MailServerState } from "./mail-server-state.ts";
import { arraysOf, installed, modesOf } from "./own-files.ts";
import { shipped, surveyFor } from "./shipped.ts";

const packages = (
  "dns-root-data dovecot-imapd dovecot-lmtpd dovecot-managesieved dovecot-sieve dovecot-sqlite fail2ban knot-dnsutils nftables openssl postfix " +
  "postfix-sqlite postsrsd python3 python3-systemd redis-server rspamd sqlite3 unbound"
).split(" ");

/** In the order in which they are started. */
const services = [
  "konbit-mail-door",
  "unbound",
  "redis-server",
  "rspamd",
  "dovecot",
  "postsrsd",
  "postfix",
  "fail2ban",
];

/** Who is in them. */
const groups = { "konbit-boxes": "", "konbit-mail": "_rspamd dovecot postfix", redis: "_rspamd" };

/** What all members' mail stands on: programs, users, databases. There is one for each server. */
export const mailServer: Kind<MailServerState, MailServerInputs> = {
  token: "konbit:index:MailServer",
  inputs: MailServerInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyFor("mail/server-survey.sh", desired({ host: "mail.konbit.example" }), {
    GROUPS: Object.keys(groups),
    UNITS: services.map((name) => `${name}.service`),
  }),
  observe: (survey, _id, expected) => observeMailServer(survey, expected),
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  // Members' mail stands on it, and it holds all of it: it is left running.
  retire: () => lines([library, sh`item server true`, new Script("finish")]),
};

function desired(inputs: MailServerInputs): MailServerState {
  const { host } = inputs;
  const files = mailServerFiles(inputs);
  return {
    host,
    packages: installed(packages),
    users: { "konbit-link": "/usr/sbin/nologin", "konbit-mail": "/usr/sbin/nologin" },
    // Who may read what is declared, and who may use the store of rates and grey lists.
    // The processes that hold a box open are in konbit-boxes: they, and no member's program, may tell of a full box.
    groups,
    tables: {
      "mail.alias": "address domain target",
      "mail.dkim": "domain selector public made signs signed_until",
      "mail.domain": "name member login uid gid state per_hour per_day box_per_hour box_per_day",
      "mail.list": "address domain local state",
      "mail.mailbox": "address domain local quota state display_name invite lang",
      "passwords.attempt": "client at",
      "passwords.invitation": "token_hash address sent_to made expires used",
      "passwords.password": "address hash changed",
      "rates.sent": "minute member address recipients",
    },
    files,
    door: "shut",
    services: Object.fromEntries(services.map((name) => [name, "running, at boot"])),
    modes: {
      ...modesOf(files),
      "/usr/local/share/konbit/mail/spam.svbin": "root:root 644",
      [`/etc/konbit/tls/${host}/fullchain.pem`]: "root:root 644",
      [`/etc/konbit/tls/${host}/key.pem`]: "root:root 600",
      "/etc/postfix/konbit/sni.db": "root:root 600",
      "/etc/postsrsd.secret": "root:root 600",
      "/var/lib/konbit": "root:root 755",
      "/var/lib/konbit/mail": "root:konbit-mail 750",
      "/var/lib/konbit/mail/dkim": "root:_rspamd 750",
      "/var/lib/konbit/mail/mail.db": "root:konbit-mail 640",
      "/var/lib/konbit/mail-passwords": "konbit-link:dovecot 750",
      "/var/lib/konbit/mail-passwords/passwords.db": "konbit-link:dovecot 640",
      "/var/lib/konbit/mail-rates": "konbit-mail:konbit-mail 700",
      "/var/lib/konbit/mail-rates/rates.db": "konbit-mail:konbit-mail 640",
    },
  };
}

function ensureOne(state: MailServerState): Script {
  const members = Object.entries(state.groups).map(([name, logins]) => `${name}:${logins.replaceAll(" ", ",")}`);
  return lines([
    sh`packages=(${Object.keys(state.packages)})`,
    sh`groups=(${members}) services=(${Object.keys(state.services)})`,
    arraysOf(state.files),
    sh`item server mail_ensure ${state.host}`,
  ]);
}

const library = lines([
  ...[
    "lib.sh",
    "own-files.sh",
    "packages.sh",
    "quarantine.sh",
    "mail/tls.sh",
    "certificates/settle.sh",
    "mail/dkim.sh",
    "mail/server.sh",
  ].map((name) => new Script(shipped(name))),
  sh`schema_sql=${shipped("mail/schema.sql")}`,
  sh`schema_steps=(${stepsOf(shipped("mail/schema-steps.sql"))})`,
  sh`rates_sql=${shipped("mail/rates.sql")}`,
  sh`passwords_sql=${shipped("mail/passwords.sql")}`,
]);

/** Each line but comments is one version's. */
function stepsOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("--"));
}
