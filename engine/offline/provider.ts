import process from "node:process";
import enginePb from "@pulumi/pulumi/proto/engine_pb.js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { EngineConnection, GrpcError, serve, status, unary } from "./grpc.ts";

/** Properties of a resource as they travel: plain JSON, with secrets in an envelope and UNKNOWN for what a preview cannot know. */
export type Properties = Readonly<Record<string, unknown>>;

/** Stands for a value that only the update will know (sdk/nodejs runtime/rpc.ts). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const secretKey = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** How a property changes: its path, and what happens there. */
export type Changes = Readonly<
  Record<string, "add" | "delete" | "update" | "add-replace" | "delete-replace" | "update-replace">
>;

export interface Call {
  readonly urn: string;
  readonly name: string;
  /** Aborted when the engine cancels. */
  readonly signal: AbortSignal;
  /** Says something to the person; `passing` shows it beside the resource for as long as the work lasts. */
  log(severity: "info" | "warning" | "error", message: string, passing?: boolean): Promise<void>;
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
export function provide(provider: Provider): void {
  const cancelled = new AbortController();
  let engine: EngineConnection | undefined;
  const connect = (address: string | undefined): void => {
    if (address !== undefined && address !== "") engine ??= new EngineConnection(address, () => process.exit(0));
  };
  connect(process.argv.slice(2).findLast((argument) => !argument.startsWith("-")));
  const cancel = (): void => {
    cancelled.abort();
  };

  serve(
    "ResourceProvider",
    {
      GetPluginInfo: unary(emptyPb.Empty, () => {
        const info = new pluginPb.PluginInfo();
        info.setVersion(provider.version);
        return info;
      }),
      CheckConfig: unary(providerPb.CheckRequest, (request) => {
        const response = new providerPb.CheckResponse();
        response.setInputs(struct({ ...plain(request.getNews()), ...provider.ownConfiguration }));
        return response;
      }),
      DiffConfig: unary(providerPb.DiffRequest, () => new providerPb.DiffResponse()),
      Configure: unary(providerPb.ConfigureRequest, () => {
        const response = new providerPb.ConfigureResponse();
        response.setAcceptsecrets(provider.acceptsSecrets);
        response.setSupportspreview(true);
        return response;
      }),
      Check: unary(providerPb.CheckRequest, (request) => {
        const { inputs, failures } = resourceOf(request).check(plain(request.getNews()));
        const response = new providerPb.CheckResponse();
        response.setInputs(struct(inputs));
        response.setFailuresList(Object.entries(failures).map(([property, reason]) => failure(property, reason)));
        return response;
      }),
      Diff: unary(providerPb.DiffRequest, (request) => {
        const changes = resourceOf(request).diff(
          plain(request.getOldInputs()),
          plain(request.getOlds()),
          plain(request.getNews()),
        );
        return diffResponse(changes);
      }),
      Create: unary(providerPb.CreateRequest, async (request) => {
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
      Read: unary(providerPb.ReadRequest, (request) => {
        if (Object.keys(plain(request.getProperties())).length === 0) {
          throw new GrpcError("konbit's stand-in cannot import; the official plugin can", status.unimplemented);
        }
        const response = new providerPb.ReadResponse();
        response.setId(request.getId());
        response.setInputs(request.getInputs());
        response.setProperties(request.getProperties());
        return response;
      }),
      Update: unary(providerPb.UpdateRequest, async (request) => {
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
      Delete: unary(providerPb.DeleteRequest, async (request) => {
        await resourceOf(request).delete(plain(request.getProperties()), callOf(request));
        return new emptyPb.Empty();
      }),
      Cancel: unary(emptyPb.Empty, () => {
        cancel();
        return new emptyPb.Empty();
      }),
    },
    cancel,
  );

  function resourceOf(request: { getUrn(): string }): Resource {
    const type = typeOf(request.getUrn());
    const resource = provider.resources[type];
    if (resource === undefined)
      throw new GrpcError(`${type}: konbit's stand-in has no such resource; the official plugin may have it`);
    return resource;
  }

  function callOf(request: { getUrn(): string }): Call {
    const urn = request.getUrn();
    return {
      urn,
      name: urn.split("::").slice(3).join("::"),
      signal: cancelled.signal,
      log: async (severity, message, passing = false) => {
        const log = new enginePb.LogRequest();
        log.setUrn(urn);
        log.setMessage(message);
        log.setEphemeral(passing);
        log.setSeverity(
          { info: enginePb.LogSeverity.INFO, warning: enginePb.LogSeverity.WARNING, error: enginePb.LogSeverity.ERROR }[
            severity
          ],
        );
        await engine?.tell("Log", log);
      },
    };
  }
}

/** A value that the state must encrypt. */
export function secret(value: unknown): unknown {
  return { [secretKey]: secretMark, value };
}

/** The same without envelopes, at any depth. */
export function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  if (secretKey in value && "value" in value) return revealed(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(inner)]));
}

/** urn:pulumi:<stack>::<project>::<parents>$<type>::<name> */
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
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
