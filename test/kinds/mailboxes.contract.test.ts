import { mailboxes } from "../../kinds/mailboxes.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { platformGround } from "./grounds.ts";
import { addMember, mailboxesInputs, prepareMail, sql } from "./mail.ts";

const home = "/srv/members/racine";
const mail = `${home}/mail/racine.example`;

contract("mailboxes", {
  kind: mailboxes,
  inputs: [mailboxesInputs(3, "racine"), mailboxesInputs(4, "sillon")],
  another: (number) => ({
    inputs: mailboxesInputs(100 + number, `autre${number}`),
    before: (server) => addMember(server, 100 + number, `autre${number}`),
  }),
  ground: platformGround,
  prepare: prepareMail,
  drifts: [
    [
      { leaf: "boxes.awa.quota", by: sql("UPDATE mailbox SET quota = 1 WHERE address = 'awa@racine.example'") },
      { leaf: "boxes.compta.2.displayName", by: sql("UPDATE mailbox SET display_name = '' WHERE local = 'compta.2'") },
      {
        leaf: "boxes.intrus",
        by: sql(
          "INSERT INTO mailbox (address, domain, local, quota, state) VALUES ('intrus@racine.example', 'racine.example', 'intrus', 1, 'active')",
        ),
      },
      { leaf: "boxes.awa.directory", by: sh`rmdir ${mail}/awa` },
    ],
    [
      {
        leaf: "boxes.awa.state",
        by: sql("UPDATE mailbox SET state = 'suspended' WHERE address = 'awa@racine.example'"),
      },
      { leaf: "boxes.awa.directory", by: sh`chown racine ${mail}/awa` },
    ],
    [
      { leaf: "boxes.awa.state", by: sql("UPDATE mailbox SET state = 'closed' WHERE address = 'awa@racine.example'") },
      { leaf: "boxes.awa.directory", by: sh`chmod 755 ${mail}/awa` },
    ],
    { leaf: "boxes.awa.displayName", by: sql("UPDATE mailbox SET display_name = 'Moi' WHERE local = 'awa'") },
    { leaf: "boxes.awa.invite", by: sql("UPDATE mailbox SET invite = 'moi@ailleurs.example' WHERE local = 'awa'") },
    { leaf: "boxes.awa.lang", by: sql("UPDATE mailbox SET lang = 'en' WHERE local = 'awa'") },
    { leaf: "boxes.awa", by: sql("DELETE FROM mailbox WHERE address = 'awa@racine.example'") },
    { leaf: "boxes.awa", by: sql("UPDATE mailbox SET domain = 'sillon.example' WHERE address = 'awa@racine.example'") },
    {
      leaf: "boxes.awa@racine.example",
      by: sql("UPDATE mailbox SET local = 'x' WHERE address = 'awa@racine.example'"),
    },
  ],
  data: {
    fill: sh`
      for box in awa compta.2; do
        mkdir -p ${mail}/$box/Maildir/cur ${mail}/$box/Maildir/.Envoy\&AOk-s/new ${mail}/$box/sieve
        head -c 300000 /dev/urandom >${mail}/$box/Maildir/cur/1764147600.M1P1.srv,S=300000:2,FRS
        echo 'From: noe@ailleurs.example' >${mail}/$box/Maildir/.Envoy\&AOk-s/new/1764147601.M2P1.srv
        echo 'keep;' >${mail}/$box/sieve/konbit.sieve
        sqlite3 /var/lib/konbit/mail-passwords/passwords.db "REPLACE INTO password VALUES ('$box@racine.example', '{ARGON2ID}x$box', '2026-11-26')"
      done
      chown -R 30003:20003 ${mail}`,
    digest: sh`
      for box in awa compta.2; do
        for at in ${mail}/$box ${home}/quarantine/mail/racine.example/$box@racine.example*; do [ ! -d "$at" ] || { echo "$box"; cd "$at"; }; done
        find . -printf '%p %y %m %U %G %T@ %l\n' | sort
        find . -type f -exec sha256sum {} + | sort
      done
      sqlite3 -cmd '.timeout 10000' /var/lib/konbit/mail-passwords/passwords.db "SELECT * FROM password WHERE address LIKE '%@racine.example'"`,
  },
});
