/** When a line of a crontab is due: each field as all the numbers that it stands for, in order. */
export interface CronTimes {
  /** 0 to 59. */
  readonly minutes: readonly number[];
  /** 0 to 23. */
  readonly hours: readonly number[];
  /** Days of the month, 1 to 31. */
  readonly days: readonly number[];
  /** 1 to 12. */
  readonly months: readonly number[];
  /** 0 is Sunday, 6 Saturday. */
  readonly weekdays: readonly number[];
  /** It is due on the days of the month and on the weekdays; otherwise on those that are both (crontab(5)). */
  readonly isEitherDay: boolean;
}

/**
 * The first five fields of a line of a crontab: numbers, ranges, steps and lists of them, no names.
 * @returns undefined for what cron would not take, and for a day that no year has.
 */
export function cronTimes(line: string): CronTimes | undefined {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = line.trim().split(/ +/);
  const [minutes, hours, days, months, week] = [
    numbersOf(minute, 0, 59),
    numbersOf(hour, 0, 23),
    numbersOf(day, 1, 31),
    numbersOf(month, 1, 12),
    numbersOf(weekday, 0, 7),
  ];
  if (!minutes || !hours || !days || !months || !week) return undefined;
  const isEitherDay = !day.startsWith("*") && !weekday.startsWith("*");
  if (!isEitherDay && !months.some((number) => days.some((one) => one <= daysIn(number)))) return undefined;
  // Sunday is 0 and 7.
  const weekdays = [...new Set(week.map((number) => number % 7))].sort();
  return { minutes, hours, days, months, weekdays, isEitherDay };
}

/** What the line runs; empty where it ends before. */
export function cronCommand(line: string): string {
  return /^(?:\S+ +){5}(.+)$/.exec(line.trim())?.[1] ?? "";
}

const part = /^(?:(?<all>\*)|(?<from>\d{1,2})(?:-(?<to>\d{1,2}))?)(?:\/(?<step>\d{1,2}))?$/;

/** Each number once and in order; a number with a step but no end goes on to the last, as in `5/15`. */
function numbersOf(field: string, first: number, last: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const word of field.split(",")) {
    const { all, from, to, step } = part.exec(word)?.groups ?? {};
    if (all === undefined && from === undefined) return undefined;
    const start = all === undefined ? Number(from) : first;
    const end = to !== undefined ? Number(to) : all !== undefined || step !== undefined ? last : start;
    const by = Number(step ?? 1);
    if (start < first || end > last || start > end || by === 0) return undefined;
    for (let number = start; number <= end; number += by) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}

const daysIn = (month: number): number => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
