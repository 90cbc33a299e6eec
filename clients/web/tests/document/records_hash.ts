// The hash of tests/vectors/README.md over all records: what replicas of equal position compare.
import { create, type DescMessage, type Message, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { blake2b } from "@noble/hashes/blake2.js";
import type { DocumentReader } from "../../src/document/index.ts";
import { type Record, RecordSchema } from "../../src/protocol/index.ts";

const utf8 = new TextEncoder();

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; ++i) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

type Fields = { [name: string]: unknown };

// Fields in the order of their numbers, defaults left out, maps by the bytes of their keys, unknown fields last. Only
// maps are not written so by protobuf-es; a message with none below it is written by it.
export function canonical(schema: DescMessage, message: Message): Uint8Array {
  const writer = new BinaryWriter();
  const only = (values: Fields) => writer.raw(toBinary(schema, create(schema, values as never)));
  for (const field of [...schema.fields].sort((a, b) => a.number - b.number)) {
    const oneof = field.oneof ? (message as unknown as Fields)[field.oneof.localName] : undefined;
    const value = field.oneof
      ? (oneof as { case?: string; value?: unknown }).case === field.localName
        ? (oneof as { value: unknown }).value
        : undefined
      : (message as unknown as Fields)[field.localName];
    if (value === undefined) continue;
    if (field.fieldKind === "message") {
      writer.tag(field.number, WireType.LengthDelimited).bytes(canonical(field.message, value as Message));
    } else if (field.fieldKind === "list" && field.listKind === "message") {
      for (const item of value as Message[])
        writer.tag(field.number, WireType.LengthDelimited).bytes(canonical(field.message, item));
    } else if (field.fieldKind === "map") {
      const entries = Object.entries(value as Fields);
      entries.sort(([a], [b]) => compareBytes(utf8.encode(a), utf8.encode(b)));
      for (const [key, item] of entries) only({ [field.localName]: { [key]: item } });
    } else if (field.oneof) {
      only({ [field.oneof.localName]: { case: field.localName, value } });
    } else {
      only({ [field.localName]: value });
    }
  }
  for (const { no, wireType, data } of message.$unknown ?? []) writer.tag(no, wireType).raw(data);
  return writer.finish();
}

export function sortedRecords(document: DocumentReader): Record[] {
  return [...document.records()].sort((a, b) => compareBytes(utf8.encode(a.id), utf8.encode(b.id)));
}

export function recordsHash(document: DocumentReader): string {
  const hash = blake2b.create({ dkLen: 32 });
  for (const record of sortedRecords(document)) {
    const bytes = canonical(RecordSchema, record);
    const size = new Uint8Array(8);
    new DataView(size.buffer).setBigUint64(0, BigInt(bytes.length), true);
    hash.update(size).update(bytes);
  }
  return Buffer.from(hash.digest()).toString("hex");
}
