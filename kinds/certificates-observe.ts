import type { CertificatesState } from "./certificates-state.ts";
import { certificatesParser } from "./tls-facts.ts";
import { factsOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";

const namesIn = certificatesParser();

/** Absent when no file of it is there. What it was told is in its files, so their digests tell of a change. */
export function observeCertificates(survey: string, expected?: CertificatesState): CertificatesState | undefined {
  const rows = rowsOf(survey);
  const facts = (what: string) => Object.fromEntries(factsOf(rows, what));
  const files = facts("file");
  if (Object.keys(files).length === 0) return undefined;
  const { authority = "", contact = "", root, securityContact, addresses = [], hosts = [] } = expected ?? {};
  return {
    authority,
    contact,
    ...(root === undefined ? {} : { root }),
    ...(securityContact === undefined ? {} : { securityContact }),
    addresses,
    hosts,
    packages: packagesOf(rows),
    files,
    modes: facts("mode"),
    apacheModules: facts("module"),
    services: servicesOf(rows),
    managed: facts("managed"),
    names: namesIn(
      survey,
      hosts.map(({ name }) => name),
    ),
  };
}
