/*
 * The provider without a server, started in its place: checks and compares as konbit's does, and answers every creation, reading and
 * update at once. What a run takes with it is what Pulumi takes for such a stack.
 */
import process from "node:process";
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
import { type Message, resourceProviderService } from "../provider/resource-service.ts";
import type { Shared } from "../provider/shared.ts";

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
    send: () => Promise.reject(new Error("the idle provider has no server")),
    close: () => Promise.resolve(),
  }),
};

const served = await serve(resourceProviderService, {
  ...configHandlers(shared),
  ...resourceHandlers(shared),
  create: unary(({ rest, structs }: Message<CreateRequest, "properties">) => {
    const answer = new providerPb.CreateResponse();
    const kind = kinds.find(({ token }) => token === typeOf(rest.getUrn()));
    if (!rest.getPreview()) answer.setId(kind?.id(structs.properties) ?? "");
    answer.setRefreshBeforeUpdate(true);
    return { rest: answer, structs: { properties: {} } };
  }),
  read: unary(({ rest, structs }: Message<ReadRequest>) => {
    const answer = new providerPb.ReadResponse();
    answer.setId(rest.getId());
    answer.setRefreshBeforeUpdate(true);
    return { rest: answer, structs };
  }),
  update: unary((_request: Message<UpdateRequest>) => {
    const answer = new providerPb.UpdateResponse();
    answer.setRefreshBeforeUpdate(true);
    return { rest: answer, structs: { properties: {} } };
  }),
});
live(served.port, (why) => {
  if (why !== "SIGINT" || shared.isCancelled) process.exit(0);
});
