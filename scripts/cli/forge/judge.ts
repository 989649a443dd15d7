import { existsSync } from "node:fs";
import path from "node:path";
import type { Answer } from "../../../core/forge/answer.ts";
import { composeComment } from "../../../core/forge/compose.ts";
import { judge } from "../../../core/request/judge.ts";
import { githubAnnotations } from "../../../core/say/github-annotations.ts";
import { gitlabReport } from "../../../core/say/gitlab-report.ts";
import { planMarkdown } from "../../../core/say/plan-markdown.ts";
import { verdictText } from "../../../core/say/verdict-text.ts";
import { gatherRequest } from "../gather-request.ts";

/** A request to judge: two revisions that are in the repository, who asks, and what they wrote. */
export interface ForgeRequest {
  readonly number: number;
  readonly base: string;
  readonly head: string;
  readonly author: string;
  readonly body: string;
}

export interface Judgement {
  readonly answer: Answer;
  /** Every problem, in the forge's own format. */
  readonly annotations: string;
}

/**
 * Judges a request with the code of this checkout, which is the base's. The request's commit is data: its member files are read,
 * nothing of it is checked out or run. A published inventory lies at the root as inventory.json (docs/inventory.md).
 */
export async function judgeForForge(
  repository: string,
  { number, ...request }: ForgeRequest,
  format: "github" | "gitlab",
): Promise<Judgement> {
  const published = path.join(repository, "inventory.json");
  const inventory = existsSync(published) ? { inventory: published } : {};
  const verdict = judge(await gatherRequest({ ...request, ...inventory, repo: repository }));
  const { isRefused, plan, labels } = verdict;
  const comment = composeComment({
    isRefused,
    check: verdictText(verdict, { lang: "fr" }),
    plan: plan === undefined ? "" : planMarkdown(plan),
    head: request.head,
  });
  const remarks = [...verdict.errors, ...verdict.notices];
  return {
    answer: {
      version: 1,
      number,
      head: request.head,
      verdict: isRefused ? "refused" : "ok",
      labels: labels.map(({ name }) => name),
      comment,
    },
    annotations:
      format === "gitlab" ? JSON.stringify(gitlabReport(remarks, "fr")) : githubAnnotations(remarks, "fr").join("\n"),
  };
}
