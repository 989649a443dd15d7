import { account } from "../../kinds/alternc/account.ts";
import { mailDomain } from "../../kinds/alternc/mail-domain.ts";
import { platform } from "../../kinds/alternc/platform.ts";
import { lines, sh } from "../../remote/sh.ts";
import type { Contract } from "../kinds/contract.ts";
import { accountInputs, domainInputs } from "../kinds/members.ts";
import { Server } from "../kinds/server.ts";
import { alterncClaim, alterncServer, isMailmanSupplied, isSupplied, mailmanServer } from "./alternc-server.ts";

/** A statement to AlternC's database. */
export const sql = (statement: string) => sh`mariadb -N alternc -e ${statement}`;

/** For the suite that every kind passes: AlternC, with its cron stopped so that only we do what is done. */
export const alternc: NonNullable<Contract<never, never>["backend"]> = {
  isSupplied,
  start,
  fingerprint: lines([
    sh`mariadb-dump --skip-dump-date --ignore-table=alternc.sessions alternc | sha256sum`,
    sh`find /var/lib/alternc /var/mail/alternc /var/www/alternc -printf '%p %T@ %m %U %G %s\n' | sort | sha256sum`,
  ]),
};

export async function start(): Promise<Server> {
  const server = Server.of(await alterncServer(), alterncClaim);
  await server.make(platform, [platform.desired({})]);
  await server.run(sh`systemctl stop cron`);
  return server;
}

/** The same with lists. */
export const alterncWithLists: typeof alternc = { ...alternc, isSupplied: isMailmanSupplied, start: startWithLists };

export async function startWithLists(): Promise<Server> {
  const server = Server.of(await mailmanServer(), alterncClaim);
  await server.make(platform, [platform.desired({ hasLists: true })]);
  await server.run(sh`systemctl stop cron`);
  // Its programs answer some time after they have started.
  await server.run(
    sh`timeout 280 bash -c 'until { : </dev/tcp/127.0.0.1/8001 && : </dev/tcp/127.0.0.1/8024; } 2>/dev/null; do sleep 0.1; done'`,
  );
  return server;
}

/** Apache wants it for its log, and it has left Debian. */
export const withVlogger = sh`
  printf '#!/bin/sh\nexec cat >/dev/null\n' >/usr/sbin/vlogger
  chmod +x /usr/sbin/vlogger
  systemctl restart apache2`;

/** A member with an account and a domain that has mail, `<login>.example`. */
export async function addMember(
  server: Server,
  number: number,
  login: string,
  more: { readonly state?: "prepared" } = {},
): Promise<void> {
  await server.make(account, [account.desired(accountInputs(number, login))]);
  await server.make(mailDomain, [mailDomain.desired(mailDomain.inputs.parse(domainInputs(number, login, more)))]);
}

export async function prepareMail(server: Server): Promise<void> {
  await addMember(server, 3, "racine");
  await addMember(server, 4, "sillon");
}

/** A message in a box, read and flagged, and a password that its person chose; and a digest of both, wherever they are. */
export const mailData = {
  returns: /opened/,
  fill: sh`
    mail=$(mariadb -N alternc -e "SELECT path FROM mailbox m JOIN address a ON a.id = m.address_id WHERE a.address = 'awa' ORDER BY m.id LIMIT 1")
    mkdir -p "$mail/Maildir/cur" "$mail/Maildir/.Envoy\&AOk-s/new"
    head -c 300000 /dev/urandom >"$mail/Maildir/cur/1764147600.M1P1.srv,S=300000:2,FRS"
    echo 'From: noe@ailleurs.example' >"$mail/Maildir/.Envoy\&AOk-s/new/1764147601.M2P1.srv"
    mariadb alternc -e "UPDATE address SET password = '{BLF-CRYPT}x' WHERE address = 'awa'"`,
  digest: sh`
    cd /var/mail/alternc/a/awa_racine.example
    find . -printf '%p %y %m %U %G %T@ %l\n' | sort
    find . -type f -exec sha256sum {} + | sort
    mariadb -N alternc -e "SELECT d.domaine, d.compte, a.address, a.password, a.mail_action, m.path, m.quota, m.mail_action FROM address a JOIN domaines d ON d.id = a.domain_id LEFT JOIN mailbox m ON m.address_id = a.id WHERE d.domaine = 'racine.example' AND m.id IS NOT NULL"`,
};
