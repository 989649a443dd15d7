/*
 * The provider without a server, started in its place: checks and compares as konbit's does, and answers every creation, reading and
 * update at once. What a run takes with it is what Pulumi takes for such a stack.
 */
import process from "node:process";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { CreateRequest, ReadRequest, UpdateRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import { backends, kinds } from "../kinds/index.ts";
import { EngineLog } from "../plugin/engine-log.ts";
import { live } from "../plugin/life.ts";
import { serve } from "../plugin/serve.ts";
import { unary } from "../plugin/unary.ts";
import { typeOf } from "../plugin/values.ts";
import { configHandlers } from "../provider/config-handlers.ts";
import { resourceHandlers } from "../provider/resource-handlers.ts";
import type { Shared } from "../provider/shared.ts";
import { propsOf, structOf } from "../provider/struct.ts";

const shared: Shared = {
  kinds,
  backends,
  current: kinds,
  lang: "en",
  version: "0.0.0",
  log: new EngineLog(),
  session: undefined,
  isDeclared: false,
  isCancelled: false,
  connect: () => ({
    run: () => Promise.reject(new Error("the idle provider has no server")),
    close: () => Promise.resolve(),
  }),
};

const served = await serve(providerGrpc.ResourceProviderService, {
  ...configHandlers(shared),
  ...resourceHandlers(shared),
  create: unary((request: CreateRequest) => {
    const answer = new providerPb.CreateResponse();
    const kind = kinds.find(({ token }) => token === typeOf(request.getUrn()));
    const desired = propsOf(request.getProperties());
    if (!request.getPreview()) answer.setId(kind?.id(desired) ?? "");
    answer.setProperties(structOf({}));
    answer.setRefreshBeforeUpdate(true);
    return answer;
  }),
  read: unary((request: ReadRequest) => {
    const answer = new providerPb.ReadResponse();
    answer.setId(request.getId());
    answer.setInputs(request.getInputs());
    answer.setProperties(request.getProperties());
    answer.setRefreshBeforeUpdate(true);
    return answer;
  }),
  update: unary((_request: UpdateRequest) => {
    const answer = new providerPb.UpdateResponse();
    answer.setProperties(structOf({}));
    answer.setRefreshBeforeUpdate(true);
    return answer;
  }),
});
live(served.port, (why) => {
  if (why !== "SIGINT" || shared.isCancelled) process.exit(0);
});
