import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import process from "node:process";

// gRPC as a plugin needs it (one question, one answer) on Node's own HTTP/2: @grpc/grpc-js does far more, and loading it would
// double the time that each plugin takes to start, several times in every run. Protocol: PROTOCOL-HTTP2.md of grpc/grpc.

/** A generated protobuf message. */
interface Message {
  serializeBinary(): Uint8Array;
}

interface MessageClass<M> {
  deserializeBinary(bytes: Uint8Array): M;
}

/** Answers one kind of call; `signal` tells that the caller has gone. */
export type Method = (request: Uint8Array, signal: AbortSignal) => Promise<Message>;

/** An end of a call that the engine should show as it is. */
export class GrpcError extends Error {
  readonly code: number;
  /** A serialized google.rpc.Status. */
  readonly details: Uint8Array | undefined;

  constructor(message: string, code: number = status.unknown, details?: Uint8Array) {
    super(message);
    this.name = "GrpcError";
    this.code = code;
    this.details = details;
  }
}

export const status = { ok: 0, unknown: 2, unimplemented: 12 } as const;

/** A method from the class of its request and what to do with it. */
export function unary<Q>(
  request: MessageClass<Q>,
  answer: (request: Q, signal: AbortSignal) => Message | Promise<Message>,
): Method {
  return async (bytes, signal) => answer(request.deserializeBinary(bytes), signal);
}

/**
 * Serves `methods` under /pulumirpc.<service>/ on a free port of 127.0.0.1, and prints the port as the engine expects of a plugin.
 * At SIGINT, with which the engine ends its plugins (and kills them five seconds later), `stop` is told to end what is under way.
 */
export function serve(service: string, methods: Readonly<Record<string, Method>>, stop: () => void): void {
  const underWay = new Set<Promise<void>>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stop();
      void Promise.allSettled(underWay).then(() => process.exit(0));
    });
  }
  // One large state or policy must not end the session: the engine allows 400 MB, Node 10 unless told.
  const server = http2.createServer({
    maxSessionMemory: 1000,
    maxSendHeaderBlockLength: 1 << 24,
    settings: { initialWindowSize: 1 << 20 },
  });
  server.on("stream", (stream, headers) => {
    const method = methods[(headers[":path"] ?? "").replace(`/pulumirpc.${service}/`, "")];
    const gone = new AbortController();
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", () => undefined);
    stream.on("aborted", () => {
      gone.abort();
    });
    stream.on("end", () => {
      if (method === undefined) {
        end(stream, new GrpcError("not provided by this stand-in", status.unimplemented));
        return;
      }
      // five bytes of frame: a flag, and the length, which the end of the stream tells as well
      const answered = method(Buffer.concat(chunks).subarray(5), gone.signal)
        .then(
          (answer) => {
            end(stream, undefined, answer);
          },
          (error: unknown) => {
            end(stream, error instanceof Error ? error : new Error(String(error)));
          },
        )
        .finally(() => underWay.delete(answered));
      underWay.add(answered);
    });
  });
  server.listen(0, "127.0.0.1", () => {
    // listen() on TCP has an AddressInfo, never a pipe's name
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  });
}

function end(stream: http2.ServerHttp2Stream, error: Error | undefined, answer?: Message): void {
  if (stream.closed || stream.destroyed) return;
  const details = error instanceof GrpcError ? error.details : undefined;
  const trailers = {
    "grpc-status": String(error === undefined ? status.ok : error instanceof GrpcError ? error.code : status.unknown),
    ...(error && { "grpc-message": encoded(error.message) }),
    ...(details && { "grpc-status-details-bin": Buffer.from(details).toString("base64") }),
  };
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.on("wantTrailers", () => {
    stream.sendTrailers(trailers);
  });
  stream.end(answer && frame(answer));
}

/** Printable ASCII as it is, every other byte of the UTF-8 as %XX; "%" too. */
function encoded(message: string): string {
  // a trailer of megabytes would end the connection
  const text = message.length > 200_000 ? `${message.slice(0, 100_000)}\n[…]\n${message.slice(-100_000)}` : message;
  return text.replaceAll(/[^ -$&-~]+/gu, (part) =>
    Buffer.from(part).toString("hex").toUpperCase().replaceAll(/../g, "%$&"),
  );
}

/** The engine that started this process, for messages to the person; when it goes, so do we, however it went. */
export class EngineConnection {
  readonly #session: http2.ClientHttp2Session;
  /** Messages go one after another: lines must not overtake each other. */
  #last: Promise<void> = Promise.resolve();

  constructor(address: string, onGone: () => void) {
    this.#session = http2.connect(`http://${address}`);
    this.#session.on("error", () => undefined);
    this.#session.on("close", onGone);
  }

  /** Asks the engine; an answer is waited for, and a refusal ignored: it only ever concerns a message on the screen. */
  async tell(method: string, request: Message): Promise<void> {
    this.#last = this.#last.then(() => this.#send(method, request));
    await this.#last;
  }

  #send(method: string, request: Message): Promise<void> {
    return new Promise((resolve) => {
      if (this.#session.destroyed) {
        resolve();
        return;
      }
      const stream = this.#session.request({
        ":method": "POST",
        ":path": `/pulumirpc.Engine/${method}`,
        "content-type": "application/grpc",
        te: "trailers",
      });
      stream.on("error", () => undefined);
      stream.on("close", resolve);
      stream.resume();
      stream.end(frame(request));
    });
  }
}

function frame(message: Message): Buffer {
  const body = message.serializeBinary();
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}
