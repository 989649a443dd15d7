import { sh } from "../../remote/sh.ts";
import type { Server } from "./server.ts";

/** A message as the other server took it. */
export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

const folder = "/srv/elsewhere";

/** Takes what comes for its domains, but for boxes that are full. */
const program = `import asyncio, json, os
from aiosmtpd.controller import Controller

class Keeper:
  async def handle_RCPT(self, server, session, envelope, address, options):
    if address.startswith("plein@"): return "552 5.2.2 This mailbox is full"
    envelope.rcpt_tos.append(address)
    return "250 OK"
  async def handle_DATA(self, server, session, envelope):
    taken = {"from": envelope.mail_from.strip("<>"), "to": envelope.rcpt_tos, "text": envelope.content.decode("latin1")}
    path = "${folder}/%04d" % len(os.listdir("${folder}"))
    with open(path, "x") as file: json.dump(taken, file)
    return "250 OK"

Controller(Keeper(), hostname="192.0.2.25", port=25, server_hostname="mx.ailleurs.example").start()
asyncio.new_event_loop().run_forever()
`;

/** What the world says of it, and of the server. */
const names = `server:
    local-zone: "ailleurs.example." transparent
    local-zone: "dehors.example." transparent
    local-data: "ailleurs.example. A 198.18.0.1"
    local-data: "ailleurs.example. MX 10 mx.ailleurs.example."
    local-data: "dehors.example. MX 10 mx.ailleurs.example."
    local-data: "mx.ailleurs.example. A 192.0.2.25"
`;

/** The mail server of ailleurs.example and dehors.example, on a network that it has with the server alone. */
export class Elsewhere {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(server: Server): Promise<Elsewhere> {
    await server.run(sh`
      ip netns add elsewhere
      ip link add elsewhere type veth peer name server netns elsewhere
      ip address add 192.0.2.1/24 dev elsewhere && ip link set elsewhere up
      ip -n elsewhere address add 192.0.2.25/24 dev server && ip -n elsewhere link set server up
      mkdir ${folder}
      printf %s ${names} >/etc/unbound/unbound.conf.d/elsewhere.conf
      systemctl restart unbound || exit 1
      systemd-run -q --unit=elsewhere ip netns exec elsewhere python3 -c ${program}
      for try in {1..50}; do (: <>/dev/tcp/192.0.2.25/25) 2>/dev/null && exit 0; sleep 0.2; done
      journalctl -q -o cat -n 20 -u elsewhere; exit 1`);
    return new Elsewhere(server);
  }

  /** All that it has taken, the oldest first, and has no more. */
  async taken(): Promise<readonly Taken[]> {
    const lines = await this.#server.run(sh`
      cd ${folder}
      for file in *; do [ ! -e $file ] || { cat $file; echo; }; done`);
    // Written by the program above.
    return lines
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Taken);
  }

  /** Nothing has come yet. */
  async forget(): Promise<void> {
    await this.#server.run(sh`cd ${folder} && rm -f -- *`);
  }
}
