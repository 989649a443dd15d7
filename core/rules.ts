import * as z from "zod";
import { siteApps, themesOf } from "./apps/index.ts";
import { backendNames } from "./backend-names.ts";
import { forge, mailAddress } from "./member/values.ts";
import { leaf } from "./member/leaf.ts";
import { size } from "./member/size.ts";

const themes = siteApps.flatMap(themesOf);

const count = z.int().min(0).max(10_000);
const sizeOf = (text: string) => size.prefault(text);

const plan = z.strictObject({
  /** What a mailbox gets that does not say. */
  mailboxQuota: sizeOf("5 GiB"),
  limits: z
    .strictObject({
      files: sizeOf("100 GiB"),
      web: sizeOf("30 GiB"),
      mail: sizeOf("50 GiB"),
      mailboxes: count.default(20),
      lists: count.default(5),
      wikis: count.default(4),
      sites: count.default(4),
      ncUsers: count.default(25),
    })
    .prefault({}),
});

export const uses = ["web", "mail", "files"] as const;
/** What a volume holds, and the limit of a member that is promised on it. */
export type Use = (typeof uses)[number];

const volume = z.strictObject({
  name: z.string().min(1),
  size,
  holds: z.array(z.enum(uses)).min(1),
  /** Never promised to anybody; absent: nothing. */
  reserve: size.exactOptional(),
});

/** The layout of the server with 6 TB that konbit was made for. */
const volumes = [
  { name: "www", size: "800 GiB", holds: ["web"] },
  { name: "mail", size: "620 GiB", holds: ["mail"] },
  { name: "nextcloud", size: "2800 GiB", holds: ["files"] },
] satisfies z.input<typeof volume>[];

/** Shared files fill slowly, and Nextcloud says so before they are full; a full web or mail volume stops everybody. */
const defaultOvercommit: Readonly<Record<Use, number>> = { web: 100, mail: 100, files: 120 };

/** What may be promised on a volume, in percent of its size: what the config says, else the most careful default. */
export function overcommitOf({ name, holds }: Volume, overcommit: Rules["overcommit"]): number {
  return overcommit[name] ?? Math.min(...holds.map((use) => defaultOvercommit[use]));
}

const coordinators = z.array(leaf(forge)).default([]);

/**
 * What this konbit decides for all its members: the stack's config keys `konbit:operator`, `konbit:plans`,
 * `konbit:themes`, `konbit:cloudApps`, `konbit:phpVersions`, `konbit:coordinators`, `konbit:coordinatorAddresses`,
 * `konbit:volumes` and `konbit:overcommit`, each with a default (§5.8), and `konbit:backend`.
 */
export const rules = z.object({
  /** Slug of the file that stands for the konbit itself. */
  operator: z.string().default("konbit"),
  /** The first plan is the one of a member whose file names none. */
  plans: z.record(z.string(), plan).prefault({ association: {} }),
  /** Those of the catalogue that this konbit offers. */
  themes: z.array(z.enum(themes)).default(themes),
  cloudApps: z.array(z.string()).default(["calendar", "contacts", "deck", "tables"]),
  /** The first is the default. */
  phpVersions: z
    .array(z.string().regex(/^\d+\.\d+$/))
    .min(1)
    .default(["8.2"]),
  coordinators: z.strictObject({ technical: coordinators, social: coordinators }).prefault({}),
  /** Who gets what people write to a domain's postmaster and abuse; empty: the contact in the operator's file. */
  coordinatorAddresses: z.array(leaf(mailAddress)).default([]),
  /** The volumes on which members are promised space; what no volume holds is not counted. */
  volumes: z
    .array(volume)
    .prefault(volumes)
    .refine(
      isHeldOnce,
      "a name or a use stands twice: each use is held by one volume / un nom ou un usage est là deux fois",
    ),
  /** What runs the server; absent: konbit's own programs. */
  backend: z.enum(backendNames).exactOptional(),
  /** Percent of a volume's size (by its name) that may be promised: 120 promises 1.2 times what is there. */
  overcommit: z.record(z.string(), z.int().min(1).max(1000)).default({}),
});

function isHeldOnce(all: readonly Volume[]): boolean {
  const names = all.map(({ name }) => name);
  const held = all.flatMap(({ holds }) => holds);
  return new Set(names).size === names.length && new Set(held).size === held.length;
}

export type Rules = z.output<typeof rules>;
export type Plan = z.output<typeof plan>;
export type Volume = z.output<typeof volume>;

/** The rules of a konbit whose stack says nothing. */
export const defaultRules: Rules = rules.parse({});
