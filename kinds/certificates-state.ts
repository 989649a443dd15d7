import type { Acme } from "../core/acme.ts";

type Facts = Readonly<Record<string, string>>;

/** What asks for certificates, fact by fact as the server shows it. */
export type CertificatesState = Acme & {
  readonly packages: Facts;
  /** SHA-256 by path. */
  readonly files: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
  readonly apacheModules: Facts;
  readonly services: Facts;
  /** What Apache is told to ask for follows from what points here, so only that nobody else wrote it is known. */
  readonly managed: Facts;
  /** How the certificate of each of the server's own names is, see names of a site. */
  readonly names: Facts;
};
