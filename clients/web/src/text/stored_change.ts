// Changes as they are stored and sent. What comes from outside is taken only in normal form, so that one change has one
// spelling: digests, lineages and comparisons need that.
import { create } from "@bufbuild/protobuf";
import { type TextChange, TextChangeSchema } from "../protocol/index.ts";
import { Change } from "./change.ts";

const longest = 2 ** 30; // units

// Whether `next` may follow `last` in normal form: no two of a kind in a row, a deletion never after an insertion.
function mayFollow(last: number, next: number): boolean {
  if (last > 0) return next <= 0;
  if (last < 0) return next >= 0;
  return next > 0;
}

// undefined: not in normal form, more or fewer inserts than zeros, or lengths beyond 2^30.
export function fromProto(stored: Pick<TextChange, "runs" | "inserts">): Change | undefined {
  const change = new Change();
  let before = 0;
  let after = 0;
  let read = 0;
  let last: number | undefined;
  for (const run of stored.runs) {
    if (last !== undefined && !mayFollow(last, run)) return undefined;
    last = run;
    if (run > 0) {
      before += run;
      after += run;
      change.keep(run);
    } else if (run < 0) {
      before -= run;
      change.erase(-run);
    } else {
      const words = stored.inserts[read++];
      if (!words) return undefined;
      after += words.length;
      change.insert(words);
    }
    if (before > longest || after > longest) return undefined;
  }
  return read === stored.inserts.length ? change : undefined;
}

export function toProto(change: Change): TextChange {
  return create(TextChangeSchema, { runs: [...change.runs], inserts: [...change.inserts] });
}
