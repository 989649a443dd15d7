import { acme, type Acme } from "../core/acme.ts";
import { lines, Script, sh } from "../remote/sh.ts";
import { certificatesFiles } from "./certificates-files.ts";
import { observeCertificates } from "./certificates-observe.ts";
import type { CertificatesState } from "./certificates-state.ts";
import type { Kind } from "./kind.ts";
import { arraysOf, digestsOf, installed, modesOf } from "./own-files.ts";
import { shipped, surveyFor } from "./shipped.ts";
import { managed, withReport } from "./tls-facts.ts";

const packages = ["openssl", "python3"];

const modules = ["http2", "md", "socache_shmcb", "ssl"];

/** Certificates by ACME for all that the server shows by TLS. There is one for each server; sites and mail come after it. */
export const certificates: Kind<CertificatesState, Acme> = {
  token: "konbit:index:Certificates",
  inputs: acme,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: withReport(
    surveyFor("certificates/survey.sh", desired({ authority: "", contact: "", root: "", addresses: [], hosts: [] }), {
      MODULES: modules,
    }),
  ),
  observe: (survey, _id, expected) => observeCertificates(survey, expected),
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  retire: (states) => lines([library, ...states.map(retireOne), new Script("finish")]),
};

function desired(inputs: Acme): CertificatesState {
  const files = certificatesFiles(inputs);
  return {
    ...inputs,
    packages: installed(packages),
    files: digestsOf(files),
    modes: {
      ...modesOf(files),
      "/etc/konbit/tls/unknown.invalid/fullchain.pem": "root:root 644",
      "/etc/konbit/tls/unknown.invalid/key.pem": "root:root 600",
      "/var/lib/konbit/acme": "root:www-data 750",
      "/var/lib/konbit/https": "root:root 755",
    },
    apacheModules: Object.fromEntries(modules.map((name) => [name, "on"])),
    services: {
      "konbit-certificates.path": "running, at boot",
      "konbit-certificates.timer": "running, at boot",
    },
    managed: { "/etc/konbit/apache/managed.conf": "as written" },
    names: managed(inputs.hosts.map(({ name }) => name)),
  };
}

function ensureOne(state: CertificatesState): Script {
  return lines([
    sh`packages=(${Object.keys(state.packages)}) modules=(${Object.keys(state.apacheModules)})`,
    arraysOf(certificatesFiles(state)),
    sh`item server certificates_ensure`,
  ]);
}

function retireOne(state: CertificatesState): Script {
  return lines([arraysOf(certificatesFiles(state)), sh`item server certificates_retire`]);
}

const library = new Script(
  [
    "lib.sh",
    "own-files.sh",
    "packages.sh",
    "quarantine.sh",
    "apache.sh",
    "mail/tls.sh",
    "certificates/settle.sh",
    "certificates/certificates.sh",
  ]
    .map(shipped)
    .join(""),
);
