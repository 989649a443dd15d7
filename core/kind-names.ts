/**
 * The kinds that konbit has. `kinds/index.ts` holds exactly these, which the compiler sees to; what a member file asks of any other
 * is "not provided yet" (provided.ts). It is a list of names because core/ knows no kind.
 */
export const kindNames = [
  "AppArchive",
  "Platform",
  "WebLogs",
  "Certificates",
  "DnsServer",
  "MailServer",
  "MailLinks",
  "ListServer",
  "Webmail",
  "Account",
  "Sftp",
  "Site",
  "Crontab",
  "MailDomain",
  "Mailboxes",
  "Aliases",
  "Lists",
  "Zone",
] as const;

export type KindName = (typeof kindNames)[number];
