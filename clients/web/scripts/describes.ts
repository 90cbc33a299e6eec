// Writes what src/protocol/described.ts reads.
import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { scalars } from "../src/protocol/described.ts";

export function wordsOf({ messageType, enumType }: FileDescriptorProto): string {
  return [...messageType.map(messageWords), ...enumType.map(enumWords)].join("");
}

function enumWords({ name, value }: EnumDescriptorProto): string {
  const values = value.map((one, at) => `${one.name}${numberWords(one.number, value[at - 1]?.number ?? -1)}`);
  return `${name}[${values.join()}]`;
}

function messageWords({ name, field, nestedType, enumType, oneofDecl, options }: DescriptorProto): string {
  const lines: string[] = [];
  for (const [at, one] of field.entries()) {
    const words = fieldWords(one, field[at - 1]?.number ?? 0);
    const oneof = oneofOf(one);
    if (oneof === undefined) lines.push(words);
    else if (oneof === (field[at - 1] && oneofOf(field[at - 1] as FieldDescriptorProto)))
      lines.push(`${lines.pop()},${words}`);
    else lines.push(`${oneofDecl[oneof]?.name}(${words}`);
    const next = field[at + 1];
    if (oneof !== undefined && (next === undefined || oneofOf(next) !== oneof)) lines.push(`${lines.pop()})`);
  }
  const inside = [...nestedType.map(messageWords), ...enumType.map(enumWords)].join("");
  return `${name}${options?.mapEntry ? "%" : ""}{${lines.join()}${inside && lines.length > 0 ? "," : ""}${inside}}`;
}
function oneofOf(field: FieldDescriptorProto): number | undefined {
  return Object.hasOwn(field, "oneofIndex") && !field.proto3Optional ? field.oneofIndex : undefined;
}

function fieldWords(
  { name, label, proto3Optional, number, type, typeName }: FieldDescriptorProto,
  before: number,
): string {
  const mark = label === 3 ? "*" : proto3Optional ? "?" : "";
  const called = typeName.replace(/^\.plenary\./, type === 14 ? "#" : "") || scalars[type] || "";
  return `${name}${mark}${called === "string" ? "" : ` ${called}`}${numberWords(number, before)}`;
}
const numberWords = (number: number, before: number) => (number === before + 1 ? "" : `=${number}`);
