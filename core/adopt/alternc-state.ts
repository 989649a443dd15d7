import * as z from "zod";

const address = z.object({
  /** Local part, empty for the catch-all. AlternC keeps capitals and ignores them. */
  local: z.string().toLowerCase(),
  /** Empty for boxes and aliases; `catchall`, or the module that owns it (`mailman`). */
  type: z.string(),
  isBox: z.boolean(),
  isOpen: z.boolean(),
  /** AlternC is about to delete it. */
  isLeaving: z.boolean(),
  /** MiB; 0 is no limit. */
  quota: z.int().min(0),
  recipients: z.array(z.string()),
});

const host = z.object({
  /** Before the domain; empty for the domain itself. */
  label: z.string(),
  type: z.string(),
  value: z.string(),
  isOpen: z.boolean(),
  isDone: z.boolean(),
  /** Done as AlternC counts, and yet its web server was given nothing. */
  isFailed: z.boolean(),
});

const domain = z.object({
  name: z.string(),
  hasDns: z.boolean(),
  hasMail: z.boolean(),
  isLeaving: z.boolean(),
  /** AlternC's own programs have done what was asked of the domain. */
  isDone: z.boolean(),
  hosts: z.array(host),
  addresses: z.array(address),
});

const account = z.object({
  uid: z.int(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  /** Of the panel only: a closed account's sites and mail go on. */
  isOpen: z.boolean(),
  quotas: z.record(z.string(), z.int()),
  /** Those that konbit has made, with the SHA-256 of what AlternC says is the password; null: nobody may use it. */
  databases: z.record(z.string(), z.string().nullable()),
  domains: z.array(domain),
});

/** A thing of which konbit keeps in AlternC's database that it has declared it; closed since, or open. */
const declared = z.object({
  kind: z.string(),
  thing: z.string(),
  /** Empty for a thing without parts. */
  part: z.string(),
  isOpen: z.boolean(),
  facts: z.record(z.string(), z.json()),
});

/** What `observe` of server/alternc/driver.php answers. */
export const alterncState = z.object({
  version: z.string(),
  accounts: z.array(account),
  declared: z.array(declared),
});

export type AlterncState = z.output<typeof alterncState>;
export type AlterncAccount = z.output<typeof account>;
export type AlterncDomain = z.output<typeof domain>;
export type AlterncAddress = z.output<typeof address>;
