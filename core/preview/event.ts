/** What is read of an engine event (pulumi sdk/go/common/apitype/events.go at 3.259.0); the rest is left alone. */
export interface StepEvent {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly old?: StepState | null;
  readonly new?: StepState | null;
  /** Property path → how it differs. */
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

export interface StepState {
  readonly parent?: string;
  /** Absent for a component, which groups others and is nothing on the server. */
  readonly custom?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>> | null;
}
