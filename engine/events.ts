// What the engine tells while it works, as far as konbit folds it; sdk/go/common/apitype/events.go of pulumi 3.259.0.

/** What happens to one resource. `same` is said too. */
export type Op =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "read"
  | "read-replacement"
  | "refresh"
  | "read-discard"
  | "discard-replaced"
  | "remove-pending-replace"
  | "import"
  | "import-replacement";

export interface ResourceState {
  readonly type: string;
  readonly urn: string;
  readonly id: string;
  readonly parent: string;
  readonly provider: string;
  readonly custom?: boolean;
  readonly protect?: boolean;
  readonly initErrors?: readonly string[];
  /** Secrets are "[secret]". */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface PropertyDiff {
  readonly diffKind: "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";
  readonly inputDiff: boolean;
}

export interface Step {
  readonly op: Op;
  readonly urn: string;
  readonly type: string;
  readonly old: ResourceState | null;
  readonly new: ResourceState | null;
  /** The properties that force a replacement. */
  readonly keys?: readonly string[] | null;
  /** The top-level properties that change. */
  readonly diffs?: readonly string[] | null;
  readonly detailedDiff: Readonly<Record<string, PropertyDiff>> | null;
  readonly logical?: boolean;
  readonly provider: string;
}

export interface Diagnostic {
  readonly urn?: string;
  readonly message: string;
  readonly severity: "info" | "info#err" | "warning" | "error" | "debug";
  readonly streamID?: number;
  /** Of passing interest: a state to show while it lasts. */
  readonly ephemeral?: boolean;
}

export interface Summary {
  readonly durationSeconds: number;
  readonly resourceChanges: Readonly<Partial<Record<Op, number>>>;
  readonly isPreview: boolean;
  readonly maybeCorrupt: boolean;
  readonly result: "succeeded" | "failed";
}

/** One event; one of the named fields is there. Those that konbit has no use for are left out of the type. */
export interface EngineEvent {
  readonly sequence: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly preludeEvent?: { readonly config: Readonly<Record<string, string>> };
  /** Work on a resource begins; in a preview, what would be done. `planning`: of the preview that `up` makes first. */
  readonly resourcePreEvent?: { readonly metadata: Step; readonly planning?: boolean };
  /** Work on a resource has ended well. */
  readonly resOutputsEvent?: { readonly metadata: Step; readonly planning?: boolean };
  readonly resOpFailedEvent?: { readonly metadata: Step; readonly status: number; readonly steps: number };
  readonly diagnosticEvent?: Diagnostic;
  readonly summaryEvent?: Summary;
  readonly errorEvent?: { readonly error: string };
  readonly cancelEvent?: object;
}
