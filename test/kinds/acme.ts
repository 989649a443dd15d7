import type { Acme } from "../../core/acme.ts";
import { sh } from "../../remote/sh.ts";
import { domainsGround, type Ground, membersGround } from "./grounds.ts";
import type { Server } from "./server.ts";

const at = "/srv/pebble";

/** An authority that asks the same of names as the real ones, and forgets all at its end; every name leads here for it. */
const pebble = {
  listenAddress: "127.0.0.1:14000",
  managementListenAddress: "127.0.0.1:15000",
  certificate: `${at}/root.pem`,
  privateKey: `${at}/key.pem`,
  httpPort: 80,
  tlsPort: 443,
  ocspResponderURL: "",
  externalAccountBindingRequired: false,
  certificateValidityPeriod: 90 * 86_400,
};

const pebbleInstalled = sh`
      { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install pebble; } >&2 || exit 1
      install -d ${at} && cd ${at}
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=pebble -addext subjectAltName=DNS:localhost \
        -keyout key.pem -out root.pem 2>/dev/null
      printf %s ${JSON.stringify({ pebble })} >config.json
      cd /etc/systemd/system
      printf '[Service]\nExecStart=%s\n' 'pebble-challtestsrv -defaultIPv6 "" -dns01 127.0.0.1:8053 -http01 "" -https01 "" -tlsalpn01 "" -management 127.0.0.1:8055' >pebble-names.service
      printf '[Unit]\nRequires=pebble-names.service\nAfter=pebble-names.service\n[Service]\nEnvironment=PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0\nExecStart=%s\n' \
        ${`pebble -config ${at}/config.json -dnsserver 127.0.0.1:8053`} >pebble.service
      systemctl daemon-reload
      echo ok pebble`;

/** Two members, and Pebble on the same server. */
export const acmeGround: Ground = { name: "acme", on: membersGround, scripts: [pebbleInstalled] };

/** The same with a mail server that runs, and live domains of both. */
export const acmeMailGround: Ground = { name: "acme-mail", on: domainsGround, scripts: [pebbleInstalled] };

/** Starts it, and says where the world's names lead. @returns what the server is told of it */
export async function startAcme(
  server: Server,
  names: Readonly<Record<string, string>>,
  hosts: Acme["hosts"] = [],
): Promise<Acme> {
  await lead(server, names);
  await server.run(sh`
    systemctl start pebble
    for try in {1..50}; do ! curl -s --cacert ${at}/root.pem https://localhost:14000/dir >/dev/null || exit 0; sleep 0.1; done
    journalctl -q -o cat -n 20 -u pebble; exit 1`);
  return {
    authority: "https://localhost:14000/dir",
    contact: "technique@konbit.example",
    root: await server.run(sh`cat ${at}/root.pem`),
    // One that is not the machine's own, as behind a provider's router.
    addresses: ["203.0.113.7"],
    hosts,
  };
}

/** Where names lead from now on, for the server; those that are not told lead nowhere. */
export async function lead(server: Server, names: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(names).map(([name, address]) => `${address} ${name} # test\n`);
  await server.run(sh`sed -i '/# test$/d' /etc/hosts; printf %s ${lines.join("")} >>/etc/hosts`);
}

/** What a stranger sees at that address: the issuer of its certificate, `none` where there is none for that name; and the answer. */
export async function seen(server: Server, url: string): Promise<string> {
  const { protocol, hostname } = new URL(url);
  return server.run(sh`
    curl -sk --resolve ${`${hostname}:80:127.0.0.1`} --resolve ${`${hostname}:443:127.0.0.1`} -o /dev/null -w '%{http_version} %{http_code} %{redirect_url}\n' ${url} || :
    [ ${protocol} = http: ] || echo | openssl s_client -connect 127.0.0.1:443 -servername ${hostname} -verify_hostname ${hostname} 2>/dev/null |
      sed -n 's/^issuer=CN = \(Pebble\).*/\1/p; s/^Verification error: .*\(hostname mismatch\).*/\1/p'`);
}

/** Until nothing is looked at in the background. */
export async function quiet(server: Server): Promise<void> {
  await server.run(sh`
    for try in {1..200}; do
      [ -n "$(ls /run/konbit-certificates)" ] || [ "$(systemctl show -P ActiveState konbit-certificates.service)" != inactive ] || exit 0
      sleep 0.1
    done
    exit 1`);
}

/** Has Apache renew every certificate now, and waits until it was given that of `name`. */
export async function renew(server: Server, name: string): Promise<void> {
  await server.run(sh`
    conf=/etc/apache2/conf-enabled/zz-konbit-certificates.conf
    # Their 90 days but for one second.
    sed -i 's/^MDRenewWindow.*/MDRenewWindow 7775999s/' $conf
    systemctl reload apache2
    for try in {1..100}; do ! grep -qs '"finished": true' ${`/var/lib/konbit/acme/localhost:14000/staging/${name}/job.json`} || break; sleep 0.1; done
    sed -i 's/^MDRenewWindow.*/MDRenewWindow 33%/' $conf`);
}
