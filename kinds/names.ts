import * as z from "zod";

/** Given at admission, `m-0003`; never changes and is never given twice. */
export const MemberId = z.string().regex(/^m-\d{4}$/, "a member's id is m- and four digits, as in m-0003");

/** Unix login: 1 to 14 characters, as AlternC has it; no hyphen, which is a level in the name of a systemd slice. */
export const Login = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,13}$/, "a login is 1 to 14 lower-case letters and digits and begins with a letter");

/**
 * A host name in ASCII as DNS and Apache take it: two labels or more, 253 octets (RFC 1035 §2.3.4), no final dot, not
 * an address. Strict, because the text goes into Apache's configuration.
 */
export const HostName = z
  .string()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
    "a host name is lower-case labels with dots between, as in wiki.racine.example",
  );

/**
 * A site's name within its member, or the domain that leads elsewhere as a whole. No underscore, so that `login_name` is unique as a
 * database name.
 */
export const SiteName = z.union(
  [
    z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
      .max(31),
    HostName.max(200),
  ],
  "a site's name is at most 31 lower-case letters, digits and single hyphens, beginning with a letter",
);

/** Identity of what a member has for a domain (mail, boxes, aliases, zone): `m-0003/racine.example`. */
export const domainId = ({ member, domain }: { readonly member: string; readonly domain: string }): string =>
  `${member}/${domain}`;

const firstUid = 20_000;
const lastUid = 29_999;

/**
 * The uid and gid of a member, 20001 to 29999, from the id alone, so that it stays the same for ever and on every
 * server, also after the account was gone: files in a backup belong to the same member as ever.
 */
export function uidOf(member: string): number {
  return Math.min(firstUid + Number(member.slice(2)), lastUid);
}

/** Whole home of a member: a btrfs subvolume of its own. */
export const homeOf = (login: string) => `/srv/members/${login}`;

/** Everything of one site is in one tree, so that one rename moves it. */
export const treeOf = (login: string, name: string) => `${homeOf(login)}/sites/${name}`;

/** Apache's logs of a member: written by root, so they lie where the member cannot write. */
export const logsOf = (login: string) => `/var/log/konbit/${login}`;

/** Database and its user alike, `racine_www`. */
export const databaseOf = (login: string, name: string) => `${login}_${name.replaceAll("-", "_")}`;

/** Owner and mode of the directory with the sockets of a member's PHP; Apache is in the group, nobody else. */
export const doorOf = (login: string) => `${login}:${login} 750`;

/**
 * Whose a member's mail is, 30001 to 39999: not the member, so that a broken site of theirs reads no mail; the group is
 * the member's own.
 */
export const mailUidOf = (member: string): number => uidOf(member) + 10_000;

/** Before the @ of an own address, as core/member/names.ts takes it; strict, because paths are made of it. */
export const LocalPart = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/, "before the @ stand lower-case letters, digits and single . _ -");

/** An address on this server. */
export const OwnAddress = z
  .string()
  .refine(
    (text) => LocalPart.safeParse(text.split("@")[0]).success && HostName.safeParse(text.split("@")[1]).success,
    "an address of this server, as in info@racine.example",
  );

/**
 * Where a program from an archive lies. Not below /srv, of which a member's PHP sees its own tree and nothing else; and no data of
 * anybody's, so it is no part of what is kept for members.
 */
export const archiveFolder = (app: string, version: string): string => `/usr/local/share/konbit/apps/${app}/${version}`;
