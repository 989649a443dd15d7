import type { Finding, Place, Problem } from "../problem.ts";
import type * as Written from "./schema.ts";
import type { Address, Bytes, Domain, Host, Login, MemberId, Slug } from "./brands.ts";

/**
 * A member as the plan needs it: short forms expanded, defaults filled in (the plan's too), every name resolved to
 * its full address or host. What was not written and has no default is left out.
 */
export type Member = Candidate | Admitted | Left;

/** A file without `status`: valid, provisioned with nothing. `login` is what admission would give. */
export interface Candidate extends Tenant {
  readonly status: "candidate";
}

export interface Admitted extends Tenant {
  readonly status: "active" | "leaving";
  readonly id: MemberId;
}

/** Gone: the lists are all empty; only who it was, and the proof of the export. */
export interface Left extends Tenant {
  readonly status: "left";
  readonly id: MemberId;
  readonly left: Written.Left;
  readonly purge?: Written.Purge;
}

/** What all states share. */
export interface Tenant {
  /** The file's name without `.yaml`. Names of resources derive from `id`, never from this. */
  readonly slug: Slug;
  readonly name: string;
  readonly kind?: Written.Kind;
  readonly lang: Written.Lang;
  readonly login: Login;
  readonly contact: Written.Contact;
  /** Forge accounts in lower case; at least one. */
  readonly maintainers: readonly string[];
  /** forge account (lower case) → age recipient. */
  readonly keys: Readonly<Record<string, string>>;
  readonly note?: string;
  readonly domains: readonly MemberDomain[];
  readonly mailboxes: readonly Mailbox[];
  readonly aliases: readonly Alias[];
  /** Absent: none, written or not. */
  readonly catchAll?: CatchAll;
  readonly lists: readonly List[];
  readonly wikis: readonly Wiki[];
  readonly sites: readonly Site[];
  /** Public keys that may edit the sites' files. */
  readonly sftp: readonly string[];
  readonly files?: Files;
  readonly extras: Written.Extras;
  readonly backup: Written.Backup;
  readonly requests?: Written.Requests;
  readonly granted: Granted;
}

/** Limits are whole: what the file does not say, the plan's defaults say. */
export interface Granted extends Omit<Written.Granted, "plan" | "limits"> {
  readonly plan: string;
  readonly limits: Limits;
}

/** Sizes in bytes; the other four are counts. */
export interface Limits {
  readonly files: Bytes;
  readonly web: Bytes;
  readonly mail: Bytes;
  readonly mailboxes: number;
  readonly lists: number;
  readonly wikis: number;
  readonly sites: number;
  readonly ncUsers: number;
}

export interface MemberDomain {
  /** ASCII form, lower case, no dot at the end. */
  readonly name: Domain;
  /** As a person writes it, when that differs from `name` (`étoile.example`). */
  readonly display?: string;
  readonly dns: "managed" | "external";
  readonly mail: "none" | Written.DomainMail;
  readonly redirectTo?: string;
}

export interface Mailbox {
  /** As written: a local part, or a full address on another of the member's domains. */
  readonly name: string;
  readonly address: Address;
  readonly displayName?: string;
  readonly quota: Bytes;
  readonly retention: Written.Retention;
  readonly state: "active" | "suspended";
  readonly reason?: string;
  /** The outside address that gets the one-time link. */
  readonly invite: string;
  /** The address that this box had before: its mail and its password come from there. */
  readonly formerly?: Address;
}

export interface Alias {
  readonly name: string;
  readonly address: Address;
  readonly targets: readonly Address[];
}

export interface CatchAll {
  readonly domain: Domain;
  readonly targets: readonly Address[];
}

export interface List extends Omit<Written.List, "owners" | "lang"> {
  readonly address: Address;
  readonly owners: readonly Address[];
  readonly lang: Written.Lang;
}

export interface Wiki extends Omit<Written.Wiki, "host"> {
  /** The identity is `name`; this is where it answers. */
  readonly host: Host;
}

export interface Site extends Omit<Written.Site, "host" | "aliases" | "php"> {
  /** The identity is `name`; this is where it answers. */
  readonly host: Host;
  readonly aliases: readonly Host[];
  /** Present for every app that runs PHP. */
  readonly php?: string;
}

export interface CloudUser extends Omit<Written.CloudUser, "email"> {
  readonly email: string;
}

export interface Files extends Omit<Written.Files, "users"> {
  readonly users: readonly CloudUser[];
}

/** Steps from the top of a file to a value: `["mailboxes", 0, "quota"]`. */
export type Path = readonly (string | number)[];

/** A valid file. */
export interface ParsedMember {
  readonly slug: Slug;
  readonly file: string;
  readonly member: Member;
  /** The file's own words as plain data, for questions such as "was this key written?". */
  readonly written: Readonly<Record<string, unknown>>;
  /** Where the key (or list item) at `path` stands; where the nearest thing above it stands when it was not written. */
  place(path: Path): Place;
  /** What a rule beyond the files (room on the server, a measurement) finds about the value at `path`, ready to print. */
  problem(path: Path, finding: Finding): Problem;
}
