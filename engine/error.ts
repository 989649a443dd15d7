/** What a person reads, whole in each language. The same shape as core/text.ts, which engine/ does not import. */
export interface EngineText {
  readonly fr: string;
  readonly en: string;
}

/** The engine cannot be had or cannot run; the text says where, what, why, and the way out. */
export class EngineError extends Error {
  readonly text: EngineText;

  constructor(text: EngineText, options?: ErrorOptions) {
    super(text.en, options);
    this.name = "EngineError";
    this.text = text;
  }
}
