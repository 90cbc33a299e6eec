// Writes src/protocol/generated from the .proto files of the repository, with Debian's protoc (protobuf-compiler).
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(web));
const generated = join(web, "src", "protocol", "generated");
const files = ["records", "requests", "log", "wire", "api", "templates", "session_record", "guidebook_record"].map(
  (name) => `proto/${name}.proto`,
);

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
process.exit(made.status ?? 1);
