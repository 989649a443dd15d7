import type { Edit } from "../problem.ts";

/** The text after all these edits; of two that touch the same characters the first in the file is done. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: replacement } of inOrder(edits)) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), replacement);
    done = end;
  }
  return pieces.join("") + text.slice(done);
}

/** By place; what is put in at a place comes before what is replaced there. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
