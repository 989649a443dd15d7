import { once } from "node:events";
import grpc from "@grpc/grpc-js";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { expect, onTestFinished, test } from "vitest";
import { EngineLog } from "../../plugin/engine-log.ts";
import { serve } from "../../plugin/serve.ts";
import { unary } from "../../plugin/unary.ts";

type Host = InstanceType<typeof languageGrpc.LanguageRuntimeClient>;

async function hostWith(cancel: (gone: AbortSignal) => Promise<InstanceType<typeof emptyPb.Empty>>): Promise<Host> {
  const served = await serve(languageGrpc.LanguageRuntimeService, { cancel: unary((_request, gone) => cancel(gone)) });
  const host = new languageGrpc.LanguageRuntimeClient(`127.0.0.1:${served.port}`, grpc.credentials.createInsecure());
  onTestFinished(() => {
    host.close();
    served.stop();
  });
  return host;
}

function refusal(host: Host): Promise<grpc.ServiceError | null> {
  return new Promise((resolve) => {
    host.cancel(new emptyPb.Empty(), (error) => {
      resolve(error);
    });
  });
}

test("an error of several megabytes arrives with its beginning and its end", async () => {
  const host = await hostWith(() => Promise.reject(new Error(`begin ${"e".repeat(3_000_000)} end`)));
  expect(await refusal(host)).toMatchObject({
    code: grpc.status.UNKNOWN,
    details: expect.stringMatching(/^begin .* end$/s) as unknown,
  });
});

test("an error with half a character in it arrives", async () => {
  const host = await hostWith(() => Promise.reject(new Error("an emoji cut: \ud83d")));
  expect(await refusal(host)).toMatchObject({ details: "an emoji cut: \ufffd" });
});

test("who answers is told when the caller has gone", async () => {
  const asked = Promise.withResolvers<AbortSignal>();
  const host = await hostWith((gone) => {
    asked.resolve(gone);
    return new Promise(() => undefined);
  });
  const call = host.cancel(new emptyPb.Empty(), () => undefined);
  const gone = await asked.promise;
  const heard = once(gone, "abort");
  call.cancel();
  await heard;
  expect(gone.aborted).toBe(true);
});

test("lines for the engine's log do not overtake each other, however slow it is", async () => {
  const heard: string[] = [];
  const served = await serve(engineGrpc.EngineService, {
    log: unary(async (request: LogRequest) => {
      await new Promise((resolve) => setTimeout(resolve, request.getMessage() === "first" ? 50 : 0));
      heard.push(request.getMessage());
      return new emptyPb.Empty();
    }),
  });
  const log = new EngineLog();
  onTestFinished(() => {
    log.close();
    served.stop();
  });
  log.connect(`127.0.0.1:${served.port}`);
  const tell = (text: string) => log.tell({ urn: "", text, severity: "info", isPassing: false });
  await Promise.all([tell("first"), tell("second"), tell("third")]);
  expect(heard).toEqual(["first", "second", "third"]);
});
