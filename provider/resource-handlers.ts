import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type {
  CheckRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import { create, ensure, read, retire, type Context } from "./apply.ts";
import { check } from "./check.ts";
import { type Change, diff } from "./diff.ts";
import type { Shared } from "./shared.ts";
import { propsOf, structOf } from "./struct.ts";
import { kindOf, unary } from "./unary.ts";

/** The calls about one resource. A resource's inputs in the state are what the server must show; a read puts what it does show. */
export function resourceHandlers(shared: Shared) {
  const context = (request: { getUrn(): string; getTimeout?(): number }): Context => ({
    ...(shared.session === undefined ? {} : { session: shared.session }),
    log: (text) => void shared.log.tell({ urn: request.getUrn(), text, severity: "info", isPassing: true }),
    timeoutS: request.getTimeout?.() ?? 0,
  });

  return {
    check: unary(shared, (request: CheckRequest) => {
      const kind = kindOf(shared, request.getUrn());
      const olds = request.getOlds();
      const { inputs, failures } = check(
        kind,
        propsOf(request.getNews()),
        olds === undefined ? undefined : propsOf(olds),
      );
      const answer = new providerPb.CheckResponse();
      answer.setInputs(structOf(inputs, kind.secrets));
      answer.setFailuresList(
        failures.map(({ property, reason }) => {
          const failure = new providerPb.CheckFailure();
          failure.setProperty(property);
          failure.setReason(reason);
          return failure;
        }),
      );
      return answer;
    }),

    diff: unary(shared, (request: DiffRequest) => {
      const kind = kindOf(shared, request.getUrn());
      const found = propsOf(request.getOldInputs());
      const { changes, isDeletedFirst } = diff(kind, found, propsOf(request.getNews()), request.getIgnorechangesList());
      const { DIFF_SOME, DIFF_NONE } = providerPb.DiffResponse.DiffChanges;
      const answer = new providerPb.DiffResponse();
      answer.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
      answer.setDiffsList([...new Set(changes.map(({ key }) => key))]);
      answer.setReplacesList([...new Set(changes.filter((change) => change.isReplacing).map(({ key }) => key))]);
      answer.setDeletebeforereplace(isDeletedFirst);
      answer.setHasdetaileddiff(true);
      for (const change of changes) answer.getDetaileddiffMap().set(change.path, propertyDiff(change));
      return answer;
    }),

    create: unary(shared, async (request: CreateRequest) => {
      const kind = kindOf(shared, request.getUrn());
      const desired = propsOf(request.getProperties());
      const answer = new providerPb.CreateResponse();
      answer.setRefreshBeforeUpdate(true);
      if (request.getPreview()) {
        answer.setProperties(structOf({}));
        return answer;
      }
      const made = await create(kind, desired, context(request));
      answer.setId(made.id);
      answer.setProperties(structOf(made.outputs));
      return answer;
    }),

    read: unary(shared, async (request: ReadRequest) => {
      const kind = kindOf(shared, request.getUrn());
      const inputs = propsOf(request.getInputs());
      // An import brings an id alone.
      const expected = Object.keys(inputs).length > 0 ? inputs : undefined;
      const shown = await read(kind, request.getId(), expected, propsOf(request.getProperties()), context(request));
      const answer = new providerPb.ReadResponse();
      answer.setRefreshBeforeUpdate(true);
      // An answer without an id says that the thing is gone.
      if (shown === undefined) return answer;
      answer.setId(shown.id);
      answer.setInputs(structOf(shown.inputs, kind.secrets));
      answer.setProperties(structOf(shown.outputs));
      return answer;
    }),

    update: unary(shared, async (request: UpdateRequest) => {
      const kind = kindOf(shared, request.getUrn());
      const desired = propsOf(request.getNews());
      const answer = new providerPb.UpdateResponse();
      answer.setRefreshBeforeUpdate(true);
      if (request.getPreview()) {
        answer.setProperties(structOf({}));
        return answer;
      }
      const made = await ensure(kind, request.getId(), desired, context(request));
      answer.setProperties(structOf(made.outputs));
      return answer;
    }),

    delete: unary(shared, async (request: DeleteRequest) => {
      const kind = kindOf(shared, request.getUrn());
      await retire(kind, request.getId(), propsOf(request.getOldInputs()), context(request));
      return new emptyPb.Empty();
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
