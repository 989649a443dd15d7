import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { arraysOf, digestsOf, installed, modesOf } from "./own-files.ts";
import { shipped, surveyFor } from "./shipped.ts";
import { webmailFiles } from "./webmail-files.ts";
import { observeWebmail } from "./webmail-observe.ts";
import { WebmailInputs, type WebmailState } from "./webmail-state.ts";

/** Beyond those of the platform and of the mail server. */
const packages = [
  "php8.2-intl",
  "php8.2-mbstring",
  "php8.2-sqlite3",
  "php8.2-xml",
  "php8.2-zip",
  "roundcube-core",
  "roundcube-plugins",
  "roundcube-sqlite3",
];

/** Roundcube for everybody who has a mailbox. There is one for each server; the mail server comes first. */
export const webmail: Kind<WebmailState, WebmailInputs> = {
  token: "konbit:index:Webmail",
  inputs: WebmailInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyFor("webmail/survey.sh", desired({ host: "webmail.konbit.example", mailHost: "mail.konbit.example" })),
  observe: (survey, _id, expected) => observeWebmail(survey, expected),
  ensure: (states) => batch(states.map((state) => script(state, sh`webmail_ensure`))),
  retire: (states) => batch(states.map((state) => script(state, sh`webmail_retire`))),
};

function desired(inputs: WebmailInputs): WebmailState {
  const files = webmailFiles(inputs);
  return {
    ...inputs,
    packages: installed(packages),
    files: digestsOf(files),
    modes: {
      ...modesOf(files),
      [`/etc/konbit/tls/${inputs.host}/fullchain.pem`]: "root:root 644",
      [`/etc/konbit/tls/${inputs.host}/key.pem`]: "root:root 600",
      "/etc/konbit/apache/webmail-door.conf": "root:root 600",
      "/etc/konbit/webmail": "root:konbit-webmail 750",
      "/var/lib/konbit/webmail": "konbit-webmail:konbit-webmail 700",
      "/var/lib/konbit/webmail/des-key": "konbit-webmail:konbit-webmail 600",
      "/var/lib/konbit/webmail/sessions": "konbit-webmail:konbit-webmail 700",
      "/var/lib/konbit/webmail/temp": "konbit-webmail:konbit-webmail 700",
      "/var/lib/konbit/webmail/webmail.db": "konbit-webmail:konbit-webmail 600",
    },
    services: {
      "konbit-webmail": "running, at boot",
      "roundcube-cleandb.timer": "running, at boot",
      "roundcube-gc.timer": "running, at boot",
    },
    page: {
      ssl: "on",
      package: "out of Apache",
      // Apache reaches the page through the group, and nobody else is in it.
      group: "www-data",
      key: "made",
      guard: "up",
      door: "open",
    },
  };
}

function script({ host, mailHost, packages: wanted }: WebmailState, work: Script): Script {
  const files = webmailFiles({ host, mailHost });
  return lines([sh`host=${host} packages=(${Object.keys(wanted)})`, arraysOf(files), sh`item server ${work}`]);
}

const batch = (items: readonly Script[]) => lines([library, ...items, new Script("finish")]);

const library = new Script(
  [
    "lib.sh",
    "own-files.sh",
    "packages.sh",
    "quarantine.sh",
    "apache.sh",
    "mail/tls.sh",
    "page.sh",
    "webmail/webmail.sh",
  ]
    .map(shipped)
    .join(""),
);
