import * as z from "zod";
import { cronCommand, cronTimes } from "../core/cron.ts";
import { lines, Script, sh } from "../remote/sh.ts";
import { unitsFor } from "./crontab-units.ts";
import type { Kind } from "./kind.ts";
import { Login, MemberId, SiteName } from "./names.ts";
import { shipped } from "./shipped.ts";
import { filesOf, originOf, parsedOnce, rowsOf, unitsOf, wordsOf } from "./survey-rows.ts";

const Inputs = z.strictObject({
  member: MemberId,
  login: Login,
  jobs: z
    .array(
      z.strictObject({
        /** Name of the site within the member. */
        site: SiteName,
        /** As in a crontab; its command is run by sh in the site's `htdocs`. */
        line: z
          .string()
          .max(300)
          .refine(
            (line) => cronTimes(line) !== undefined && cronCommand(line) !== "" && !/\p{Cc}/u.test(line),
            "five fields and a command, as in 0 3 * * * php tidy.php",
          ),
      }),
    )
    .min(1)
    .max(200),
});

type Inputs = z.output<typeof Inputs>;

// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type CrontabState = {
  readonly member: string;
  readonly login: string;
  /** Whole texts of the units, by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether each timer is under way, also after a reboot, and its service as written. */
  readonly timers: Readonly<Record<string, string>>;
};

/** What a member's sites do by the clock: a timer and a service of systemd for each line, behind the walls of the member's PHP. */
export const crontab: Kind<CrontabState, Inputs> = {
  token: "konbit:index:Crontab",
  inputs: Inputs,
  identity: ["member"],
  secrets: [],
  desired,
  id: ({ member }) => member,
  survey: new Script(shipped("crontab/survey.sh")),
  observe,
  ensure: (states) => batch(states, ({ files }) => Object.entries(files).flat()),
  retire: (states) => batch(states, () => []),
};

function desired({ member, login, jobs }: Inputs): CrontabState {
  const files = unitsFor(login, jobs);
  const timers = Object.keys(files).filter((name) => name.endsWith(".timer"));
  return {
    member,
    login,
    files,
    timers: Object.fromEntries(timers.map((name) => [name.slice(0, -".timer".length), "by the clock"])),
  };
}

const factsIn = parsedOnce((survey) => {
  const rows = rowsOf(survey);
  return { files: filesOf(rows), units: unitsOf(rows, "unit"), boot: new Set(wordsOf(rows, "boot").flat()) };
});

/** Absent when nothing is done. The server knows logins alone: which one it is, what is expected says. */
function observe(survey: string, id: string, expected?: CrontabState): CrontabState | undefined {
  const login = expected?.login;
  if (login === undefined) return undefined;
  const { files, units, boot } = factsIn(survey);
  const folder = `/etc/systemd/system/konbit-cron-${login}.`;
  const own = Object.entries(files).flatMap(([path, text]): [string, string][] =>
    path.startsWith(folder) ? [[path.slice("/etc/systemd/system/".length), text]] : [],
  );
  if (own.length === 0) return undefined;
  const names = own.flatMap(([name]) => (name.endsWith(".timer") ? [name.slice(0, -".timer".length)] : []));
  const how = (name: string): string => {
    const [timer, service] = [units.get(`${name}.timer`) ?? {}, units.get(`${name}.service`) ?? {}];
    const strange = [timer, service].map(originOf).find((origin) => origin !== "as written");
    if (strange !== undefined) return strange;
    if (timer["ActiveState"] !== "active") return "not by the clock";
    return boot.has(`${name}.timer`) ? "by the clock" : "by the clock, not after a reboot";
  };
  return {
    member: id,
    login,
    files: Object.fromEntries(own),
    timers: Object.fromEntries(names.map((name) => [name, how(name)])),
  };
}

function batch(states: readonly CrontabState[], units: (state: CrontabState) => readonly string[]): Script {
  const calls = states.map((state) => sh`item ${state.member} crontab_ensure ${[state.login, ...units(state)]}`);
  return lines([
    ...["lib.sh", "crontab/crontab.sh"].map((name) => new Script(shipped(name))),
    ...calls,
    new Script("finish"),
  ]);
}
