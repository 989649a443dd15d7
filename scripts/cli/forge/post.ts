import { requestLabels, type Answer } from "../../../core/forge/answer.ts";
import { commentMarker, postedComment } from "../../../core/forge/comment.ts";
import type { Text } from "../../../core/text.ts";
import { ourLabels, type Forge } from "./forge.ts";

/**
 * Shows an answer on its request: one comment, made once and edited from then on; the labels; the mark beside the commit.
 * Doing it twice changes nothing the second time. @returns what was done, for the log.
 */
export async function postAnswer(forge: Forge, answer: Answer): Promise<Text> {
  const { number, head, labels, verdict } = answer;
  const request = await forge.request(number);
  // People may only read what was said of what they see.
  if (!request.isOpen) return nothing("la demande est fermée", "the request is closed");
  if (request.head !== head)
    return nothing(
      "la demande a changé depuis ; le travail suivant répondra",
      "the request has changed since; the next job will answer",
    );
  const done = await postComment(forge, number, postedComment(answer.comment));
  const there = ourLabels(await forge.labels(number));
  const missing = labels.filter((label) => !there.includes(label));
  const extra = requestLabels.filter((label) => there.includes(label) && !labels.includes(label));
  if (missing.length > 0) await forge.addLabels(number, missing);
  if (extra.length > 0) await forge.removeLabels(number, extra);
  await forge.setStatus(head, verdict === "ok");
  return done;
}

/** Ours is the one that we posted and that begins with the marker: a member may copy the marker, not the account. */
async function postComment(forge: Forge, number: number, body: string): Promise<Text> {
  for await (const comment of forge.comments(number)) {
    if (!comment.isOurs || !comment.body.startsWith(commentMarker)) continue;
    if (comment.body.trimEnd() === body.trimEnd())
      return nothing("le commentaire le dit déjà", "the comment says so already");
    await forge.editComment(number, comment.id, body);
    return { fr: "Le commentaire est mis à jour.", en: "The comment is up to date." };
  }
  await forge.addComment(number, body);
  return { fr: "Le commentaire est publié.", en: "The comment is posted." };
}

function nothing(fr: string, en: string): Text {
  return { fr: `Rien à publier : ${fr}.`, en: `Nothing to post: ${en}.` };
}
