// Notes that were put together: which one is read, and what lies in it. Pure.
import type { DocumentReader, Note, RecordOf } from "../../index.ts";
import { referencesIn } from "./references.ts";

export type NoteRecord = RecordOf<"note">;

export interface NotesView {
  readonly notes: readonly NoteRecord[]; // those that stand by themselves, in the order of their times
  readonly inside: ReadonlyMap<string, readonly NoteRecord[]>; // by the one that they were put into
}

export function byTime(a: NoteRecord, b: NoteRecord): number {
  return Number(a.body.value.atMs - b.body.value.atMs) || (a.id < b.id ? -1 : 1);
}
// Of one that was purged nothing is left to be read.
export function isHere({ trashed, purgedMs }: Pick<Note, "trashed" | "purgedMs">): boolean {
  return !trashed && purgedMs === 0n;
}
export function notesIn(document: DocumentReader): NotesView {
  const here = [...document.ofKind("note")].filter(({ body }) => isHere(body.value)).sort(byTime);
  const inside = new Map<string, NoteRecord[]>();
  for (const note of here) {
    const { mergedInto } = note.body.value;
    if (mergedInto !== "") inside.set(mergedInto, [...(inside.get(mergedInto) ?? []), note]);
  }
  return { notes: here.filter(({ body }) => body.value.mergedInto === ""), inside };
}

// Of how many notes one is made: itself, and all that lie in it.
export function madeOf({ inside }: NotesView, id: string, seen: ReadonlySet<string> = new Set()): number {
  if (seen.has(id)) return 0;
  const known = new Set([...seen, id]);
  return (inside.get(id) ?? []).reduce((count, note) => count + madeOf({ notes: [], inside }, note.id, known), 1);
}

// With which a note can be put together: those of its kind.
export function othersOf({ notes }: NotesView, note: NoteRecord): readonly NoteRecord[] {
  return notes.filter(({ id, body }) => id !== note.id && body.value.visibility === note.body.value.visibility);
}
// The one that was begun first stays, whichever of them was asked.
export function intoAndFrom(a: NoteRecord, b: NoteRecord): { readonly into: string; readonly from: readonly string[] } {
  const [first, second] = [a, b].sort(byTime) as [NoteRecord, NoteRecord];
  return { into: first.id, from: [second.id] };
}

// In one line, without what stands for cards and people in it.
export function briefly(words: string): string {
  let plain = words;
  for (const { from, till } of [...referencesIn(words)].reverse()) plain = plain.slice(0, from) + plain.slice(till);
  return plain
    .replace(/[*_#>`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
