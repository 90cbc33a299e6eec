// What a note refers to, as it stands in its words: a Markdown link whose address says what it is. Cards by id, with
// their number for whoever reads the words as they are; people by participant id, never by name; moments by the
// meeting's clock. The session record reads the same form (facilitation/records/references.h).
//
//   [#12](card:0f3c…)   [@](person:p-17)   [14:32](time:1900000000000)   [● 14:32:05](moment:1900000000000)
//
// The last are marks for whoever looks for a place in the recording: a moment, a quotation, a decision.

export const marks = ["moment", "quote", "decision"] as const;
export type Mark = (typeof marks)[number];

export type Reference =
  | { readonly to: "card" | "person"; readonly id: string }
  | { readonly to: "time" | Mark; readonly ms: number };
export interface Found {
  readonly from: number;
  readonly till: number;
  readonly reference: Reference;
}

const form = /\[[^[\]\n]{0,40}\]\((?:(card|person):([A-Za-z0-9._-]{1,64})|(time|moment|quote|decision):(\d{1,15}))\)/g;

export function referencesIn(words: string): Found[] {
  const found: Found[] = [];
  for (const match of words.matchAll(form)) {
    const [whole, thing, id = "", moment, ms = ""] = match;
    const reference = thing ? { to: thing as "card" | "person", id } : { to: moment as "time" | Mark, ms: Number(ms) };
    found.push({ from: match.index, till: match.index + whole.length, reference });
  }
  return found;
}
// As plain words, with what `says` in the place of each reference; `label` is what stands between its brackets.
export function readPlain(words: string, says: (reference: Reference, label: string) => string): string {
  let read = "";
  let from = 0;
  for (const { from: begins, till, reference } of referencesIn(words)) {
    read += words.slice(from, begins) + says(reference, words.slice(begins + 1, words.indexOf("]", begins)));
    from = till;
  }
  return read + words.slice(from);
}

export function toCard(id: string, number: string): string {
  return `[#${number}](card:${id})`;
}
export function toPerson(participant: string): string {
  return `[@](person:${participant})`;
}
export function toTime(ms: number, clock: string): string {
  return `[${clock}](time:${ms})`;
}
export function toMark(mark: Mark, ms: number, clock: string): string {
  return `[● ${clock}](${mark}:${ms})`;
}
