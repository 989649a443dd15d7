import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import grpc from "@grpc/grpc-js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, onTestFinished, test } from "vitest";

interface Message {
  serializeBinary(): Uint8Array;
}

/** The stand-in for random, as the engine starts it, and an ordinary gRPC client that talks with it. */
async function standIn(): Promise<{
  child: ChildProcessWithoutNullStreams;
  call: <A>(method: string, request: Message, answer: { deserializeBinary(bytes: Uint8Array): A }) => Promise<A>;
}> {
  const child = spawn(process.execPath, [path.resolve("engine/offline/random.ts")]);
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  const client = new grpc.Client(`127.0.0.1:${port.toString().trim()}`, grpc.credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
  });
  onTestFinished(() => {
    client.close();
    child.kill("SIGKILL");
  });
  return {
    child,
    call: (method, request, answer) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          `/pulumirpc.ResourceProvider/${method}`,
          (message: Message) => Buffer.from(message.serializeBinary()),
          (bytes: Buffer) => answer.deserializeBinary(bytes),
          request,
          (error, value) => {
            if (value === undefined || error) reject(error ?? new Error("no answer"));
            else resolve(value);
          },
        );
      }),
  };
}

const urn = "urn:pulumi:s::p::random:index/randomPassword:RandomPassword::db";

function check(news: Record<string, structPb.JavaScriptValue>, of = urn): InstanceType<typeof providerPb.CheckRequest> {
  const request = new providerPb.CheckRequest();
  request.setUrn(of);
  request.setNews(structPb.Struct.fromJavaScript(news));
  return request;
}

test("an ordinary gRPC client understands the stand-in", async () => {
  const { call } = await standIn();
  const info = await call("GetPluginInfo", new emptyPb.Empty(), pluginPb.PluginInfo);
  expect(info.getVersion()).toBe("4.21.1");
});

test("a message of several megabytes goes there and back", async () => {
  const { call } = await standIn();
  const keepers = { text: "é".repeat(3_000_000) };
  const answer = await call("Check", check({ length: 8, keepers }), providerPb.CheckResponse);
  expect(answer.getInputs()?.toJavaScript()).toEqual({ length: 8, keepers });
});

test("many calls at once get each its own answer", async () => {
  const { call } = await standIn();
  const lengths = Array.from({ length: 200 }, (_, index) => index + 1);
  const answers = await Promise.all(
    lengths.map((length) => call("Check", check({ length }), providerPb.CheckResponse)),
  );
  expect(answers.map((answer) => answer.getInputs()?.toJavaScript()["length"])).toEqual(lengths);
});

test("an error arrives with its text, accents included", async () => {
  const { call } = await standIn();
  const unknown = check({}, "urn:pulumi:s::p::random:index/randomPet:RandomPet::é%");
  await expect(call("Check", unknown, providerPb.CheckResponse)).rejects.toMatchObject({
    code: grpc.status.UNKNOWN,
    details: expect.stringContaining(
      "random:index/randomPet:RandomPet: konbit's stand-in has no such resource",
    ) as unknown,
  });
});

test("what a stand-in has not is answered as such", async () => {
  const { call } = await standIn();
  await expect(call("Invoke", new emptyPb.Empty(), emptyPb.Empty)).rejects.toMatchObject({
    code: grpc.status.UNIMPLEMENTED,
  });
});

test("a stand-in ends when the engine interrupts it", async () => {
  const { child, call } = await standIn();
  await call("Cancel", new emptyPb.Empty(), emptyPb.Empty);
  const start = performance.now();
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(performance.now() - start).toBeLessThan(1000);
});
