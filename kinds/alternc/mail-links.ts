import { lines, Script, sh } from "../../remote/sh.ts";
import type { Kind } from "../kind.ts";
import { mailLinksFiles } from "../mail-links-files.ts";
import { observeMailLinks } from "../mail-links-observe.ts";
import { MailLinksInputs, type MailLinksState } from "../mail-links-state.ts";
import { arraysOf, digestsOf, type Files, installed, modesOf, placed } from "../own-files.ts";
import { shipped, surveyFor } from "../shipped.ts";
import { boxesDriver, passwordDriver } from "./driver.ts";

const packages = ["curl", "openssl", "php8.2-intl", "php8.2-mbstring", "php8.2-sqlite3", "sqlite3"];

const own = {
  passwords: shipped("alternc/links/passwords.php"),
  php: shipped("alternc/links/php.conf"),
  // AlternC has its own.
  aliases: "",
  files: {
    ...Object.fromEntries(
      placed("alternc/links", {
        "/etc/systemd/system/konbit-passwords.socket": "konbit-passwords.socket",
        "/etc/systemd/system/konbit-passwords@.service": "konbit-passwords@.service",
      }),
    ),
    "/usr/local/share/konbit/alternc/password.php": passwordDriver,
  },
};

/**
 * The same links and the same page as on a server that konbit runs itself. What is chosen there goes into AlternC's own table,
 * through a socket behind which AlternC's user answers for one box at a time; no passwords are kept beside it.
 */
export const mailLinks: Kind<MailLinksState, MailLinksInputs> = {
  token: "konbit:index:MailLinks",
  inputs: MailLinksInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: lines([
    new Script(shipped("alternc/links/answers.sh")),
    surveyFor("alternc/links/survey.sh", desired({ host: "mail.konbit.example", from: "" })),
  ]),
  observe: observeMailLinks,
  ensure: (states) => batch(states.map((state) => script(state, sh`links_ensure ${state.host}`))),
  retire: (states) => batch(states.map((state) => script(state, sh`links_retire`))),
};

function filesOf({ host, from }: MailLinksInputs): Files {
  return mailLinksFiles({ host, from }, own);
}

function desired(inputs: MailLinksInputs): MailLinksState {
  const files = filesOf(inputs);
  return {
    ...inputs,
    packages: installed(packages),
    files: digestsOf(files),
    modes: {
      ...modesOf(files),
      "/var/lib/konbit/mail": "alterncpanel:konbit-mail 750",
      "/var/lib/konbit/mail/mail.db": "alterncpanel:konbit-mail 640",
      "/var/lib/konbit/mail-links": "konbit-link:konbit-link 700",
      "/var/lib/konbit/mail-links/asked": "konbit-link:konbit-link 700",
      "/var/lib/konbit/mail-passwords": "konbit-link:konbit-link 700",
      "/var/lib/konbit/mail-passwords/passwords.db": "konbit-link:konbit-link 600",
    },
    services: { "konbit-link-asked.path": "running, at boot", "konbit-passwords.socket": "running, at boot" },
    page: { answers: "yes" },
  };
}

function script(state: MailLinksState, work: Script): Script {
  return lines([sh`packages=(${Object.keys(state.packages)})`, arraysOf(filesOf(state)), sh`item server ${work}`]);
}

const batch = (items: readonly Script[]) => lines([library, ...items, new Script("finish")]);

const library = lines([
  ...[
    "lib.sh",
    "own-files.sh",
    "packages.sh",
    "quarantine.sh",
    "apache.sh",
    "page.sh",
    "mail/tls.sh",
    "alternc/links/answers.sh",
    "alternc/links/links.sh",
  ].map((name) => new Script(shipped(name))),
  sh`passwords_sql=${shipped("mail/passwords.sql")}`,
  boxesDriver([]),
]);
