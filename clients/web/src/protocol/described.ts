// What the messages of a file look like, read from a few words (scripts/describes.ts writes them): half of what protobuf's own
// descriptors are on the way to a browser, and near to how they stand in proto/.
//
//   Vote{id,regions*,budget uint32=4,of(card,cluster Cluster),now? #Vote.Kind,Kind[OPEN,CLOSED=4]}
//
//   id            a string called id; numbers count on from the field before, unless they are said
//   regions*      several; now? may be absent
//   Cluster       a message of this package; #Kind an enumeration
//   of( )         one of them at most
//   { } [ ]       a message and an enumeration, inside others too; % is what a map is made of
import { create, createFileRegistry, type DescFile } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  type EnumDescriptorProto,
  EnumDescriptorProtoSchema,
  EnumValueDescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  OneofDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";

// By the numbers of FieldDescriptorProto.Type.
export const scalars: readonly string[] = [
  ...["", "double", "float", "int64", "uint64", "int32", "fixed64", "fixed32", "bool", "string"],
  ...["", "", "bytes", "uint32", "", "sfixed32", "sfixed64", "sint32", "sint64"],
];
const enumeration = 14;
const message = 11;

export function described(name: string, words: string, imports: readonly DescFile[] = []): DescFile {
  const file = fileOf(name, words);
  file.dependency = imports.map(({ proto }) => proto.name);
  const registry = createFileRegistry(file, (wanted) => imports.find(({ proto }) => proto.name === wanted));
  return registry.getFile(name) as DescFile;
}

export function fileOf(name: string, words: string): FileDescriptorProto {
  const file = create(FileDescriptorProtoSchema, { name, package: "plenary", syntax: "proto3" });
  const parts = new Parts(words);
  for (let part = parts.next(); part; part = parts.next()) {
    if (part.opens === "[") file.enumType.push(enumOf(part.name, parts));
    else file.messageType.push(messageOf(part, parts));
  }
  return file;
}

interface Part {
  readonly name: string;
  readonly mark: string; // "*", "?", "%"
  readonly type: string;
  readonly number: number | undefined;
  readonly opens: string; // "{", "[", "("
}
// One name after the other, with what stands around it; undefined at a bracket that closes.
class Parts {
  readonly #all: RegExpStringIterator<RegExpExecArray>;
  constructor(words: string) {
    this.#all = words.matchAll(/(\w+)([*?%]?)(?: (#?[\w.]+))?(?:=(\d+))?([{[(]?)|[}\])]/g);
  }
  next(): Part | undefined {
    const [, name, mark = "", type = "", number, opens = ""] = this.#all.next().value ?? [];
    return name === undefined
      ? undefined
      : { name, mark, type, number: number === undefined ? undefined : Number(number), opens };
  }
}

function enumOf(name: string, parts: Parts): EnumDescriptorProto {
  const made = create(EnumDescriptorProtoSchema, { name });
  let next = 0;
  for (let part = parts.next(); part; part = parts.next()) {
    const { name: called, number = next } = part;
    made.value.push(create(EnumValueDescriptorProtoSchema, { name: called, number }));
    next = number + 1;
  }
  return made;
}

function messageOf({ name, mark }: Part, parts: Parts): DescriptorProto {
  const made = create(DescriptorProtoSchema, { name, ...(mark === "%" ? { options: { mapEntry: true } } : {}) });
  let next = 1;
  const take = (part: Part, oneofIndex?: number) => {
    const field = fieldOf(part, part.number ?? next);
    if (oneofIndex !== undefined) field.oneofIndex = oneofIndex;
    made.field.push(field);
    next = field.number + 1;
  };
  for (let part = parts.next(); part; part = parts.next()) {
    if (part.opens === "{") made.nestedType.push(messageOf(part, parts));
    else if (part.opens === "[") made.enumType.push(enumOf(part.name, parts));
    else if (part.opens === "(") {
      const index = made.oneofDecl.push(create(OneofDescriptorProtoSchema, { name: part.name })) - 1;
      for (let one = parts.next(); one; one = parts.next()) take(one, index);
    } else take(part);
  }
  // What may be absent is alone in a oneof of its own, after the others.
  for (const field of made.field)
    if (field.proto3Optional)
      field.oneofIndex = made.oneofDecl.push(create(OneofDescriptorProtoSchema, { name: `_${field.name}` })) - 1;
  return made;
}

function fieldOf({ name, mark, type }: Part, number: number): FieldDescriptorProto {
  const field = create(FieldDescriptorProtoSchema, {
    name,
    number,
    jsonName: protoCamelCase(name),
    label: mark === "*" ? 3 : 1,
    type: type === "" ? scalars.indexOf("string") : scalars.indexOf(type),
  });
  if (mark === "?") field.proto3Optional = true;
  if (field.type < 1) {
    field.type = type.startsWith("#") ? enumeration : message;
    field.typeName = `.plenary.${type.replace("#", "")}`;
  }
  return field;
}
