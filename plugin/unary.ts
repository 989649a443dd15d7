import grpc from "@grpc/grpc-js";

/** An error as gRPC carries it. */
export type Status = Partial<grpc.StatusObject>;

/**
 * A method of a service from a function that answers or throws; `gone` is aborted when the caller no longer waits.
 * @param statusOf how an error is told to the engine; unless given, by its text, and a `code` if it has one of gRPC's.
 */
export function unary<Request, Answer>(
  answer: (request: Request, gone: AbortSignal) => Promise<Answer> | Answer,
  statusOf: (error: unknown, request: Request) => Status = plainStatus,
): grpc.handleUnaryCall<Request, Answer> {
  return (call, callback) => {
    const gone = new AbortController();
    call.on("cancelled", () => {
      gone.abort();
    });
    // Called in a promise so that a thrown error is an answer, too.
    Promise.resolve(call.request)
      .then((request) => answer(request, gone.signal))
      .then(
        (value) => {
          callback(null, value);
        },
        (error: unknown) => {
          const status = statusOf(error, call.request);
          callback({ ...status, details: transportable(status.details ?? "") });
        },
      );
  };
}

/** An error with a status of gRPC's own, which the engine understands. */
export class StatusError extends Error {
  readonly code: grpc.status;

  constructor(code: grpc.status, message: string) {
    super(message);
    this.name = "StatusError";
    this.code = code;
  }
}

function plainStatus(error: unknown): Status {
  const text = error instanceof Error ? error.message : String(error);
  return { code: error instanceof StatusError ? error.code : grpc.status.UNKNOWN, details: text };
}

/** An error travels in a header: one of a hundred kilobytes can end the connection, half a character cannot be written there. */
function transportable(text: string): string {
  const shown = text.length > 32_000 ? `${text.slice(0, 16_000)}\n[…]\n${text.slice(-16_000)}` : text;
  return shown.toWellFormed();
}
