import type { Text } from "../text.ts";

/** appears: was not there. changes: stays, and something about it is different. stops: closed, its data kept. */
export type Effect = "appears" | "changes" | "stops";

/** What one kind says of a thing before and after; either may be absent, not both. No sentence: nothing changes. */
export type Sentences<Thing> = (before: Thing | undefined, after: Thing | undefined) => readonly Sentence[];
export type Sentence = readonly [Effect, Text];
