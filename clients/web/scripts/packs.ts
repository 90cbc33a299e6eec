// Packs with Brotli, beside each, the files that never change under their names, for the server to hand out as they are:
// a seventh less to wait for than gzip. It takes seconds, so it is done once here and not when a server starts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "vite";

const worthIt = 1024; // bytes; below it, what is saved is less than an answer's head

export const packs: Plugin = {
  name: "packs",
  apply: "build",
  writeBundle({ dir }, bundle) {
    if (dir === undefined) return this.error("The build is not written to a folder.");
    for (const name of Object.keys(bundle)) {
      if (!/^assets\/.*\.(js|css|svg)$/.test(name)) continue;
      const file = join(dir, name); // as it was written, whoever changed it last
      const plain = readFileSync(file);
      if (plain.length < worthIt) continue;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
      writeFileSync(`${file}.br`, brotliCompressSync(plain, { params }));
    }
  },
};
