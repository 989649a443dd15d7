/** What may run a server in the place of konbit's own programs, as `konbit:backend` names it. */
export const backendNames = ["alternc"] as const;

export type BackendName = (typeof backendNames)[number];
