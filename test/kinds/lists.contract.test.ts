import { lists } from "../../kinds/lists.ts";
import { type Script, sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { addListMember, listsInputs, prepareLists } from "./lists-ground.ts";
import { sql } from "./mail.ts";

/** As an owner does it on the pages of the list server, which go through the same interface. */
const patch = (address: string, setting: string): Script =>
  sh`secret=$(sed -n 's/^admin_pass: //p' /etc/mailman3/konbit-secret.cfg)
    curl -fsS -u "konbit:$secret" -X PATCH -d ${setting} http://127.0.0.1:8001/3.1/lists/${address}/config`;

const rest = (method: string, path: string, body: string): Script =>
  sh`secret=$(sed -n 's/^admin_pass: //p' /etc/mailman3/konbit-secret.cfg)
    curl -fsS -u "konbit:$secret" -X ${method} -d ${body} http://127.0.0.1:8001/3.1/${path}`;

const news = "nouvelles@racine.example";

contract("lists", {
  kind: lists,
  inputs: [listsInputs(3, "racine"), listsInputs(4, "sillon")],
  killings: 4,
  another: (number) => ({
    inputs: listsInputs(100 + number, `autre${String(number)}`),
    before: (server) => addListMember(server, 100 + number, `autre${String(number)}`),
  }),
  prepare: prepareLists,
  drifts: [
    { leaf: "lists.nouvelles.archive", by: patch(news, "archive_policy=private") },
    { leaf: "lists.nouvelles.lang", by: patch(news, "preferred_language=en") },
    { leaf: "lists.nouvelles.messages", by: patch(news, "default_member_action=accept") },
    { leaf: "lists.nouvelles.strangersMessages", by: patch(news, "default_nonmember_action=discard") },
    { leaf: "lists.nouvelles.joining", by: patch(news, "subscription_policy=open") },
    { leaf: "lists.nouvelles.listed", by: patch(news, "advertised=false") },
    { leaf: "lists.nouvelles.joining", by: rest("POST", `lists/${news}/bans`, "email=%5E.*") },
    {
      leaf: "lists.nouvelles.owners",
      by: rest("POST", "members", "list_id=nouvelles.racine.example&subscriber=moi%40ailleurs.example&role=owner"),
    },
    { leaf: "lists.nouvelles.owners", by: rest("DELETE", `lists/${news}/owner/awa@racine.example`, "") },
    {
      leaf: "lists.nouvelles.ownersMessages",
      by: rest(
        "POST",
        "members",
        "list_id=nouvelles.racine.example&subscriber=awa%40racine.example&pre_verified=1&pre_confirmed=1&pre_approved=1",
      ),
    },
    { leaf: "lists.nouvelles", by: sql("DELETE FROM list WHERE local = 'nouvelles'") },
    { leaf: "lists.nouvelles.state", by: sql("UPDATE list SET state = 'frozen' WHERE local = 'nouvelles'") },
    { leaf: "lists.nouvelles", by: sql("UPDATE list SET state = 'closed' WHERE local = 'nouvelles'") },
    {
      leaf: "lists.intrus",
      by: sql("INSERT INTO list VALUES ('intrus@racine.example', 'racine.example', 'intrus', 'active')"),
    },
  ],
});
