/**
 * What a request does to a thing. appears: was not there. changes: stays, and something about it is different. pauses:
 * closed for now, its data in place. resumes: open again. stops: taken away, its data kept. asks: only says a wish.
 */
export const effects = ["appears", "changes", "pauses", "resumes", "stops", "asks"] as const;
export type Effect = (typeof effects)[number];
