import type { Acme } from "../core/acme.ts";
import { type Files, placed } from "./own-files.ts";
import { fill, shipped } from "./shipped.ts";

/** Where each file of `server/certificates/` goes. */
const places = {
  "/usr/local/lib/konbit/certificates": "certificates.py",
  "/usr/local/lib/konbit/certificate-message": "message.sh",
  "/etc/systemd/system/konbit-certificates.path": "konbit-certificates.path",
  "/etc/systemd/system/konbit-certificates.service": "konbit-certificates.service",
  "/etc/systemd/system/konbit-certificates.timer": "konbit-certificates.timer",
  "/etc/tmpfiles.d/konbit-certificates.conf": "tmpfiles.conf",
};

const texts = placed("certificates", places);
const apache = shipped("certificates/apache.conf");
const rootPath = "/etc/konbit/acme-root.pem";

/** By itself the same as within a batch: the batches' lock is that of lib.sh. */
const settle = [
  "#!/bin/bash\n",
  ...["lib.sh", "quarantine.sh", "mail/tls.sh", "certificates/settle.sh"].map(shipped),
  "item server certificates_settle\nfinish\nok server\n",
].join("");

/** Whole texts by path of what asks for certificates. */
export function certificatesFiles({ authority, contact, root, securityContact = "", addresses, hosts }: Acme): Files {
  // With another authority there are other certificates: Apache would keep those it has until their end, a test's for a real site.
  const store = authority.replace(/^https:\/\/([^/]*).*$/, "$1");
  const wanted = { store, securityContact, addresses, hosts: hosts.map(({ name, also }) => [name, ...also]) };
  return {
    ...Object.fromEntries(texts),
    "/usr/local/lib/konbit/certificates-settle": settle,
    ...(root === undefined ? {} : { [rootPath]: root }),
    "/etc/konbit/certificates.json": `${JSON.stringify(wanted)}\n`,
    // Before the sites: its first host is the one for names that nobody has.
    "/etc/apache2/conf-enabled/zz-konbit-certificates.conf": fill(apache, {
      STORE: store,
      AUTHORITY: authority,
      CONTACT: contact,
      ROOT: root === undefined ? "" : `MDCACertificateFile ${rootPath}\n`,
    }),
  };
}
