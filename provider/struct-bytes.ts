import protobuf from "protobufjs/minimal.js";
import type { Json, Props } from "../kinds/kind.ts";

/*
 * google.protobuf.Struct, which is JSON, straight from and to bytes (google/protobuf/struct.proto). The generated classes make an object
 * of every value, and again one to read it: with thousands of mailboxes that was half of the provider's work.
 */

/** Fields of a value, by what they hold. */
const field = { null: 1, number: 2, string: 3, boolean: 4, struct: 5, list: 6 } as const;

/** The bytes before a field's value: which field it is, and how its length is told. */
const tag = {
  null: field.null << 3,
  number: (field.number << 3) | 1,
  string: (field.string << 3) | 2,
  boolean: field.boolean << 3,
  struct: (field.struct << 3) | 2,
  list: (field.list << 3) | 2,
  /** The only field of a struct and of a list, and the key and the value of an entry. */
  first: (1 << 3) | 2,
  second: (2 << 3) | 2,
} as const;

export function fromStructBytes(bytes: Uint8Array): Props {
  const reader = protobuf.Reader.create(bytes);
  return readStruct(reader, reader.len);
}

export function toStructBytes(props: Props): Uint8Array {
  const writer = protobuf.Writer.create();
  writeStruct(writer, props);
  return writer.finish();
}

function readStruct(reader: protobuf.Reader, end: number): Props {
  const entries: [string, Json][] = [];
  while (reader.pos < end) {
    reader.uint32();
    const entryEnd = reader.uint32() + reader.pos;
    let [key, value]: [string, Json] = ["", null];
    while (reader.pos < entryEnd)
      if (reader.uint32() === tag.first) key = reader.string();
      else value = readValue(reader, reader.uint32() + reader.pos);
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

function readValue(reader: protobuf.Reader, end: number): Json {
  let value: Json = null;
  while (reader.pos < end) value = readField(reader, reader.uint32() >>> 3);
  return value;
}

function readField(reader: protobuf.Reader, number: number): Json {
  switch (number) {
    case field.number:
      return reader.double();
    case field.string:
      return reader.string();
    case field.boolean:
      return reader.bool();
    case field.struct:
      return readStruct(reader, reader.uint32() + reader.pos);
    case field.list:
      return readList(reader, reader.uint32() + reader.pos);
    default:
      reader.uint32();
      return null;
  }
}

function readList(reader: protobuf.Reader, end: number): Json[] {
  const items: Json[] = [];
  while (reader.pos < end) {
    reader.uint32();
    items.push(readValue(reader, reader.uint32() + reader.pos));
  }
  return items;
}

function writeStruct(writer: protobuf.Writer, props: Props): void {
  for (const [key, value] of Object.entries(props)) {
    writer.uint32(tag.first).fork();
    writer.uint32(tag.first).string(key);
    writer.uint32(tag.second).fork();
    writeValue(writer, value);
    writer.ldelim().ldelim();
  }
}

function writeValue(writer: protobuf.Writer, value: Json): void {
  if (value === null) writer.uint32(tag.null).uint32(0);
  else if (typeof value === "string") writer.uint32(tag.string).string(value);
  else if (typeof value === "number") writer.uint32(tag.number).double(value);
  else if (typeof value === "boolean") writer.uint32(tag.boolean).bool(value);
  else if (Array.isArray(value)) {
    writer.uint32(tag.list).fork();
    for (const item of value as readonly Json[]) {
      writer.uint32(tag.first).fork();
      writeValue(writer, item);
      writer.ldelim();
    }
    writer.ldelim();
  } else {
    writer.uint32(tag.struct).fork();
    // not a list
    writeStruct(writer, value as Props);
    writer.ldelim();
  }
}
