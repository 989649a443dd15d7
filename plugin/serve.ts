import grpc from "@grpc/grpc-js";

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

/** Serves one of Pulumi's services on a free port of this machine. What is not among the methods is answered UNIMPLEMENTED. */
export async function serve(
  service: grpc.ServiceDefinition,
  methods: grpc.UntypedServiceImplementation,
): Promise<Served> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  server.addService(service, methods);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
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
