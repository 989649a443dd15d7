import { z } from "zod";
import type { Text } from "../text.ts";

/** The labels that konbit sets on a request and takes off again; every other label is people's (member-file §5.8, "Labels"). */
export const requestLabels = ["automatique", "décision", "danger", "candidature"] as const;
export type RequestLabel = (typeof requestLabels)[number];

/** UTF-8 bytes that a comment may have: below every forge's limit, and far more than anybody reads. */
export const maxCommentBytes = 60_000;

/** Bytes of a whole answer as JSON, before anybody looks into it. */
export const maxAnswerBytes = 200_000;

/**
 * What the job that reads a request hands to the job that may write to the forge. The first has read what a stranger wrote,
 * so the second believes nothing of it that it can ask elsewhere.
 */
export type Answer = z.output<typeof answer>;

const answer = z.strictObject({
  version: z.literal(1),
  number: z.int().positive(),
  /** The commit that was judged: SHA-1 or SHA-256. */
  head: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/),
  verdict: z.enum(["ok", "refused"]),
  labels: z.array(z.enum(requestLabels)).max(requestLabels.length),
  /** Markdown. */
  comment: z
    .string()
    .min(1)
    .refine((text) => text.isWellFormed() && new TextEncoder().encode(text).length <= maxCommentBytes),
});

/** Which request a run of the forge is about, as the forge itself says. */
export interface Subject {
  readonly number: number;
  readonly head: string;
}

/** The answer in these bytes, or why it is refused: size, UTF-8, shape, and that it speaks of this request and this commit. */
export function readAnswer(bytes: Uint8Array, subject: Subject): Answer | { readonly refused: Text } {
  if (bytes.length > maxAnswerBytes) return refused("trop grande", "too large");
  const parsed = answer.safeParse(jsonIn(bytes));
  if (!parsed.success) return refused("pas de la forme attendue", "not of the expected shape");
  const { number, head } = parsed.data;
  if (number !== subject.number) {
    return refused(
      `elle parle de la demande ${number}, et non ${subject.number}`,
      `it is about request ${number}, not ${subject.number}`,
    );
  }
  if (head !== subject.head) {
    return refused(
      `elle parle du commit ${head}, et non ${subject.head}`,
      `it is about commit ${head}, not ${subject.head}`,
    );
  }
  return parsed.data;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function refused(fr: string, en: string): { readonly refused: Text } {
  return {
    refused: {
      fr: `La réponse à publier est refusée : ${fr}. Rien n'est publié ; voyez le travail qui l'a faite.`,
      en: `The answer to post is refused: ${en}. Nothing is posted; look at the job that made it.`,
    },
  };
}
