import type { Page } from "../page.ts";
import type { Sample } from "../sample.ts";

/**
 * A page about a request, which is more than files: `wrong` and `right` are the members' folder as the request leaves it
 * (`../CODEOWNERS` lies beside the folder), and what else the example needs is in `asked`.
 */
export interface RequestPage extends Page {
  readonly asked: Asked;
}

export interface Asked {
  /** The same folder at the base. */
  readonly before: readonly Sample[];
  /** Absent: `awa-d`, who maintains the file of the examples. */
  readonly author?: string;
  /** A line of the request's text. */
  readonly statement?: { readonly wrong?: string; readonly right?: string };
  /** The wrong files are executable. */
  readonly isExecutable?: true;
  /** The base has changed in the same places meanwhile. */
  readonly isConflict?: true;
  /** Ids of members of the past. */
  readonly past?: readonly string[];
}

export type RequestPages = Readonly<Record<`K10${string}`, RequestPage>>;

type Change = Pick<RequestPage, "wrong" | "right" | "asked">;

const member = (text: string): Sample => ({ name: "racine-commune.yaml", text, around: "admitted" });

/** Some lines of an admitted member's file: at the base, as a request has them, and as they are accepted. */
export function lines(before: string, wrong: string, right: string, asked: Omit<Asked, "before"> = {}): Change {
  return { wrong: [member(wrong)], right: [member(right)], asked: { before: [member(before)], ...asked } };
}

/** A file that the request brings beside the member's own, and none instead. */
export function added(wrong: Sample, right: readonly Sample[] = [], asked: Omit<Asked, "before"> = {}): Change {
  const before = [member("wikis: [wiki]")];
  return { wrong: [...before, wrong], right: [...before, ...right], asked: { before, ...asked } };
}

/** A member's file that the request deletes, and what is to be done instead. */
export function deleted(before: Sample, right: readonly Sample[], asked: Omit<Asked, "before"> = {}): Change {
  return { wrong: [], right, asked: { before: [before], ...asked } };
}
