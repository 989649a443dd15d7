import { certificates } from "../../kinds/certificates.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { membersGround } from "./grounds.ts";

const inputs = {
  // Nobody answers there, and nothing of what is watched waits for an answer.
  authority: "https://localhost:14000/dir",
  contact: "technique@konbit.example",
  addresses: ["203.0.113.7"],
  hosts: [],
};

contract("certificates", {
  kind: certificates,
  ground: membersGround,
  inputs: [inputs],
  killings: 4,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl disable -q --now konbit-certificates.timer konbit-certificates.path; a2dismod -q -f md ssl >/dev/null
        rm -f /etc/apache2/conf-enabled/zz-konbit-certificates.conf /etc/konbit/apache/managed.conf /etc/konbit/certificates.json
        systemctl restart apache2`);
    },
  }),
  drifts: [
    [
      { leaf: "files./etc/konbit/certificates.json", by: sh`echo '{}' >/etc/konbit/certificates.json` },
      {
        leaf: "files./etc/apache2/conf-enabled/zz-konbit-certificates.conf",
        by: sh`echo 'MDStapling off' >>/etc/apache2/conf-enabled/zz-konbit-certificates.conf`,
      },
      { leaf: "modes./usr/local/lib/konbit/certificates", by: sh`chmod 777 /usr/local/lib/konbit/certificates` },
      {
        leaf: "modes./etc/konbit/tls/unknown.invalid/key.pem",
        by: sh`chmod 644 /etc/konbit/tls/unknown.invalid/key.pem`,
      },
      { leaf: "apacheModules.md", by: sh`a2dismod -q -f md >/dev/null` },
      { leaf: "services.konbit-certificates.timer", by: sh`systemctl stop konbit-certificates.timer` },
      { leaf: "services.konbit-certificates.path", by: sh`systemctl disable -q konbit-certificates.path` },
      {
        leaf: "managed./etc/konbit/apache/managed.conf",
        by: sh`echo 'MDomain autre.example' >>/etc/konbit/apache/managed.conf`,
      },
    ],
  ],
});
