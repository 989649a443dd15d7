import { pathOf, type Change } from "../member/edit/change.ts";
import { editedAll } from "../member/edit/edit.ts";

/** Lines to paste by hand, and the key under which they belong. */
export interface Paste {
  /** `mailboxes` */
  readonly key: string;
  /** With the key itself, for a file that does not have it. */
  readonly whole: string;
  /** What goes below the key of a file that has it; empty where key and value are one line. */
  readonly below: string;
}

/** Changes as lines to paste into a file that nobody has shown us, one piece for each key at the top. */
export function pastes(changes: readonly Change[]): readonly Paste[] {
  const keys = [...new Set(changes.map((change) => String(pathOf(change)[0])))];
  return keys.flatMap((key): Paste[] => {
    const own = changes.filter((change) => pathOf(change)[0] === key);
    const whole = editedAll("", own);
    return whole === undefined ? [] : [{ key, whole, below: whole.slice(whole.indexOf("\n") + 1) }];
  });
}
