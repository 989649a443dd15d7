import { z } from "zod";
import type { RequestLabel } from "../../../core/forge/answer.ts";
import type { Api } from "./api.ts";
import { labelLook, statusName, statusText, type Comment, type Forge, type ForgeRequest } from "./forge.ts";

const pull = z.object({
  state: z.string(),
  head: z.object({ sha: z.string() }),
  user: z.object({ login: z.string() }),
  body: z.string().nullable().default(""),
});
const comment = z.object({
  id: z.number(),
  body: z.string().nullable(),
  user: z.object({ login: z.string() }).nullable(),
});
const label = z.object({ id: z.number(), name: z.string() });
const user = z.object({ login: z.string() });

/** The account of a token that a GitHub job gets by itself, which may not ask who it is. */
const jobAccount = "github-actions[bot]";

/** GitHub's API (2022-11-28), and Forgejo's and Gitea's, which have its shape but name a label by its id. */
export class Hub implements Forge {
  readonly #api: Api;
  readonly #repo: string;
  readonly #namesLabelsBy: "name" | "id";
  #account: string | undefined;

  /** `repository` is `owner/name`. */
  constructor(api: Api, repository: string, namesLabelsBy: "name" | "id") {
    this.#api = api;
    this.#repo = `/repos/${repository}`;
    this.#namesLabelsBy = namesLabelsBy;
  }

  async request(number: number): Promise<ForgeRequest> {
    const { state, head, user: author, body } = await this.#api.get(`${this.#repo}/pulls/${number}`, pull);
    return { isOpen: state === "open", head: head.sha, author: author.login, body: body ?? "" };
  }

  async *comments(number: number): AsyncGenerator<Comment> {
    this.#account ??= (await this.#api.find("/user", user))?.login ?? jobAccount;
    for await (const one of this.#api.all(`${this.#repo}/issues/${number}/comments?per_page=100`, comment)) {
      yield { id: one.id, body: one.body ?? "", isOurs: one.user?.login === this.#account };
    }
  }

  addComment(number: number, body: string): Promise<void> {
    return this.#api.send("POST", `${this.#repo}/issues/${number}/comments`, { body });
  }

  editComment(_number: number, id: number, body: string): Promise<void> {
    return this.#api.send("PATCH", `${this.#repo}/issues/comments/${id}`, { body });
  }

  async labels(number: number): Promise<readonly string[]> {
    return (await this.#labelsOf(number)).map(({ name }) => name);
  }

  async addLabels(number: number, labels: readonly RequestLabel[]): Promise<void> {
    const there = await this.#api.list(`${this.#repo}/labels?per_page=100&limit=50`, label);
    for (const name of labels) {
      if (there.some((one) => one.name === name)) continue;
      await this.#api.send("POST", `${this.#repo}/labels`, { name, ...labelLook[name] });
    }
    await this.#api.send("POST", `${this.#repo}/issues/${number}/labels`, { labels });
  }

  async removeLabels(number: number, labels: readonly RequestLabel[]): Promise<void> {
    for (const { id, name } of await this.#labelsOf(number)) {
      if (!labels.some((one) => one === name)) continue;
      const key = this.#namesLabelsBy === "id" ? id : encodeURIComponent(name);
      await this.#api.send("DELETE", `${this.#repo}/issues/${number}/labels/${key}`);
    }
  }

  setStatus(head: string, isAcceptable: boolean): Promise<void> {
    const { fr, en } = statusText(isAcceptable);
    return this.#api.send("POST", `${this.#repo}/statuses/${head}`, {
      state: isAcceptable ? "success" : "failure",
      context: statusName,
      description: `${fr} / ${en}`,
    });
  }

  #labelsOf(number: number) {
    return this.#api.list(`${this.#repo}/issues/${number}/labels?per_page=100`, label);
  }
}
