import grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";

type Callback<Answer> = (error: grpc.ServiceError | null, answer: Answer) => void;

/** What the engine keeps of a thing that is there but not whole. */
export class InitFailed extends Error {
  readonly detail: InstanceType<typeof providerPb.ErrorResourceInitFailed>;

  constructor(detail: InstanceType<typeof providerPb.ErrorResourceInitFailed>) {
    super(detail.getReasonsList().join("; "));
    this.detail = detail;
  }
}

export function dial(port: number): InstanceType<typeof providerGrpc.ResourceProviderClient> {
  return new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
}

/** One call as a promise. @throws InitFailed as the engine understands it, else an Error with the details. */
export function call<Answer>(ask: (done: Callback<Answer>) => unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    ask((error, answer) => {
      if (error === null) resolve(answer);
      else reject(initFailure(error) ?? new Error(error.details));
    });
  });
}

function initFailure(error: grpc.ServiceError): InitFailed | undefined {
  const [bytes] = error.metadata.get("grpc-status-details-bin");
  if (!Buffer.isBuffer(bytes)) return undefined;
  const [any] = statusPb.Status.deserializeBinary(bytes).getDetailsList();
  if (any?.getTypeName() !== "pulumirpc.ErrorResourceInitFailed") return undefined;
  return new InitFailed(providerPb.ErrorResourceInitFailed.deserializeBinary(any.getValue_asU8()));
}
