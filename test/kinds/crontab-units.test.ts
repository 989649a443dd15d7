import { expect, test } from "vitest";
import { calendarOf, unitsFor } from "../../kinds/crontab-units.ts";

test.each([
  ["* * * * * x", ["*-*-* *:*:00"]],
  ["*/15 * * * * x", ["*-*-* *:0,15,30,45:00"]],
  ["30 3 * * * x", ["*-*-* 3:30:00"]],
  ["0 8 1 1,7 * x", ["*-1,7-1 8:0:00"]],
  ["0 8 * * 1-5 x", ["Mon,Tue,Wed,Thu,Fri *-*-* 8:0:00"]],
  ["0 8 */2 * 0 x", ["Sun *-*-1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 8:0:00"]],
  ["0 8 13 * 5 x", ["*-*-13 8:0:00", "Fri *-*-* 8:0:00"]],
  ["0 8 1-31 * 5 x", ["*-*-* 8:0:00"]],
  ["0 8 13 * 0-6 x", ["*-*-* 8:0:00"]],
])("%s is %j to systemd", (line, times) => {
  expect(calendarOf(line)).toEqual(times);
});

test("each line has a timer and a service, numbered within its site", () => {
  const units = unitsFor("racine", [
    { site: "app", line: "0 3 * * * php a" },
    { site: "www", line: "0 3 * * * php b" },
    { site: "app", line: "0 4 * * * php c" },
  ]);
  expect(Object.keys(units).map((name) => name.replace(/^konbit-cron-racine\./, ""))).toEqual([
    "app.1.service",
    "app.1.timer",
    "www.1.service",
    "www.1.timer",
    "app.2.service",
    "app.2.timer",
  ]);
});

test("a command reaches the shell as it is, whatever systemd makes of such signs", () => {
  const { "konbit-cron-racine.app.1.service": text } = unitsFor("racine", [
    { site: "app", line: String.raw`0 3 * * * echo "$HOME" \t '%' @LOGIN@ $$` },
  ]);
  expect(text).toContain(
    String.raw`ExecStart=/usr/local/lib/konbit/cron /srv/members/racine/sites/app "echo \"$$HOME\" \\t '%%' @LOGIN@ $$$$"`,
  );
});
