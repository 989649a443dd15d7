import { sh } from "../../remote/sh.ts";
import type { Server } from "./server.ts";

interface SecondKnot {
  /** `192.0.2.54@53`. */
  readonly listen: string;
  /** What of its configuration is its own. */
  readonly config: string;
  /** Zones that it has from files, by name. */
  readonly zones?: Readonly<Record<string, string>>;
}

/** Starts another Knot beside the server's own, as somebody else's; what was there of that name is gone. */
export async function startKnot(server: Server, name: string, { listen, config, zones = {} }: SecondKnot) {
  const at = `/srv/${name}`;
  const text = `server:
    rundir: "${at}"
    listen: [ "${listen}" ]
log:
  - target: stderr
    any: info
database:
    storage: "${at}"
template:
  - id: default
    storage: "${at}"
    file: "%s.zone"
${config}`;
  await server.run(sh`
    systemctl stop ${name} 2>/dev/null; systemctl reset-failed ${name} 2>/dev/null
    rm -rf ${at}; install -d -m 755 ${at}
    printf %s ${text} >${`${at}/knot.conf`}`);
  for (const [zone, records] of Object.entries(zones))
    await server.run(sh`printf %s ${records} >${`${at}/${zone}.zone`}`);
  await server.run(sh`
    # By another name, so that nobody takes its sockets for those of the server's own.
    cp "$(command -v knotd)" ${`${at}/${name}`}
    systemd-run -q --unit=${name} ${`${at}/${name}`} -c ${`${at}/knot.conf`}
    for try in {1..50}; do knotc -s ${`${at}/knot.sock`} status >/dev/null 2>&1 && exit 0; sleep 0.1; done
    journalctl -q -o cat -n 20 -u ${name}; exit 1`);
}
