import { cronCommand, cronTimes } from "../core/cron.ts";
import { treeOf } from "./names.ts";
import { fill, shipped } from "./shipped.ts";

/** One line of a member's crontab. */
export interface Job {
  /** Name of the site within the member. */
  readonly site: string;
  readonly line: string;
}

const service = shipped("job.service");
const timer = shipped("crontab/job.timer");

/** Texts of the units of systemd that do a member's lines, by file name; a timer and its service for each. */
export function unitsFor(login: string, jobs: readonly Job[]): Readonly<Record<string, string>> {
  const numbers = new Map<string, number>();
  const texts = jobs.flatMap((job) => {
    const number = (numbers.get(job.site) ?? 0) + 1;
    numbers.set(job.site, number);
    // Neither login nor name has a point in it: one member's are found by the beginning.
    const unit = `konbit-cron-${login}.${job.site}.${number}`;
    return [
      [`${unit}.service`, serviceText(login, job)],
      [`${unit}.timer`, timerText(login, job)],
    ];
  });
  return Object.fromEntries(texts) as Readonly<Record<string, string>>;
}

const what = (login: string, site: string) => `Timed task of site ${site} of member ${login}`;

function serviceText(login: string, { site, line }: Job): string {
  const tree = treeOf(login, site);
  return fill(service, {
    LOGIN: login,
    WHAT: what(login, site),
    CONDITION: `ConditionPathIsDirectory=${tree}/htdocs`,
    START: `/usr/local/lib/konbit/cron ${tree} ${quoted(cronCommand(line))}`,
  });
}

/** As one word of a command line in a unit (systemd.service(5)). */
function quoted(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, String.raw`\$&`);
  // Functions, so that `$$` is not taken for a pattern of replace.
  return `"${escaped.replaceAll("%", () => "%%").replaceAll("$", () => "$$")}"`;
}

function timerText(login: string, { site, line }: Job): string {
  const times = calendarOf(line).map((time) => `OnCalendar=${time}`);
  return fill(timer, { WHAT: what(login, site), TIMES: times.join("\n") });
}

const weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The same times as systemd.time(7) writes them: `*-*-* *:0,15,30,45:00`. Either of two is due. */
export function calendarOf(line: string): readonly string[] {
  const times = cronTimes(line);
  if (times === undefined) throw new Error(`not a line of a crontab: ${line}`);
  const { minutes, hours, days, months, weekdays, isEitherDay } = times;
  const some = (numbers: readonly number[], all: number) => (numbers.length === all ? "*" : numbers.join(","));
  const week = weekdays.length === 7 ? "" : `${weekdays.map((day) => weekdayNames[day] ?? "").join(",")} `;
  const on = (weekday: string, day: string) =>
    `${weekday}*-${some(months, 12)}-${day} ${some(hours, 24)}:${some(minutes, 60)}:00`;
  const day = some(days, 31);
  if (!isEitherDay) return [on(week, day)];
  return week === "" || day === "*" ? [on("", "*")] : [on("", day), on(week, "*")];
}
