import * as z from "zod";
import { fileOf, Sha256, Version } from "../core/apps/archive.ts";
import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { archiveFolder } from "./names.ts";
import { shipped } from "./shipped.ts";
import { rowsOf, wordsOf } from "./survey-rows.ts";

const Inputs = z.strictObject({
  /** Its word in member files. */
  app: z.string().regex(/^[a-z][a-z0-9]{0,30}$/),
  version: Version,
  /** Where the project has it; the server never asks there. */
  url: z.httpUrl(),
  sha256: Sha256,
  /** The folder within it that holds the program; empty: all of it. */
  folder: z.string().regex(/^([\w-][\w.-]*(\/[\w-][\w.-]*)*)?$/, "a folder of the archive, as in app or web/app"),
});

type Inputs = z.output<typeof Inputs>;

/** A program as it lies on the server. */
type AppArchiveState = Inputs & {
  /** `owner:group mode` of its folder. */
  readonly mode: string;
  readonly tree: string;
};

/**
 * A release of a program, unpacked once for all sites that are of it, root's and read-only. Another version is another thing: the one
 * before stays until no site is of it.
 */
export const appArchive: Kind<AppArchiveState, Inputs> = {
  token: "konbit:index:AppArchive",
  inputs: Inputs,
  identity: ["app", "version"],
  secrets: [],
  desired: (inputs) => ({ ...inputs, mode: "root:root 755", tree: "as unpacked" }),
  id: ({ app, version }) => `${app}/${version}`,
  survey: new Script(shipped("archives/archive.sh") + shipped("archives/survey.sh")),
  observe,
  delivery: ({ app, version, url, sha256 }) => ({
    title: `${app} ${version}`,
    url,
    file: fileOf({ url }),
    sha256,
    isWanted: new Script(
      `${shipped("archives/archive.sh")}\n${sh`archive_is_there ${archiveFolder(app, version)} ${sha256} || echo wanted`.text}`,
    ),
    receive: lines([sh`sha256=${sha256}`, new Script(shipped("archives/receive.sh"))]),
  }),
  ensure: (states) => batch(states, "archive_ensure"),
  retire: (states) => batch(states, "archive_retire"),
};

/** Absent when there is neither the program nor a note of it. What the archive was called is not to be seen in it. */
function observe(survey: string, id: string, expected?: AppArchiveState): AppArchiveState | undefined {
  const [app = "", version = ""] = id.split("/");
  const found = wordsOf(rowsOf(survey), "archive").find(([path]) => path === id);
  if (found === undefined) return undefined;
  const [, sha256 = "", mode = "", tree = ""] = found;
  const { url = "", folder = "" } = expected ?? {};
  return { app, version, url, sha256, folder, mode, tree };
}

function batch(states: readonly AppArchiveState[], work: "archive_ensure" | "archive_retire"): Script {
  const one = ({ app, version, sha256, folder }: AppArchiveState) =>
    sh`item ${`${app}/${version}`} ${work} ${archiveFolder(app, version)} ${sha256} ${folder}`;
  return lines([library, ...states.map(one), new Script("finish")]);
}

const library = new Script(
  ["lib.sh", "quarantine.sh", "archives/archive.sh", "archives/archives.sh"].map(shipped).join(""),
);
