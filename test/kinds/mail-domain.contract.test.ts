import { expect, test } from "vitest";
import { account } from "../../kinds/account.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { mailGround, mailHost } from "./grounds.ts";
import { declare } from "./mail-boxes.ts";
import { accountInputs, domainInputs } from "./members.ts";

const dkim = "/var/lib/konbit/mail/dkim";

const pages = "/var/lib/konbit/mail-pages/racine.example";
const vhosts = "/etc/apache2/sites-enabled/konbit-mail-pages.conf";

contract("mail domain", {
  kind: mailDomain,
  inputs: [
    domainInputs(3, "racine", { mtaSts: { mode: "testing", mailHost } }),
    domainInputs(4, "sillon", { state: "prepared", dkimSelector: "konbit2" }),
  ],
  another: (number) => ({
    inputs: domainInputs(100 + number, `autre${String(number)}`),
    before: async (server) => {
      await server.make(account, [account.desired(accountInputs(100 + number, `autre${String(number)}`))]);
    },
  }),
  ground: mailGround,
  drifts: [
    [
      { leaf: "state", by: declare("UPDATE domain SET state = 'suspended' WHERE name = 'racine.example'") },
      { leaf: "directories.mail", by: sh`chmod 777 /srv/members/racine/mail` },
      { leaf: "dkim.signing", by: declare("UPDATE dkim SET signs = 1 - signs WHERE domain = 'racine.example'") },
      { leaf: "dkim.keys.k1", by: sh`chmod 644 ${dkim}/racine.example.k1.key` },
      { leaf: "tls.certificate", by: sh`rm /etc/konbit/tls/mail.racine.example/fullchain.pem` },
      { leaf: "mtaSts.mode", by: sh`sed -i s/testing/enforce/ ${pages}/.well-known/mta-sts.txt` },
      { leaf: "pages.vhost", by: sh`sed -i '/SSLProtocol/s/+TLSv1.2/+TLSv1/' ${vhosts}` },
    ],
    [
      { leaf: "login", by: declare("UPDATE domain SET login = 'sillon' WHERE name = 'racine.example'") },
      { leaf: "directories.domain", by: sh`chown racine /srv/members/racine/mail/racine.example` },
      { leaf: "dkim.signing", by: sh`echo 'sillon.example k1' >${dkim}/selectors` },
      { leaf: "tls.shown", by: sh`rm /etc/postfix/konbit/sni.db` },
      { leaf: "pages..well-known/mta-sts.txt", by: sh`sed -i '/^max_age/s/$/0/' ${pages}/.well-known/mta-sts.txt` },
      { leaf: "pages.mail/config-v1.1.xml", by: sh`sed -i s/993/143/ ${pages}/mail/config-v1.1.xml` },
    ],
    [
      { leaf: "owner.uid", by: declare("UPDATE domain SET uid = 30004 WHERE name = 'racine.example'") },
      { leaf: "dkim.keys.k1", by: sh`rm ${dkim}/racine.example.k1.key` },
      { leaf: "dkim.keys.k2", by: declare("UPDATE dkim SET public = 'v=DKIM1; p=' WHERE domain = 'racine.example'") },
      { leaf: "tls.key", by: sh`chmod 644 /etc/konbit/tls/mail.racine.example/key.pem` },
      { leaf: "pages.mail/config-v1.1.xml", by: sh`chmod 666 ${pages}/mail/config-v1.1.xml` },
      { leaf: "pages.vhost", by: sh`rm ${vhosts}` },
    ],
    [
      { leaf: "rate.boxPerHour", by: declare("UPDATE domain SET box_per_hour = 100000 WHERE name = 'racine.example'") },
      { leaf: "dkim.keys.k1", by: sh`openssl genrsa -out ${dkim}/racine.example.k1.key 2048 2>/dev/null` },
      { leaf: "tls.shown", by: sh`sed -i /racine/d /etc/dovecot/konbit/sni.conf` },
      { leaf: "pages.ssl", by: sh`a2dismod -q -f ssl >/dev/null` },
    ],
  ],
});

test("the next key is named after the one that signs", () => {
  const keys = (dkimSelector: string) =>
    Object.keys(mailDomain.desired(domainInputs(3, "racine", { dkimSelector })).dkim.keys);
  expect(keys("k9")).toEqual(["k9", "k10"]);
  expect(keys("alternc")).toEqual(["alternc", "alternc2"]);
});
