import type grpc from "@grpc/grpc-js";
import type { Kind } from "../kinds/kind.ts";
import { unary as answering } from "../plugin/unary.ts";
import { typeOf } from "../plugin/values.ts";
import { unknownType } from "./problem.ts";
import type { Message } from "./resource-service.ts";
import type { Shared } from "./shared.ts";
import { statusOf } from "./status.ts";

/** A gRPC method from a function that answers or throws. */
export function unary<Request, Answer>(
  shared: Shared,
  answer: (request: Request) => Promise<Answer> | Answer,
): grpc.handleUnaryCall<Request, Answer> {
  return answering(answer, (error, request) => statusOf(error, shared.lang, kindIn(shared, request)));
}

/** The kind that a resource's URN names. @throws Problem when there is none of that type. */
export function kindOf(shared: Shared, urn: string): Kind {
  const token = typeOf(urn);
  const kind = shared.current.find((one) => one.token === token);
  if (kind === undefined) throw unknownType(token);
  return kind;
}

/** The kind that a call is about, if it is about a resource. */
function kindIn(shared: Shared, request: unknown): Kind | undefined {
  const isAboutResource = typeof request === "object" && request !== null && "rest" in request;
  if (!isAboutResource) return undefined;
  // Each call about a resource names it.
  const token = typeOf((request as Message<{ getUrn(): string }>).rest.getUrn());
  return shared.current.find((one) => one.token === token);
}
