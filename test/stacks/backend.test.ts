import { expect, test } from "vitest";
import type { Plan } from "../../core/plan/plan.ts";
import { isRunByAlternc } from "../../stacks/backend.ts";
import { configOf } from "./given.ts";

const nobody: Plan = { members: [] };

test("AlternC runs the server when the stack says so, and otherwise konbit does", () => {
  expect(
    isRunByAlternc(configOf({ backend: "alternc", mailHost: "mail.konbit.example", mtaSts: "none" }), nobody),
  ).toBe(true);
  expect(isRunByAlternc(configOf({ mtaSts: "enforce" }), nobody)).toBe(false);
});

test("whatever files and stack ask for in vain is named, all of it at once, with the way out", () => {
  const plan = {
    members: [
      { slug: "racine-commune", sftp: {}, crontab: {}, sites: [{ host: "www.racine.example", app: "php" }] },
      { slug: "semences-libres", sites: [{ host: "vieux.semences.example", app: "redirect" }] },
    ],
  } as unknown as Plan;
  const values = { backend: "alternc", mtaSts: "enforce", acme: "none", webmailHost: "webmail.konbit.example" };
  expect(() => isRunByAlternc(configOf(values), plan)).toThrow(
    [
      "nothing was changed: AlternC runs this server (konbit:backend), and konbit does not do there what is asked:",
      `- racine-commune: AlternC has FTP users of its own: take "sftp:" out of the file, and make FTP users in AlternC's panel`,
      `- racine-commune: AlternC has timed tasks of its own: take "cron:" out of the file, and make them in AlternC's panel`,
      "- vieux.semences.example (redirect): only static and php are made there: take it out of the file, and make it in AlternC's panel",
      "- konbit:webmailHost: it has a webmail of its own; pulumi config rm konbit:webmailHost",
      "- konbit:mtaSts: its web server would have to publish the policy; pulumi config rm konbit:mtaSts",
    ].join("\n"),
  );
});

test.each(["acme", "acmeContact", "securityContact", "logDays", "listHost", "secondaries", "dkimSelector"])(
  "konbit:%s is AlternC's own",
  (key) => {
    expect(() => isRunByAlternc(configOf({ backend: "alternc", [key]: "something" }), nobody)).toThrow(
      `pulumi config rm konbit:${key}`,
    );
  },
);
