import grpc from "@grpc/grpc-js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type {
  CheckRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { EngineLog } from "../../plugin/engine-log.ts";
import { engineAddress } from "../../plugin/life.ts";
import { StatusError, unary } from "../../plugin/unary.ts";
import { typeOf } from "../../plugin/values.ts";
import { standIn } from "./stand-in.ts";

/** Properties of a resource as they travel: plain JSON, with secrets in an envelope and UNKNOWN for what a preview cannot know. */
export type Properties = Readonly<Record<string, unknown>>;

/** How a property changes: its path, and what happens there. */
export type Changes = Readonly<
  Record<string, "add" | "delete" | "update" | "add-replace" | "delete-replace" | "update-replace">
>;

export interface Call {
  readonly urn: string;
  readonly name: string;
  /** Aborted when the engine cancels. */
  readonly signal: AbortSignal;
  /** Says something to the person; passing, it is shown beside the resource for as long as the work lasts. */
  log(severity: "info" | "warning" | "error", text: string, isPassing?: boolean): Promise<void>;
}

/** One resource type. */
export interface Resource {
  check(news: Properties): { readonly inputs: Properties; readonly failures: Readonly<Record<string, string>> };
  diff(oldInputs: Properties, oldOutputs: Properties, news: Properties): Changes;
  /** What a preview can say of the outputs of a creation or an update. */
  preview(news: Properties, oldOutputs: Properties | undefined): Properties;
  create(inputs: Properties, call: Call): Promise<{ readonly id: string; readonly outputs: Properties }>;
  update(oldOutputs: Properties, news: Properties, call: Call): Promise<Properties>;
  delete(outputs: Properties, call: Call): Promise<void>;
}

export interface Provider {
  readonly version: string;
  /** Whether envelopes of secrets are wanted; else the engine takes them off and marks the same properties again. */
  readonly acceptsSecrets: boolean;
  /** What the official plugin adds to its own configuration, which the state keeps. */
  readonly ownConfiguration: Properties;
  readonly resources: Readonly<Record<string, Resource>>;
}

/** Serves the resource types of an official plugin that cannot be had here. */
export async function provide(provider: Provider): Promise<void> {
  const cancelled = new AbortController();
  const engine = new EngineLog();
  engine.connect(engineAddress());
  const cancel = (): void => {
    cancelled.abort();
  };

  const methods = {
    getPluginInfo: unary(() => {
      const info = new pluginPb.PluginInfo();
      info.setVersion(provider.version);
      return info;
    }),
    checkConfig: unary((request: CheckRequest) => {
      const response = new providerPb.CheckResponse();
      response.setInputs(struct({ ...plain(request.getNews()), ...provider.ownConfiguration }));
      return response;
    }),
    diffConfig: unary(() => new providerPb.DiffResponse()),
    configure: unary(() => {
      const response = new providerPb.ConfigureResponse();
      response.setAcceptsecrets(provider.acceptsSecrets);
      response.setSupportspreview(true);
      return response;
    }),
    check: unary((request: CheckRequest) => {
      const { inputs, failures } = resourceOf(request).check(plain(request.getNews()));
      const response = new providerPb.CheckResponse();
      response.setInputs(struct(inputs));
      response.setFailuresList(Object.entries(failures).map(([property, reason]) => failure(property, reason)));
      return response;
    }),
    diff: unary((request: DiffRequest) =>
      diffResponse(
        resourceOf(request).diff(plain(request.getOldInputs()), plain(request.getOlds()), plain(request.getNews())),
      ),
    ),
    create: unary(async (request: CreateRequest) => {
      const resource = resourceOf(request);
      const inputs = plain(request.getProperties());
      const response = new providerPb.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(struct(resource.preview(inputs, undefined)));
        return response;
      }
      const { id, outputs } = await resource.create(inputs, callOf(request));
      response.setId(id);
      response.setProperties(struct(outputs));
      return response;
    }),
    // Neither has anything to look at: a refresh gives back what the state says. Import needs the official plugin.
    read: unary((request: ReadRequest) => {
      if (Object.keys(plain(request.getProperties())).length === 0) {
        throw new StatusError(grpc.status.UNIMPLEMENTED, "konbit's stand-in cannot import; the official plugin can");
      }
      const response = new providerPb.ReadResponse();
      response.setId(request.getId());
      response.setInputs(request.getInputs());
      response.setProperties(request.getProperties());
      return response;
    }),
    update: unary(async (request: UpdateRequest) => {
      const resource = resourceOf(request);
      const [olds, news] = [plain(request.getOlds()), plain(request.getNews())];
      const response = new providerPb.UpdateResponse();
      response.setProperties(
        struct(
          request.getPreview() ? resource.preview(news, olds) : await resource.update(olds, news, callOf(request)),
        ),
      );
      return response;
    }),
    delete: unary(async (request: DeleteRequest) => {
      await resourceOf(request).delete(plain(request.getProperties()), callOf(request));
      return new emptyPb.Empty();
    }),
    cancel: unary(() => {
      cancel();
      return new emptyPb.Empty();
    }),
  };
  await standIn(providerGrpc.ResourceProviderService, methods, cancel);

  function resourceOf(request: { getUrn(): string }): Resource {
    const type = typeOf(request.getUrn());
    const resource = provider.resources[type];
    if (resource === undefined)
      throw new Error(`${type}: konbit's stand-in has no such resource; the official plugin may have it`);
    return resource;
  }

  function callOf(request: { getUrn(): string }): Call {
    const urn = request.getUrn();
    return {
      urn,
      name: urn.split("::").slice(3).join("::"),
      signal: cancelled.signal,
      log: (severity, text, isPassing = false) => engine.tell({ urn, text, severity, isPassing }),
    };
  }
}

function diffResponse(changes: Changes): InstanceType<typeof providerPb.DiffResponse> {
  const kinds = providerPb.PropertyDiff.Kind;
  const response = new providerPb.DiffResponse();
  const top = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))];
  const paths = Object.keys(changes);
  response.setChanges(providerPb.DiffResponse.DiffChanges[paths.length === 0 ? "DIFF_NONE" : "DIFF_SOME"]);
  response.setHasdetaileddiff(true);
  response.setDiffsList(top(paths));
  response.setReplacesList(top(paths.filter((path) => changes[path]?.endsWith("-replace"))));
  for (const [path, change] of Object.entries(changes)) {
    const detail = new providerPb.PropertyDiff();
    const kind = {
      add: kinds.ADD,
      delete: kinds.DELETE,
      update: kinds.UPDATE,
      "add-replace": kinds.ADD_REPLACE,
      "delete-replace": kinds.DELETE_REPLACE,
      "update-replace": kinds.UPDATE_REPLACE,
    };
    detail.setKind(kind[change]);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

function failure(property: string, reason: string): InstanceType<typeof providerPb.CheckFailure> {
  const answer = new providerPb.CheckFailure();
  answer.setProperty(property);
  answer.setReason(reason);
  return answer;
}

function plain(value: { toJavaScript(): Record<string, unknown> } | undefined): Properties {
  return value?.toJavaScript() ?? {};
}

function struct(value: Properties): structPb.Struct {
  // what came from plain() or was made of literals here: no undefined, which a Struct cannot hold
  return structPb.Struct.fromJavaScript(value as Record<string, structPb.JavaScriptValue>);
}
