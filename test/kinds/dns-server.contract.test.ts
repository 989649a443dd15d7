import { dnsServer } from "../../kinds/dns-server.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { platformGround } from "./grounds.ts";

const here = "192.0.2.53";
const inputs = { addresses: [here, "2001:db8::53"] };

contract("name server", {
  kind: dnsServer,
  inputs: [inputs],
  // There is one: the next has it listen elsewhere, too.
  another: (number) => ({
    inputs: { addresses: [here, `192.0.2.${100 + number}`] },
    before: () => Promise.resolve(),
  }),
  ground: platformGround,
  prepare: (server) => server.run(sh`apt-get -qy purge knot-dnssecutils >/dev/null 2>&1`),
  killings: 6,
  drifts: [
    [
      { leaf: "config", by: sh`sed -i 's/slip: 2/slip: 1/' /etc/knot/knot.conf; knotc reload` },
      { leaf: "modes./var/lib/konbit/dns/zones", by: sh`chown knot /var/lib/konbit/dns/zones` },
    ],
    [
      { leaf: "modes./etc/knot/knot.conf", by: sh`chmod 644 /etc/knot/knot.conf` },
      { leaf: "service", by: sh`systemctl stop knot` },
    ],
    [
      { leaf: "service", by: sh`systemctl -q disable knot` },
      { leaf: "packages.knot-dnssecutils", by: sh`apt-get -qy purge knot-dnssecutils >/dev/null 2>&1` },
    ],
    {
      // Knot is told to listen elsewhere, and its file is put back: what counts is where it listens.
      leaf: `listens.${here}`,
      by: sh`cp -p /etc/knot/knot.conf /tmp/kept; sed -i 's/"192.0.2.53@53", //' /etc/knot/knot.conf; systemctl restart knot; cp -p /tmp/kept /etc/knot/knot.conf`,
    },
  ],
});
