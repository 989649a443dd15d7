/** How long what is taken away is kept before anybody may erase it, in days (member-file §5.5). */
export const retention = {
  /** Closed, and still in its place. */
  closedDays: 7,
  /** In quarantine, out of reach; erasing after that is a request of its own, with its own approvals. */
  quarantineDays: 30,
} as const;
