import path from "node:path";
import process from "node:process";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import type {
  CheckRequest,
  ConfigureRequest,
  DiffRequest,
  GetSchemaRequest,
  ProviderHandshakeRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import { archiveCache } from "./archive-file.ts";
import { readConfiguration } from "./configure.ts";
import { Problem } from "./problem.ts";
import type { Shared } from "./shared.ts";
import { Session } from "./session.ts";
import { propsOf, structOf } from "./struct.ts";
import { connectionNow } from "./stack-file.ts";
import { unary } from "./unary.ts";

/** The calls about the provider itself: who it is, which server it has, and when it is over. */
export function configHandlers(shared: Shared) {
  return {
    handshake: unary(shared, (request: ProviderHandshakeRequest) => {
      shared.log.connect(request.getEngineAddress());
      // It accepts no secrets: the engine strips them and marks the answers again, so that none is handled by accident.
      return new providerPb.ProviderHandshakeResponse();
    }),

    attach: unary(shared, (request: PluginAttach) => {
      shared.log.connect(request.getAddress());
      return new emptyPb.Empty();
    }),

    getPluginInfo: unary(shared, () => {
      const info = new pluginPb.PluginInfo();
      info.setVersion(shared.version);
      return info;
    }),

    // Only code generation reads a schema, and our classes are made from the kinds.
    getSchema: unary(shared, (_request: GetSchemaRequest) => {
      const answer = new providerPb.GetSchemaResponse();
      answer.setSchema(JSON.stringify({ name: "konbit", version: shared.version }));
      return answer;
    }),

    checkConfig: unary(shared, (request: CheckRequest) => {
      shared.isDeclared = true;
      const { inputs, failures } = readConfiguration(propsOf(request.getNews()));
      const answer = new providerPb.CheckResponse();
      answer.setInputs(structOf(inputs));
      answer.setFailuresList(
        failures.map(({ property, reason }) => {
          const failure = new providerPb.CheckFailure();
          failure.setProperty(property);
          failure.setReason(reason[shared.lang]);
          return failure;
        }),
      );
      return answer;
    }),

    // Another address or key is the same server elsewhere: nothing on it is replaced.
    diffConfig: unary(shared, (request: DiffRequest) => {
      const [olds, news] = [
        readConfiguration(propsOf(request.getOldInputs())),
        readConfiguration(propsOf(request.getNews())),
      ];
      const keys = Object.keys({ ...olds.inputs, ...news.inputs }).filter(
        (key) => olds.inputs[key] !== news.inputs[key],
      );
      const { DIFF_SOME, DIFF_NONE } = providerPb.DiffResponse.DiffChanges;
      const answer = new providerPb.DiffResponse();
      answer.setChanges(keys.length > 0 ? DIFF_SOME : DIFF_NONE);
      answer.setDiffsList(keys);
      return answer;
    }),

    configure: unary(shared, async (request: ConfigureRequest) => {
      const remembered = propsOf(request.getArgs());
      const now = await connectionNow(request.getUrn(), remembered, shared.project);
      const { target, backend, archives, failures } = readConfiguration(now);
      const folder = archives === undefined ? {} : { folder: path.resolve(shared.project ?? process.cwd(), archives) };
      const [failure] = failures;
      if (failure !== undefined) throw new Problem(failure.reason);
      shared.current = backend === undefined ? shared.kinds : shared.backends[backend];
      const { isDeclared } = shared;
      shared.isDeclared = false;
      const answer = new providerPb.ConfigureResponse();
      answer.setSupportspreview(true);
      // An engine that attaches configures us for what stands in the state, then for the program: it is one run, and read once.
      if (isDeclared && target !== undefined && shared.session?.isAlsoFor(target) === true) return answer;
      await shared.session?.stop();
      shared.isCancelled = false;
      const isReplaced = typeof remembered["hostKey"] === "string" && remembered["hostKey"] !== now["hostKey"];
      shared.session =
        target === undefined
          ? undefined
          : new Session(shared.connect(target), {
              target,
              isReplaced,
              isOfState: !isDeclared,
              places: { cache: archiveCache(), ...folder },
            });
      return answer;
    }),

    // Sent at the end of every run and on ^C; the engine waits five seconds for the answer.
    cancel: unary(shared, async () => {
      shared.isCancelled = true;
      await shared.session?.stop();
      return new emptyPb.Empty();
    }),
  };
}
