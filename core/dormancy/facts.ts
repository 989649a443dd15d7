import * as z from "zod";

const seconds = z.int().min(0);

/** What a server knows of one of its sites. */
export const SiteFacts = z.strictObject({
  /** The member's id and the site's name: its identity. */
  member: z.string(),
  name: z.string(),
  /** As Apache serves it. */
  state: z.string(),
  /** Seconds since 1970: when it was made; 0 where the disk does not know. */
  born: seconds,
  /** When somebody wrote last; null where nobody ever did, or nothing shows it. */
  written: seconds.nullable(),
  /** The last visit in the logs that are kept. */
  seen: seconds.nullable(),
  pages: seconds.nullable(),
  /** Of disk, its database included. */
  bytes: seconds,
});

export type SiteFacts = z.output<typeof SiteFacts>;
