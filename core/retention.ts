/** How long what is taken away is kept before anybody may erase it, in days (member-file §5.5). */
export const retention = {
  /** In quarantine, out of reach, from the moment when it is taken away; erasing after that is a request of its own, with its own approvals. */
  quarantineDays: 30,
} as const;
