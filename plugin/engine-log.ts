import grpc from "@grpc/grpc-js";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import enginePb from "@pulumi/pulumi/proto/engine_pb.js";

export interface Message {
  readonly urn: string;
  readonly text: string;
  readonly severity: "info" | "warning" | "error";
  /** Shown beside the resource for as long as the work on it lasts. */
  readonly isPassing: boolean;
}

const severities = {
  info: enginePb.LogSeverity.INFO,
  warning: enginePb.LogSeverity.WARNING,
  error: enginePb.LogSeverity.ERROR,
};

/** The engine's own log: what a plugin prints is shown to nobody. */
export class EngineLog {
  #client: engineGrpc.EngineClient | undefined;
  /** Messages go one after another: lines must not overtake each other. */
  #last: Promise<void> = Promise.resolve();

  /** @param address absent or empty when nobody listens. */
  connect(address: string | undefined): void {
    if (address === undefined || address === "" || this.#client !== undefined) return;
    this.#client = new engineGrpc.EngineClient(address, grpc.credentials.createInsecure());
  }

  /** Settles when the engine has it, or has gone: nobody can be told that nobody could be told. */
  async tell(message: Message): Promise<void> {
    this.#last = this.#last.then(() => this.#send(message));
    await this.#last;
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  #send({ urn, text, severity, isPassing }: Message): Promise<void> {
    const client = this.#client;
    if (client === undefined) return Promise.resolve();
    const request = new enginePb.LogRequest();
    request.setUrn(urn);
    request.setMessage(text);
    request.setSeverity(severities[severity]);
    request.setEphemeral(isPassing);
    return new Promise((resolve) => {
      client.log(request, () => {
        resolve();
      });
    });
  }
}
