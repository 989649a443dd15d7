import grpc from "@grpc/grpc-js";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import enginePb from "@pulumi/pulumi/proto/engine_pb.js";

/** Says in the engine's display what is being done to a resource; it is gone when the resource is done. */
export type Log = (text: string) => void;

/** The engine's own log: what a plugin prints is shown to nobody. */
export class EngineLog {
  #client: engineGrpc.EngineClient | undefined;

  /** @param address absent or empty when nobody listens. */
  connect(address: string | undefined): void {
    if (address === undefined || address === "" || this.#client !== undefined) return;
    this.#client = new engineGrpc.EngineClient(address, grpc.credentials.createInsecure());
  }

  for(urn: string): Log {
    return (text) => {
      const request = new enginePb.LogRequest();
      request.setUrn(urn);
      request.setMessage(text);
      request.setSeverity(enginePb.LogSeverity.INFO);
      request.setEphemeral(true);
      // Nobody can be told that nobody could be told.
      this.#client?.log(request, () => undefined);
    };
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }
}
