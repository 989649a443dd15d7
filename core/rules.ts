import * as z from "zod";
import { forge } from "./member/values.ts";
import { leaf } from "./member/leaf.ts";
import { size } from "./member/size.ts";

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

const coordinators = z.array(leaf(forge)).default([]);

/**
 * What this konbit decides for all its members: the stack's config keys `konbit:operator`, `konbit:plans`,
 * `konbit:themes`, `konbit:cloudApps`, `konbit:phpVersions` and `konbit:coordinators`, each with a default (§5.8).
 */
export const rules = z.object({
  /** Slug of the file that stands for the konbit itself. */
  operator: z.string().default("konbit"),
  /** The first plan is the one of a member whose file names none. */
  plans: z.record(z.string(), plan).prefault({ association: {} }),
  themes: z.array(z.string()).default(["twentytwentyfour"]),
  cloudApps: z.array(z.string()).default(["calendar", "contacts", "deck", "tables"]),
  /** The first is the default. */
  phpVersions: z
    .array(z.string().regex(/^\d+\.\d+$/))
    .min(1)
    .default(["8.2"]),
  coordinators: z.strictObject({ technical: coordinators, social: coordinators }).prefault({}),
});

export type Rules = z.output<typeof rules>;
export type Plan = z.output<typeof plan>;

/** The rules of a konbit whose stack says nothing. */
export const defaultRules: Rules = rules.parse({});
