import * as z from "zod";
import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { arraysOf, digestsOf, type Files, installed, modesOf, placed } from "./own-files.ts";
import { fill, shipped, surveyFor } from "./shipped.ts";
import { factsOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";

const Inputs = z.strictObject({
  /** For how many days logs of visits are kept. */
  days: z.number().int().min(2).max(400),
});

type Inputs = z.output<typeof Inputs>;

type Facts = Readonly<Record<string, string>>;

type WebLogsState = Inputs & {
  readonly packages: Facts;
  /** SHA-256 by path. */
  readonly files: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
  readonly services: Facts;
};

const packages = ["goaccess", "logrotate", "python3"];

const units = ["konbit-statistics.timer"];

/** Where each file of `server/web-logs/` goes. */
const texts = placed("web-logs", {
  "/etc/logrotate.d/konbit": "logrotate.conf",
  "/usr/local/lib/konbit/statistics": "statistics.py",
  "/etc/systemd/system/konbit-statistics.service": "konbit-statistics.service",
  "/etc/systemd/system/konbit-statistics.timer": "konbit-statistics.timer",
});

const filesOf = ({ days }: Inputs): Files =>
  Object.fromEntries(texts.map(([path, text]) => [path, fill(text, { DAYS: days })]));

/**
 * What becomes of the logs of visits to members' sites: kept for some days, visitors' addresses shortened once a day is over, and shown
 * to the member with a page of statistics. There is one for each server.
 */
export const webLogs: Kind<WebLogsState, Inputs> = {
  token: "konbit:index:WebLogs",
  inputs: Inputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyFor("web-logs/survey.sh", desired({ days: 14 }), { UNITS: units }),
  observe,
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  // Without it logs would be kept for ever.
  retire: () => lines([library, sh`item server true`, new Script("finish")]),
};

function desired(inputs: Inputs): WebLogsState {
  const files = filesOf(inputs);
  return {
    ...inputs,
    packages: installed(packages),
    files: digestsOf(files),
    modes: modesOf(files),
    services: Object.fromEntries(units.map((name) => [name, "running, at boot"])),
  };
}

/** Absent when no file of it is there. What it was told is in its files, so their digests tell of a change. */
function observe(survey: string, _id: string, expected?: WebLogsState): WebLogsState | undefined {
  const rows = rowsOf(survey);
  const files = Object.fromEntries(factsOf(rows, "file"));
  if (Object.keys(files).length === 0) return undefined;
  return {
    days: expected?.days ?? 0,
    packages: packagesOf(rows),
    files,
    modes: Object.fromEntries(factsOf(rows, "mode")),
    services: servicesOf(rows),
  };
}

function ensureOne(state: WebLogsState): Script {
  return lines([
    sh`packages=(${Object.keys(state.packages)}) units=(${Object.keys(state.services)})`,
    arraysOf(filesOf(state)),
    sh`item server web_logs_ensure`,
  ]);
}

const library = new Script(["lib.sh", "own-files.sh", "packages.sh", "web-logs/web-logs.sh"].map(shipped).join(""));
