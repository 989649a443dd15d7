import grpc from "@grpc/grpc-js";
import type { EarlyPort } from "./early-port.ts";

export interface Served {
  /** Of 127.0.0.1. */
  readonly port: number;
  /** Takes no more calls and waits for those under way. */
  finish(): Promise<void>;
  /** Ends whatever is under way. */
  stop(): void;
}

/** The engine's own limit: a set of thousands of mailboxes must not stop at gRPC's 4 MB. */
const maxMessageBytes = 400 << 20;

/**
 * Serves one of Pulumi's services on a free port of this machine, or on one that was opened before. What is not among the methods is
 * answered UNIMPLEMENTED.
 */
export async function serve(
  service: grpc.ServiceDefinition,
  methods: grpc.UntypedServiceImplementation,
  early?: EarlyPort,
): Promise<Served> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  server.addService(service, methods);
  const port = early === undefined ? await bind(server) : answerOn(early, server);
  return {
    port,
    finish: () =>
      new Promise((resolve) => {
        server.tryShutdown(() => {
          resolve();
        });
      }),
    stop: () => {
      server.forceShutdown();
    },
  };
}

function bind(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

function answerOn(early: EarlyPort, server: grpc.Server): number {
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  early.answer((caller) => {
    injector.injectConnection(caller);
  });
  return early.port;
}
