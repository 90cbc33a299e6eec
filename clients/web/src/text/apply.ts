import { Change } from "./change.ts";
import { splitsPair, wellFormed } from "./utf16.ts";

export type Fault = "none" | "wrong_length" | "splits_surrogate";

export function faultOn(text: string, change: Change): Fault {
  if (change.lengthBefore !== text.length) return "wrong_length";
  if (!change.inserts.every(wellFormed)) return "splits_surrogate";
  let place = 0;
  for (const run of change.runs) {
    if (splitsPair(text, place)) return "splits_surrogate";
    place += Math.abs(run);
  }
  return "none";
}

// Precondition: faultOn(text, change) is "none".
export function apply(text: string, change: Change): string {
  let after = "";
  let place = 0;
  let next = 0;
  for (const run of change.runs) {
    if (run === 0) after += change.inserts[next++] ?? "";
    else if (run < 0) place -= run;
    else {
      after += text.slice(place, place + run);
      place += run;
    }
  }
  return after;
}

// The change that takes apply(text, change) back to text.
export function inverse(change: Change, textBefore: string): Change {
  const back = new Change();
  let place = 0;
  let next = 0;
  for (const run of change.runs) {
    if (run === 0) back.erase((change.inserts[next++] ?? "").length);
    else if (run < 0) {
      back.insert(textBefore.slice(place, place - run));
      place -= run;
    } else {
      back.keep(run);
      place += run;
    }
  }
  return back;
}
