import { requestLabels, type RequestLabel } from "../../../core/forge/answer.ts";
import type { Text } from "../../../core/text.ts";

/** A request (pull request, merge request) as the forge shows it now. */
export interface ForgeRequest {
  readonly isOpen: boolean;
  /** Commit at its tip. */
  readonly head: string;
  /** Account of the person who opened it. */
  readonly author: string;
  readonly body: string;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  /** Posted by the account whose token we hold: only those are ever edited. */
  readonly isOurs: boolean;
}

/** What konbit needs of a forge. Every forge gives it with other words. */
export interface Forge {
  request(number: number): Promise<ForgeRequest>;
  comments(number: number): AsyncIterable<Comment>;
  addComment(number: number, body: string): Promise<void>;
  editComment(number: number, id: number, body: string): Promise<void>;
  labels(number: number): Promise<readonly string[]>;
  addLabels(number: number, labels: readonly RequestLabel[]): Promise<void>;
  removeLabels(number: number, labels: readonly RequestLabel[]): Promise<void>;
  /** The mark beside a commit, which a protected branch can require. */
  setStatus(head: string, isAcceptable: boolean): Promise<void>;
}

/** The name under which a protected branch can require the mark. */
export const statusName = "konbit";

export const statusText = (isAcceptable: boolean): Text =>
  isAcceptable
    ? { fr: "La demande peut être approuvée", en: "The request can be approved" }
    : { fr: "À corriger : voir le commentaire", en: "To be corrected: see the comment" };

/** How a label is shown where it has to be made. */
export const labelLook: Readonly<Record<RequestLabel, { readonly color: string; readonly description: string }>> = {
  automatique: { color: "2da44e", description: "Sans risque, dans ce qui est accordé / Safe, within what is granted" },
  décision: { color: "bf8700", description: "Technique et social approuvent / Both coordinations approve" },
  danger: {
    color: "cf222e",
    description: "Des données quittent leur place : deux personnes, 24 h / Data leaves its place",
  },
  candidature: { color: "8250df", description: "Une organisation demande à entrer / An organisation asks to join" },
};

/** Those of a request's labels that konbit sets. */
export function ourLabels(names: readonly string[]): readonly RequestLabel[] {
  return requestLabels.filter((label) => names.includes(label));
}
