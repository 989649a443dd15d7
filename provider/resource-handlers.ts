import type {
  CheckRequest,
  CheckResponse,
  CreateRequest,
  CreateResponse,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  ReadRequest,
  ReadResponse,
  UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import { create, ensure, read, retire, type Context } from "./apply.ts";
import { check } from "./check.ts";
import { type Change, diff } from "./diff.ts";
import type { Message } from "./resource-service.ts";
import type { Shared } from "./shared.ts";
import { withSecrets } from "./struct.ts";
import { kindOf, unary } from "./unary.ts";

/** The calls about one resource. A resource's inputs in the state are what the server must show; a read puts what it does show. */
export function resourceHandlers(shared: Shared) {
  const context = (request: { getUrn(): string; getTimeout?(): number }): Context => ({
    ...(shared.session === undefined ? {} : { session: shared.session }),
    log: (text) => void shared.log.tell({ urn: request.getUrn(), text, severity: "info", isPassing: true }),
    timeoutS: request.getTimeout?.() ?? 0,
  });

  return {
    check: unary(shared, (request: Message<CheckRequest, "olds" | "news">): Message<CheckResponse> => {
      const kind = kindOf(shared, request.rest.getUrn());
      const { inputs, failures } = check(kind, request.structs.news, request.structs.olds);
      const answer = new providerPb.CheckResponse();
      answer.setFailuresList(
        failures.map(({ property, reason }) => {
          const failure = new providerPb.CheckFailure();
          failure.setProperty(property);
          failure.setReason(reason);
          return failure;
        }),
      );
      return { rest: answer, structs: { inputs: withSecrets(inputs, kind.secrets) } };
    }),

    diff: unary(shared, ({ rest, structs }: Message<DiffRequest, "news" | "oldInputs">): Message<DiffResponse> => {
      const kind = kindOf(shared, rest.getUrn());
      const { changes, isDeletedFirst } = diff(kind, structs.oldInputs, structs.news, rest.getIgnorechangesList());
      const { DIFF_SOME, DIFF_NONE } = providerPb.DiffResponse.DiffChanges;
      const answer = new providerPb.DiffResponse();
      answer.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
      answer.setDiffsList([...new Set(changes.map(({ key }) => key))]);
      answer.setReplacesList([...new Set(changes.filter((change) => change.isReplacing).map(({ key }) => key))]);
      answer.setDeletebeforereplace(isDeletedFirst);
      answer.setHasdetaileddiff(true);
      for (const change of changes) answer.getDetaileddiffMap().set(change.path, propertyDiff(change));
      return { rest: answer, structs: {} };
    }),

    create: unary(shared, async (request: Message<CreateRequest, "properties">): Promise<Message<CreateResponse>> => {
      const { rest, structs } = request;
      const kind = kindOf(shared, rest.getUrn());
      const answer = new providerPb.CreateResponse();
      answer.setRefreshBeforeUpdate(true);
      if (rest.getPreview()) return { rest: answer, structs: { properties: {} } };
      const made = await create(kind, structs.properties, context(rest));
      answer.setId(made.id);
      return { rest: answer, structs: { properties: made.outputs } };
    }),

    read: unary(
      shared,
      async (request: Message<ReadRequest, "inputs" | "properties">): Promise<Message<ReadResponse>> => {
        const { rest, structs } = request;
        const { inputs, properties } = structs;
        const kind = kindOf(shared, rest.getUrn());
        // An import brings an id alone.
        const expected = Object.keys(inputs).length > 0 ? inputs : undefined;
        const shown = await read(kind, rest.getId(), expected, properties, context(rest));
        const answer = new providerPb.ReadResponse();
        answer.setRefreshBeforeUpdate(true);
        // An answer without an id says that the thing is gone.
        if (shown === undefined) return { rest: answer, structs: {} };
        answer.setId(shown.id);
        return {
          rest: answer,
          structs: { inputs: withSecrets(shown.inputs, kind.secrets), properties: shown.outputs },
        };
      },
    ),

    update: unary(
      shared,
      async ({ rest, structs }: Message<UpdateRequest, "news">): Promise<Message<UpdateResponse>> => {
        const kind = kindOf(shared, rest.getUrn());
        const answer = new providerPb.UpdateResponse();
        answer.setRefreshBeforeUpdate(true);
        if (rest.getPreview()) return { rest: answer, structs: { properties: {} } };
        const made = await ensure(kind, rest.getId(), structs.news, context(rest));
        return { rest: answer, structs: { properties: made.outputs } };
      },
    ),

    delete: unary(shared, async ({ rest, structs }: Message<DeleteRequest, "oldInputs">): Promise<Message<Empty>> => {
      const kind = kindOf(shared, rest.getUrn());
      await retire(kind, rest.getId(), structs.oldInputs, context(rest));
      return { rest: new emptyPb.Empty(), structs: {} };
    }),
  };
}

function propertyDiff({ kind, isReplacing }: Change): InstanceType<typeof providerPb.PropertyDiff> {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = providerPb.PropertyDiff.Kind;
  const kinds = isReplacing
    ? { add: ADD_REPLACE, delete: DELETE_REPLACE, update: UPDATE_REPLACE }
    : { add: ADD, delete: DELETE, update: UPDATE };
  const difference = new providerPb.PropertyDiff();
  difference.setKind(kinds[kind]);
  // Found and expected are the old and the new inputs.
  difference.setInputdiff(true);
  return difference;
}
