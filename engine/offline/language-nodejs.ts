// The nodejs language host, for where the official one cannot be had: it starts the program, and nothing more.
// Compared with sdk/nodejs/cmd/pulumi-language-nodejs of pulumi 3.259.0, 2026-11.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import languagePb from "@pulumi/pulumi/proto/language_pb.js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { engineAddress } from "../../plugin/life.ts";
import { unary } from "../../plugin/unary.ts";
import { engineVersion } from "../version.ts";
import { standIn } from "./stand-in.ts";

const cancelled = new AbortController();
// The program's own exit code for "I have told the person already" (cmd/run).
const hasExplained = 32;

await standIn(
  languageGrpc.LanguageRuntimeService,
  {
    handshake: unary(() => new languagePb.LanguageHandshakeResponse()),
    getPluginInfo: unary(() => {
      const info = new pluginPb.PluginInfo();
      info.setVersion(engineVersion);
      return info;
    }),
    // No plugin to fetch beforehand: konbit has installed them, and walking node_modules costs time in every run.
    getRequiredPackages: unary(() => new languagePb.GetRequiredPackagesResponse()),
    getRequiredPlugins: unary(() => new languagePb.GetRequiredPluginsResponse()),
    getProgramDependencies: unary(() => new languagePb.GetProgramDependenciesResponse()),
    about: unary(() => {
      const about = new languagePb.AboutResponse();
      about.setExecutable(process.execPath);
      about.setVersion(process.version);
      return about;
    }),
    run: unary(run),
    cancel: unary(() => {
      stop();
      return new emptyPb.Empty();
    }),
  },
  stop,
);

function stop(): void {
  cancelled.abort();
}

async function run(request: languagePb.RunRequest, gone: AbortSignal): Promise<languagePb.RunResponse> {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() ?? request.getPwd();
  // info.options is what stands in Pulumi.yaml under runtime.options
  const options: Record<string, unknown> = info?.getOptions()?.toJavaScript() ?? {};
  if (request.getAttachDebugger())
    return failed("konbit's stand-in for the nodejs language host cannot attach a debugger");
  let program: string;
  try {
    program = createRequire(path.join(directory, "package.json")).resolve(
      process.env["PULUMI_LANGUAGE_NODEJS_RUN_PATH"] ?? "@pulumi/pulumi/cmd/run",
    );
  } catch {
    return failed("It looks like the Pulumi SDK has not been installed. Have you run `npm ci`?");
  }
  const given = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress() ?? "",
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory() ?? "",
    stack: request.getStack(),
    // with this and the entry point "." cmd/run looks into package.json for `main`
    pwd: directory,
    parallel: String(request.getParallel()),
  };
  const named = Object.entries(given).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value]));
  const args = [
    ...words(options["nodeargs"]),
    program,
    ...named,
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info?.getEntryPoint() ?? ".",
    ...request.getArgsList(),
  ];
  return start(args, environmentOf(request, options), AbortSignal.any([cancelled.signal, gone]));
}

/** Runs the program to its end; it is interrupted when the run is cancelled, and ended when it takes more than five seconds over that. */
async function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<languagePb.RunResponse> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env });
  const interrupt = (): void => {
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGKILL"), 5000).unref();
  };
  if (signal.aborted) interrupt();
  signal.addEventListener("abort", interrupt, { once: true });
  return new Promise((resolve) => {
    child.on("error", (error) => {
      resolve(failed(`Problem executing program (could not run language executor): ${error.message}`));
    });
    child.on("exit", (code, by) => {
      signal.removeEventListener("abort", interrupt);
      if (code === 0) resolve(new languagePb.RunResponse());
      else if (code === hasExplained) resolve(bailed());
      else
        resolve(
          failed(
            code === null
              ? `Program was ended by ${by ?? "a signal"}`
              : `Program exited with non-zero exit code: ${code}`,
          ),
        );
    });
  });
}

function environmentOf(request: languagePb.RunRequest, options: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
  // `konbit:host` → `konbit:config:host`, the older form, which every SDK reads
  const config = request
    .getConfigMap()
    .toArray()
    .map(([key, value]: [string, string]) => [key.replace(/^([^:]+):(?:config:)?/, "$1:config:"), value]);
  return {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    // ts-node is on unless Pulumi.yaml says otherwise
    ...(options["typescript"] === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(typeof options["tsconfig"] === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: options["tsconfig"] } : {}),
  };
}

/** Splits as a shell would, quotes included. */
function words(text: unknown): string[] {
  if (typeof text !== "string") return [];
  return (text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"),
  );
}

function failed(why: string): languagePb.RunResponse {
  const response = new languagePb.RunResponse();
  response.setError(why);
  return response;
}

function bailed(): languagePb.RunResponse {
  const response = new languagePb.RunResponse();
  response.setBail(true);
  return response;
}
