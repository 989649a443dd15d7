import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Subject } from "../../../core/forge/answer.ts";
import { exitCode } from "../exit-code.ts";
import { Failure } from "../ui.ts";
import type { ForgeName } from "./connect.ts";

/** The request that started this run, as the forge's event file says; who wrote it and why is in there or is asked. */
export interface RequestEvent extends Subject {
  readonly author?: string;
  readonly body?: string;
}

/** GitHub, Forgejo and Gitea: the payload of `pull_request_target`. */
const hubEvent = z
  .object({
    pull_request: z.object({
      number: z.int().positive(),
      head: z.object({ sha: z.string() }),
      user: z.object({ login: z.string() }),
      body: z.string().nullish(),
    }),
  })
  .transform(({ pull_request: { number, head, user, body } }): RequestEvent => ({
    number,
    head: head.sha,
    author: user.login,
    body: body ?? "",
  }));

/** GitLab: what a project's webhook for merge requests hands to a triggered pipeline. Its `user` is who acted, not who wrote. */
const labEvent = z
  .object({
    object_kind: z.literal("merge_request"),
    object_attributes: z.object({ iid: z.int().positive(), last_commit: z.object({ id: z.string() }) }),
  })
  .transform(({ object_attributes: { iid, last_commit } }): RequestEvent => ({ number: iid, head: last_commit.id }));

/** @throws Failure (usage) when this run was not started by a request. */
export async function requestEvent(forge: ForgeName, env: NodeJS.ProcessEnv): Promise<RequestEvent> {
  const variable = forge === "gitlab" ? "TRIGGER_PAYLOAD" : "GITHUB_EVENT_PATH";
  const file = env[variable];
  if (file === undefined || file === "") throw noEvent(variable, "?");
  const schema = forge === "gitlab" ? labEvent : hubEvent;
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw noEvent(variable, error instanceof z.ZodError ? (error.issues[0]?.message ?? "") : String(error));
  }
}

function noEvent(variable: string, why: string): Failure {
  return new Failure(
    {
      fr: `${variable} ne nomme pas l'événement d'une demande (${why}). Ce verbe est pour les travaux d'une forge : docs/forges.md`,
      en: `${variable} does not name a request's event (${why}). This verb is for a forge's jobs: docs/forges.md`,
    },
    exitCode.usage,
  );
}
