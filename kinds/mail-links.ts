import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { mailLinksFiles } from "./mail-links-files.ts";
import { observeMailLinks } from "./mail-links-observe.ts";
import { MailLinksInputs, type MailLinksState } from "./mail-links-state.ts";
import { arraysOf, digestsOf, installed, modesOf } from "./own-files.ts";
import { shipped, surveyFor } from "./shipped.ts";

/** Beyond those of the platform. */
const packages = ["php8.2-sqlite3"];

/**
 * One-time links with which people choose the password of their mailbox, and the page that they lead to. There is one
 * for each server; the mail server's users and tables come first.
 */
export const mailLinks: Kind<MailLinksState, MailLinksInputs> = {
  token: "konbit:index:MailLinks",
  inputs: MailLinksInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyFor("mail-links/survey.sh", desired({ host: "mail.konbit.example", from: "" })),
  observe: observeMailLinks,
  ensure: (states) => batch(states.map((state) => script(state, sh`mail_links_ensure`))),
  retire: (states) => batch(states.map((state) => script(state, sh`mail_links_retire`))),
};

function desired(inputs: MailLinksInputs): MailLinksState {
  const files = mailLinksFiles(inputs);
  return {
    ...inputs,
    packages: installed(packages),
    files: digestsOf(files),
    modes: {
      ...modesOf(files),
      "/etc/konbit/apache/mail-links-door.conf": "root:root 600",
      "/var/lib/konbit/mail-links": "konbit-link:konbit-link 700",
      "/var/lib/konbit/mail-links/asked": "konbit-link:konbit-link 700",
    },
    services: { "konbit-link": "running, at boot", "konbit-link-asked.path": "running, at boot" },
    // Apache reaches the page through the group, and nobody else is in it.
    page: { ssl: "on", group: "www-data", door: "open" },
  };
}

function script({ host, from, packages: wanted }: MailLinksState, work: Script): Script {
  const files = mailLinksFiles({ host, from });
  return lines([sh`host=${host} packages=(${Object.keys(wanted)})`, arraysOf(files), sh`item server ${work}`]);
}

const batch = (items: readonly Script[]) => lines([library, ...items, new Script("finish")]);

const library = new Script(
  ["lib.sh", "own-files.sh", "packages.sh", "apache.sh", "page.sh", "mail-links/mail-links.sh"].map(shipped).join(""),
);
