import * as z from "zod";
import { lines, Script, sh } from "../../remote/sh.ts";
import type { Kind } from "../kind.ts";
import { shipped } from "../shipped.ts";
import { factsOf } from "../survey-rows.ts";
import { alterncIn, alterncSurvey, facts } from "./survey.ts";

/** AlternC has disks and packages of its own. */
const PlatformInputs = z.strictObject({
  /** Whether anybody has a mailing list. */
  hasLists: z.boolean().exactOptional(),
});

// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type PlatformState = { readonly alternc: Readonly<Record<string, string>> };

/** What an AlternC must be like before konbit works with it: the fact, and the way out where it is another. */
const wanted: Readonly<Record<string, readonly [value: string, wayOut: string]>> = {
  version: [
    "tested",
    "konbit knows what 3.5.3 and 3.5.4 do and no other; upgrade AlternC to one of them, or konbit to a version that knows this one",
  ],
  jobs: [
    "free",
    "/run/alternc/jobs-lock is there, so AlternC does nothing: wait until alternc.install has ended, or remove that file when none runs",
  ],
  actions: [
    "as AlternC wants them",
    "mysql --defaults-file=/etc/alternc/my.cnf -e 'ALTER TABLE actions MODIFY begin timestamp NOT NULL DEFAULT 0, MODIFY end timestamp NOT NULL DEFAULT 0', then /usr/lib/alternc/fixperms.sh",
  ],
  cron: ["running", "AlternC lives by it: systemctl enable --now cron; /etc/cron.d/alternc comes with the package"],
  memory: ["there", "konbit makes this table itself; look at what MariaDB says"],
};

const wantedForLists: typeof wanted = {
  ...wanted,
  lists: [
    "there",
    'the files ask for mailing lists, which alternc-mailman 4.0.2 has: install it and mailman3-full as its README says, or take "lists:" out of the files',
  ],
};

/** The AlternC that runs the server: whether konbit can work with it. Nothing is installed. */
export const platform: Kind<PlatformState, z.output<typeof PlatformInputs>> = {
  token: "konbit:index:Platform",
  inputs: PlatformInputs,
  identity: [],
  secrets: [],
  desired: ({ hasLists = false }) => ({
    alternc: Object.fromEntries(
      Object.entries(hasLists ? wantedForLists : wanted).map(([fact, [value]]) => [fact, value]),
    ),
  }),
  id: () => "server",
  survey: alterncSurvey,
  observe: (survey, _, expected) => {
    const found = factsOf(alterncIn(survey).rows, "fact");
    if (found.some(([fact, value]) => fact === "memory" && value === "")) return undefined;
    return { alternc: Object.fromEntries(found.filter(([fact]) => (expected?.alternc ?? wanted)[fact] !== undefined)) };
  },
  ensure: (states) =>
    lines([
      library,
      ...states.flatMap(({ alternc }) => Object.keys(alternc).map(want)),
      ...states.map(() => sh`item server alternc_ready`),
      new Script("finish"),
    ]),
  // Members stand on it, and it is AlternC's.
  retire: () => lines([library, sh`item server true`, new Script("finish")]),
};

const library = lines([
  new Script(shipped("lib.sh")),
  facts,
  new Script(shipped("alternc/platform.sh")),
  sh`memory_sql=${shipped("alternc/memory.sql")}`,
]);

function want(fact: string): Script {
  const [value = "", wayOut = ""] = wantedForLists[fact] ?? [];
  return sh`want ${[fact, value, wayOut]}`;
}
