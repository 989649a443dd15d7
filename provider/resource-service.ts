import grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import protobuf from "protobufjs/minimal.js";
import type { Props } from "../kinds/kind.ts";
import { fromStructBytes, toStructBytes } from "./struct-bytes.ts";

/** A message of Pulumi's, less its structs, which are beside it as JSON. */
export interface Message<Rest, Name extends string = string> {
  readonly rest: Rest;
  readonly structs: Readonly<Record<Name, Props>>;
}

/** Structs by name, with the number of their field (Pulumi 3.259, proto/pulumi/provider.proto). */
type Structs = Readonly<Record<string, number>>;

const { ResourceProviderService: service } = providerGrpc;

/** Pulumi's service, where structs of the calls about a resource do not go through the generated classes (struct-bytes.ts says why). */
export const resourceProviderService = {
  ...service,
  check: method(service.check, { olds: 2, news: 3 }, { inputs: 1 }),
  // Outputs say nothing here, in Diff and in Update.
  diff: method(service.diff, { outputs: 3, news: 4, oldInputs: 6 }, {}),
  create: method(service.create, { properties: 2 }, { properties: 2 }),
  read: method(service.read, { properties: 3, inputs: 4 }, { properties: 2, inputs: 3 }),
  update: method(service.update, { outputs: 3, news: 4, oldInputs: 8 }, { properties: 1 }),
  delete: method(service.delete, { properties: 3, oldInputs: 5 }, {}),
};

function method<Request, Answer>(
  definition: grpc.MethodDefinition<Request, Answer>,
  asked: Structs,
  answered: Structs,
): grpc.MethodDefinition<Message<Request>, Message<Answer>> {
  return {
    ...definition,
    requestSerialize: () => {
      throw new Error("a provider asks nothing");
    },
    requestDeserialize: (bytes) => {
      const { rest, structs } = parted(bytes, asked);
      return { rest: definition.requestDeserialize(rest), structs };
    },
    responseSerialize: ({ rest, structs }) => joined(definition.responseSerialize(rest), structs, answered),
    responseDeserialize: () => {
      throw new Error("a provider is asked, and answers");
    },
  };
}

/** Fields may come in any order, and one that is missing is empty. */
function parted(bytes: Buffer, named: Structs): { readonly rest: Buffer; readonly structs: Record<string, Props> } {
  const names = new Map(Object.entries(named).map(([name, number]) => [number, name]));
  const structs: Record<string, Props> = Object.fromEntries([...names.values()].map((name) => [name, {}]));
  const rest: Buffer[] = [];
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    const name = names.get(tag >>> 3);
    if (name === undefined) {
      reader.skipType(tag & 7);
      rest.push(bytes.subarray(start, reader.pos));
    } else structs[name] = fromStructBytes(reader.bytes());
  }
  return { rest: Buffer.concat(rest), structs };
}

function joined(rest: Buffer, structs: Readonly<Record<string, Props>>, named: Structs): Buffer {
  const writer = protobuf.Writer.create();
  for (const [name, number] of Object.entries(named)) {
    const struct = structs[name];
    if (struct !== undefined) writer.uint32((number << 3) | 2).bytes(toStructBytes(struct));
  }
  return Buffer.concat([rest, writer.finish()]);
}
