/** What a person reads, whole in each language: no sentence is glued together from pieces. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

export type Lang = keyof Text;
