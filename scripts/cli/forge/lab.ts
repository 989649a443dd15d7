import { z } from "zod";
import type { RequestLabel } from "../../../core/forge/answer.ts";
import type { Api } from "./api.ts";
import type { Comment, Forge, ForgeRequest } from "./forge.ts";

const mergeRequest = z.object({
  state: z.string(),
  sha: z.string(),
  author: z.object({ username: z.string() }),
  description: z.string().nullable(),
  labels: z.array(z.string()).default([]),
});
const note = z.object({ id: z.number(), body: z.string(), author: z.object({ username: z.string() }) });
const user = z.object({ username: z.string() });

/** GitLab's REST API v4. */
export class Lab implements Forge {
  readonly #api: Api;
  readonly #project: string;
  #account: string | undefined;

  /** `project` is its number or its escaped path. */
  constructor(api: Api, project: string) {
    this.#api = api;
    this.#project = `/projects/${encodeURIComponent(project)}`;
  }

  async request(number: number): Promise<ForgeRequest> {
    const { state, sha, author, description } = await this.#mergeRequest(number);
    return { isOpen: state === "opened", head: sha, author: author.username, body: description ?? "" };
  }

  async *comments(number: number): AsyncGenerator<Comment> {
    this.#account ??= (await this.#api.get("/user", user)).username;
    const notes = this.#api.all(`${this.#at(number)}/notes?per_page=100&sort=asc&order_by=created_at`, note);
    for await (const { id, body, author } of notes) yield { id, body, isOurs: author.username === this.#account };
  }

  addComment(number: number, body: string): Promise<void> {
    return this.#api.send("POST", `${this.#at(number)}/notes`, { body });
  }

  editComment(number: number, id: number, body: string): Promise<void> {
    return this.#api.send("PUT", `${this.#at(number)}/notes/${id}`, { body });
  }

  async labels(number: number): Promise<readonly string[]> {
    return (await this.#mergeRequest(number)).labels;
  }

  /** GitLab makes the labels that a project does not have. */
  addLabels(number: number, labels: readonly RequestLabel[]): Promise<void> {
    return this.#api.send("PUT", this.#at(number), { add_labels: labels.join(",") });
  }

  removeLabels(number: number, labels: readonly RequestLabel[]): Promise<void> {
    return this.#api.send("PUT", this.#at(number), { remove_labels: labels.join(",") });
  }

  /** A mark cannot be set on a fork's commit without a branch of this project; label and comment say it (docs/forges.md). */
  setStatus(): Promise<void> {
    return Promise.resolve();
  }

  #at(number: number): string {
    return `${this.#project}/merge_requests/${number}`;
  }

  #mergeRequest(number: number) {
    return this.#api.get(this.#at(number), mergeRequest);
  }
}
