import type { Change } from "./change.ts";

// TEXT-2: the lineage after one more change. FNV-1a over 32 bits of: lineage (4 bytes, little endian), then for each run
// its value (4 bytes, little endian, two's complement) and, where it is 0, the units inserted (2 bytes each, little
// endian). Starts at 0 for an empty text. Not for secrecy: it tells texts apart after a lost tail.
export function lineageAfter(lineage: number, change: Change): number {
  let hash = 2_166_136_261;
  const add = (value: number, bytes: number) => {
    for (let i = 0; i < bytes; ++i) hash = Math.imul(hash ^ ((value >>> (8 * i)) & 0xff), 16_777_619);
  };
  add(lineage, 4);
  let next = 0;
  for (const run of change.runs) {
    add(run, 4);
    if (run !== 0) continue;
    const words = change.inserts[next++] ?? "";
    for (let i = 0; i < words.length; ++i) add(words.charCodeAt(i), 2);
  }
  return hash >>> 0;
}
