import { dnsServer } from "../../kinds/dns-server.ts";
import { zone } from "../../kinds/zone.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { platformGround } from "./grounds.ts";
import { dnsNetwork, zoneInputs } from "./zones.ts";

const file = "/var/lib/konbit/dns/zones/racine.example/zone";
const conf = "/etc/konbit/dns/zones/racine.example.conf";
const db = "/var/lib/konbit/mail/mail.db";
const key = `v=DKIM1; k=rsa; p=${"M".repeat(392)}`;
const sql = (statement: string) => sh`sqlite3 ${db} ${statement}`;
const served = (change: string) =>
  sh`knotc zone-begin racine.example; knotc ${change.split(" ")}; knotc zone-commit racine.example; sleep 0.2`;

contract("zone", {
  kind: zone,
  inputs: [zoneInputs(3, "racine.example"), zoneInputs(4, "xn--toile-9ra.example")],
  another: (number) => ({
    inputs: zoneInputs(100 + number, `autre${number}.example`),
    before: () => Promise.resolve(),
  }),
  ground: platformGround,
  prepare: async (server) => {
    await server.make(dnsServer, [dnsServer.desired({ addresses: [...dnsNetwork.ipv4, ...dnsNetwork.ipv6] })]);
    // As the mail server makes it.
    await server.run(sh`
      mkdir -p /var/lib/konbit/mail
      sqlite3 ${db} 'CREATE TABLE dkim (domain TEXT NOT NULL, selector TEXT NOT NULL, public TEXT NOT NULL, made TEXT NOT NULL, signs INTEGER NOT NULL, signed_until TEXT, PRIMARY KEY (domain, selector))'
      sqlite3 ${db} ${`INSERT INTO dkim (domain, selector, public, made, signs) VALUES ('racine.example', 'k202610', '${key}', '2026-10-01', 0), ('racine.example', 'k202611', '${key}', '2026-11-01', 1)`}`);
  },
  drifts: [
    [
      { leaf: "file", by: sh`sed -i 's/-all/+all/' ${file}` },
      { leaf: "declared", by: sh`echo "# by hand" >>${conf}` },
    ],
    [
      { leaf: "file", by: sh`rm ${file}` },
      { leaf: "records.www AAAA", by: served("zone-unset racine.example www AAAA") },
    ],
    { leaf: "records.@ TXT", by: sh`sed -i 's/-all/+all/' ${file}; knotc -b zone-reload racine.example` },
    { leaf: "records.@ MX", by: sh`rm ${conf}; knotc -b reload` },
    [
      { leaf: "records.intrus A", by: served("zone-set racine.example intrus 3600 A 192.0.2.66") },
      { leaf: "mode", by: sh`chmod 666 ${file}` },
    ],
    [
      {
        leaf: "signed",
        by: sh`sed -i 's/template: konbit/template: konbit\n    dnssec-signing: off/' ${conf}; knotc -b reload; knotc -b zone-reload racine.example`,
      },
      { leaf: "dkim", by: sql("UPDATE dkim SET public = 'v=DKIM1; k=rsa; p=QUJD' WHERE selector = 'k202611'") },
    ],
    { leaf: "dkim", by: sql("DELETE FROM dkim WHERE selector = 'k202610'") },
    {
      leaf: "dkim",
      by: sql(
        `INSERT INTO dkim (domain, selector, public, made, signs) VALUES ('racine.example', 'k202612', '${key}', '2026-12-01', 1)`,
      ),
    },
  ],
  data: {
    fill: sh`true`,
    // Keys that the parent zone knows, and the file.
    digest: sh`
      keymgr racine.example list | awk '{print $1, $2, $3, $4}'
      cat ${file} /var/lib/konbit/dns/quarantine/racine.example*/zone 2>/dev/null || true`,
  },
});
