import grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { configHandlers } from "./config-handlers.ts";
import { EngineLog } from "./engine-log.ts";
import { resourceHandlers } from "./resource-handlers.ts";
import type { Options, Shared } from "./shared.ts";

export interface Running {
  readonly port: number;
  connectEngine(address: string | undefined): void;
  /** The engine has said that it is over. */
  isCancelled(): boolean;
  /** Ends what is under way in good order, then the server. */
  close(): Promise<void>;
}

/** Serves the resource provider protocol on a free port of this machine. What it does not know it answers UNIMPLEMENTED. */
export async function serve(options: Options): Promise<Running> {
  const shared: Shared = { ...options, log: new EngineLog(), session: undefined, isCancelled: false };
  // The engine's own limit: a set of thousands of mailboxes must not stop at gRPC's 4 MB.
  const server = new grpc.Server({
    "grpc.max_receive_message_length": 400 << 20,
    "grpc.max_send_message_length": 400 << 20,
  });
  server.addService(providerGrpc.ResourceProviderService, { ...configHandlers(shared), ...resourceHandlers(shared) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return {
    port,
    connectEngine: (address) => {
      shared.log.connect(address);
    },
    isCancelled: () => shared.isCancelled,
    close: async () => {
      await shared.session?.stop();
      shared.log.close();
      server.forceShutdown();
    },
  };
}
