import type { Text } from "./text.ts";

export type Severity = "error" | "warning" | "notice";

/** A stable code, `K0203`: it has a text in core/member/messages and keeps its meaning for ever. */
export type ProblemCode = `K${number}`;

/** Where something stands. Lines and columns count from 1; a column counts characters (code points). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A change of the file that removes the problem: characters `start` to `end` (UTF-16 offsets) become `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is wrong, before anybody knows where: pure rules return this. */
export interface Finding {
  readonly code: ProblemCode;
  readonly text: Text;
  /** Ready to stand in the place of the culprit. */
  readonly replacement?: string;
  /** A line ready to paste elsewhere than in the file: a command, or a line of the request's text. */
  readonly paste?: string;
  /** The same, made of the culprit's own characters. */
  readonly rewrite?: (written: string) => string;
  /** The culprit can go, with the line or comma that is its own, and nothing is lost. */
  readonly isRemovable?: boolean;
  /** What is proposed may be another thing than was meant: for a person to decide, never done by `check --fix`. */
  readonly isGuess?: boolean;
  /** The culprit is the key itself, not what stands behind it. */
  readonly atKey?: boolean;
  /** Absent: error. */
  readonly severity?: Severity;
  /** A notice only: `up` and `preview` refuse as long as it stands. */
  readonly refuses?: boolean;
}

/**
 * What a person should know about a file or a request. Without a line where there is none to show: a file that is
 * gone, too many removals at once.
 */
export interface Remark extends Partial<Place> {
  readonly severity: Severity;
  readonly code: ProblemCode;
  /** As given to `readMembers`, `members/racine-commune.yaml`. */
  readonly file: string;
  /** Characters from `column` on that the caret underlines; at least 1. */
  readonly length?: number;
  readonly text: Text;
  /** The culprit's line and the one before it, as they stand in the file; empty where there is no text to show. */
  readonly excerpt?: readonly { readonly line: number; readonly text: string }[];
  readonly fix?: Fix;
  /** A line ready to paste elsewhere than in the file. */
  readonly paste?: string;
  /** A notice only: `up` and `preview` refuse as long as it stands. */
  readonly refuses?: boolean;
}

/** A remark about a member file: its place is always known. */
export interface Problem extends Remark, Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: NonNullable<Remark["excerpt"]>;
}

/** A fix ready to paste: these lines (from 1, inclusive) of the file become `lines`; no `lines` means: remove them. */
export interface Fix {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly lines: readonly string[];
  readonly edit: Edit;
  /** For a person to decide: `check --fix` leaves it. */
  readonly isGuess?: boolean;
}
