import { fill, shipped } from "./shipped.ts";

const redirect = shipped("certificates/redirect.conf");
const secure = shipped("certificates/secure.conf");

const first = "<VirtualHost *:80>\n";

/**
 * A site's vhost with its twin on port 443, and the way there: both begin when there is a certificate, by what server/certificates
 * tells Apache.
 */
export function withTls(vhost: string, { member, name }: { readonly member: string; readonly name: string }): string {
  const at = vhost.indexOf(first);
  const block = vhost.slice(at + first.length);
  const values = { MEMBER: member, SITE: name };
  // Of the names one that points here comes first: Apache finds the certificate by it.
  const named = block.replace(/^ {2}ServerName (\S+)$/m, (_line, host: string) =>
    fill(secure, { ...values, HOST: host }).trimEnd(),
  );
  return `${vhost.slice(0, at + first.length)}${redirect}${block}<IfDefine KONBIT_TLS_${member}.${name}>\n<VirtualHost *:443>\n${named}</IfDefine>\n`;
}

/** The part of a vhost's text that is there with and without certificates. */
export const withoutTls = (vhost: string): string => vhost.split("<IfDefine KONBIT_TLS_")[0] ?? vhost;
