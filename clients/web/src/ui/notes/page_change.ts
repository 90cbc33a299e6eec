// Changes as CodeMirror has them, and as the core has them. Both count UTF-16 units; CodeMirror compares what the page
// shows unit by unit, so that one emoji in place of another may seem to be half a change: it is made a whole one.
import type { ChangeSet, ChangeSpec, Text } from "@codemirror/state";
import { Change } from "../../index.ts";

export function changeOf(made: ChangeSet, before: Text): Change {
  const unit = (at: number) => (at < 0 || at >= before.length ? 0 : before.sliceString(at, at + 1).charCodeAt(0));
  const splits = (at: number) => isHigh(unit(at - 1)) && isLow(unit(at));
  const change = new Change();
  let place = 0;
  made.iterChanges((from, till, _from, _till, inserted) => {
    let words = inserted.sliceString(0, inserted.length, "\n");
    let [start, end] = [from, till];
    if (splits(start)) {
      start -= 1;
      words = before.sliceString(start, start + 1) + words;
    }
    if (splits(end)) {
      end += 1;
      words += before.sliceString(end - 1, end);
    }
    change
      .keep(start - place)
      .erase(end - start)
      .insert(words);
    place = end;
  });
  return change.keep(before.length - place);
}
const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

export function specOf(change: Change): ChangeSpec[] {
  const spec: { from: number; to: number; insert: string }[] = [];
  let place = 0;
  let next = 0;
  for (const run of change.runs) {
    const insert = run === 0 ? (change.inserts[next++] ?? "") : "";
    if (run === 0) {
      // Normal form: what is erased at this place stands before what is inserted.
      const last = spec.at(-1);
      if (last && last.to === place && last.insert === "") last.insert = insert;
      else spec.push({ from: place, to: place, insert });
    } else if (run < 0) {
      spec.push({ from: place, to: place - run, insert: "" });
      place -= run;
    } else place += run;
  }
  return spec;
}
