/** What member files say of one domain, as its DNS needs it. */
export interface DomainFacts {
  /** In ASCII. */
  readonly domain: string;
  /** As people write it, where that differs: `étoile.example`. */
  readonly display?: string;
  readonly dns: "managed" | "external";
  /** Names in the domain that answer on the server, the domain itself perhaps among them. */
  readonly hosts: readonly string[];
  readonly mail: "none" | MailFacts;
}

export interface MailFacts {
  /** prepared: everything is ready here, and the MX is still that of another server. */
  readonly state: "live" | "prepared";
  /** What receivers do with mail that only pretends to come from the domain. */
  readonly dmarc: "none" | "quarantine" | "reject";
}
