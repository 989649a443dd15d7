import type { Admitted } from "../member/member.ts";

/** What a member's sites do by the clock. */
export interface CrontabPlan {
  readonly member: string;
  readonly login: string;
  /** One or more; `site` is its name within the member, `line` as in a crontab: `0 3 * * * php tidy.php`. */
  readonly jobs: readonly { readonly site: string; readonly line: string }[];
}

/** Absent where nothing is to be done. A site that is not served does nothing by the clock either. */
export function crontabOf({ id, login, sites }: Admitted): CrontabPlan | undefined {
  const served = sites.filter(({ state }) => state === "active");
  const jobs = served.flatMap(({ name, cron }) => cron.map((line) => ({ site: name, line })));
  return jobs.length === 0 ? undefined : { member: id, login, jobs };
}
