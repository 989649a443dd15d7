import { lists } from "../../kinds/lists.ts";
import { Script, sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { listServerGround } from "./grounds.ts";
import { addListMember, listsInputs, prepareLists } from "./lists-ground.ts";
import { sql } from "./mail.ts";

/** As an owner does it on the pages of the list server, which go through the same interface. */
const patch = (address: string, setting: string): Script =>
  sh`secret=$(sed -n 's/^admin_pass: //p' /etc/mailman3/konbit-secret.cfg)
    curl -fsS -u "konbit:$secret" -X PATCH -d ${setting} http://127.0.0.1:8001/3.1/lists/${address}/config`;

const rest = (method: string, path: string, body: string): Script =>
  sh`secret=$(sed -n 's/^admin_pass: //p' /etc/mailman3/konbit-secret.cfg)
    curl -fsS -u "konbit:$secret" -X ${method} -d ${body} http://127.0.0.1:8001/3.1/${path}`;

/** By the way that Postfix takes. */
const post = (address: string): Script =>
  sh`python3 -c 'import smtplib, sys
smtplib.LMTP("127.0.0.1", 8024).sendmail("awa@racine.example", sys.argv[1], "From: awa@racine.example\r\nTo: %s\r\nSubject: essai\r\nMessage-ID: <un@racine.example>\r\n\r\nBonjour." % sys.argv[1])' ${address}`;

const archived = (address: string): Script =>
  sh`for try in $(seq 200); do
    [ -z "$(mariadb -BN konbit_lists_web -e "SELECT 1 FROM hyperkitty_email e JOIN hyperkitty_mailinglist l ON l.id = e.mailinglist_id WHERE l.name = '${new Script(address)}'")" ] || break
    sleep 0.3
  done`;

const news = "nouvelles@racine.example";

contract("lists", {
  kind: lists,
  inputs: [listsInputs(3, "racine"), listsInputs(4, "sillon")],
  killings: 4,
  another: (number) => ({
    inputs: listsInputs(100 + number, `autre${String(number)}`),
    before: (server) => addListMember(server, 100 + number, `autre${String(number)}`),
  }),
  ground: listServerGround,
  prepare: prepareLists,
  drifts: [
    { leaf: "lists.nouvelles.archive", by: patch(news, "archive_policy=private") },
    [
      { leaf: "lists.nouvelles.lang", by: patch(news, "preferred_language=en") },
      {
        leaf: "lists.nouvelles.owners",
        by: rest("POST", "members", "list_id=nouvelles.racine.example&subscriber=moi%40ailleurs.example&role=owner"),
      },
    ],
    [
      { leaf: "lists.nouvelles.messages", by: patch(news, "default_member_action=accept") },
      { leaf: "lists.nouvelles.owners", by: rest("DELETE", `lists/${news}/owner/awa@racine.example`, "") },
    ],
    [
      { leaf: "lists.nouvelles.strangersMessages", by: patch(news, "default_nonmember_action=discard") },
      { leaf: "lists.nouvelles.state", by: sql("UPDATE list SET state = 'frozen' WHERE local = 'nouvelles'") },
    ],
    [
      { leaf: "lists.nouvelles.joining", by: patch(news, "subscription_policy=open") },
      {
        leaf: "lists.nouvelles.ownersMessages",
        by: rest(
          "POST",
          "members",
          "list_id=nouvelles.racine.example&subscriber=awa%40racine.example&pre_verified=1&pre_confirmed=1&pre_approved=1",
        ),
      },
    ],
    [
      { leaf: "lists.nouvelles.listed", by: patch(news, "advertised=false") },
      { leaf: "lists.nouvelles.joining", by: rest("POST", `lists/${news}/bans`, "email=%5E.*") },
      {
        leaf: "lists.nouvelles.archive",
        by: sh`mariadb konbit_lists_web -e 'UPDATE hyperkitty_mailinglist SET archive_policy = 0'`,
      },
    ],
    [
      { leaf: "lists.nouvelles", by: sql("DELETE FROM list WHERE local = 'nouvelles'") },
      {
        leaf: "lists.intrus",
        by: sql("INSERT INTO list VALUES ('intrus@racine.example', 'racine.example', 'intrus', 'active')"),
      },
    ],
    { leaf: "lists.nouvelles", by: sql("UPDATE list SET state = 'closed' WHERE local = 'nouvelles'") },
  ],
  data: {
    fill: sh`${rest("POST", "members", "list_id=membres.racine.example&subscriber=luc%40ailleurs.example&pre_verified=1&pre_confirmed=1&pre_approved=1")}
      ${post(news)}
      ${archived(news)}`,
    digest: sh`
      mariadb -BN konbit_lists -e 'SELECT list_id, role, email, moderation_action FROM member JOIN address a ON a.id = address_id ORDER BY 1, 2, 3;
        SELECT list_name, mail_host, subject_prefix, description, max_message_size, subscription_policy, default_member_action, preferred_language FROM mailinglist ORDER BY 1, 2'
      mariadb -BN konbit_lists_web -e 'SELECT message_id, subject, content FROM hyperkitty_email ORDER BY 1'`,
    returns: /opened nouvelles@racine.example/,
  },
});
