import { account } from "../../kinds/account.ts";
import { listServer } from "../../kinds/list-server.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { mailLinks } from "../../kinds/mail-links.ts";
import { mailServer } from "../../kinds/mail-server.ts";
import { platform } from "../../kinds/platform.ts";
import { type Script, sh } from "../../remote/sh.ts";
import { accountInputs, domainInputs } from "./members.ts";

/**
 * What suites stand on without being about it: made once by the kinds, kept in the cache under a hash of the very scripts
 * that make it, and the start of every server that names it.
 */
export interface Ground {
  readonly name: string;
  readonly on?: Ground;
  /** Each tells of its items, as those of kinds do. */
  readonly scripts: readonly Script[];
}

export const mailHost = "mail.konbit.example";

/** Disks, Apache, PHP, MariaDB. */
export const platformGround: Ground = {
  name: "platform",
  scripts: [platform.ensure([platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })])],
};

/** Two members with nothing but their accounts. */
export const membersGround: Ground = {
  name: "members",
  on: platformGround,
  scripts: [
    account.ensure([accountInputs(3, "racine"), accountInputs(4, "sillon")].map((inputs) => account.desired(inputs))),
  ],
};

/** The same, with a mail server that runs. */
export const mailGround: Ground = {
  name: "mail",
  on: membersGround,
  scripts: [mailServer.ensure([mailServer.desired({ host: mailHost })])],
};

/** The same, with a domain of each member whose mail is live. */
export const domainsGround: Ground = {
  name: "domains",
  on: mailGround,
  scripts: [
    mailDomain.ensure(
      [domainInputs(3, "racine"), domainInputs(4, "sillon")].map((inputs) => mailDomain.desired(inputs)),
    ),
  ],
};

export const listServerInputs = {
  host: "listes.konbit.example",
  from: `postmaster@${mailHost}`,
  admins: ["technique@konbit.example"],
};

/** The same, with a list server. */
export const listServerGround: Ground = {
  name: "lists",
  on: domainsGround,
  scripts: [listServer.ensure([listServer.desired(listServerInputs)])],
};

/** In place of sendmail one that keeps each mail in a file. */
export const sendmailToFiles: Script = sh`
  install -d -m 1777 /var/spool/test-mail
  printf '%s\n' '#!/bin/sh' 'file=$(mktemp /var/spool/test-mail/XXXXXXXX)' 'echo "argv: $*" >"$file"' 'cat >>"$file"' >/usr/sbin/sendmail
  chmod 755 /usr/sbin/sendmail
  echo ok sendmail`;

/** A mail server, with the page for passwords, whose mails are kept in files. */
export const linksGround: Ground = {
  name: "links",
  on: mailGround,
  scripts: [mailLinks.ensure([mailLinks.desired({ host: mailHost, from: `postmaster@${mailHost}` })]), sendmailToFiles],
};
