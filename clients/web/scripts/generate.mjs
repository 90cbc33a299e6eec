// Writes src/protocol/generated from the .proto files of the repository, with Debian's protoc (protobuf-compiler).
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromBinary, toJson } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { fileOf } from "../src/protocol/described.ts";
import { wordsOf } from "./describes.ts";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(web));
const generated = join(web, "src", "protocol", "generated");
const files = ["records", "requests", "log", "wire", "api", "templates", "session_record", "guidebook_record"].map(
  (name) => `proto/${name}.proto`,
);

// Without what nobody reads, or can work out again.
const notes = new Set(["jsonName", "reservedName", "reservedRange", "dependency"]);
const plainly = (file) =>
  JSON.stringify(toJson(FileDescriptorProtoSchema, file), (key, value) => (notes.has(key) ? undefined : value));

rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
const made = spawnSync(
  "protoc",
  [
    `--proto_path=${root}`,
    `--plugin=protoc-gen-es=${join(web, "node_modules", ".bin", "protoc-gen-es")}`,
    `--es_out=${generated}`,
    "--es_opt=target=ts,import_extension=ts",
    ...files,
  ],
  { stdio: "inherit" },
);
if (made.error) console.error(`protoc could not be run (${made.error.message}). Install protobuf-compiler.`);
if (made.status === 0)
  for (const name of readdirSync(join(generated, "proto"))) spellsOut(join(generated, "proto", name));
process.exit(made.status ?? 1);

// What describes a file's messages stands in the code in a few words, not as protobuf's own bytes in base64: a browser fetches
// a third less of it.
function spellsOut(file) {
  const code = readFileSync(file, "utf8");
  const spelt = code
    .replace(
      /fileDesc\("([A-Za-z0-9+/=]+)"/,
      (_, base64) => `described(${described(base64).map(JSON.stringify).join(", ")}`,
    )
    .replace(/^(import \{.*?)\bfileDesc(?:, )?(.*\n)/m, 'import { described } from "../../described.ts";\n$1$2');
  if (!spelt.includes("described(") || spelt.includes("fileDesc("))
    throw new Error(`${file} is not as protoc-gen-es wrote it before: see scripts/generate.mjs.`);
  writeFileSync(file, spelt);
}
function described(base64) {
  const file = fromBinary(FileDescriptorProtoSchema, Buffer.from(base64, "base64"));
  const words = wordsOf(file);
  if (plainly(fileOf(file.name, words)) !== plainly(file))
    throw new Error(`${file.name} says something that scripts/describes.ts has no words for.`);
  return [file.name, words];
}
