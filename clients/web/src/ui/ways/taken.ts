// Where this device has joined, as it is listed: one entry a meeting, with the boards of it that were opened. Pure.
import type { Place } from "../join/places.ts";

export interface Taken {
  readonly document: string;
  readonly place: Place;
}
export interface Entry {
  readonly id: string; // of the meeting, or of a board that has none
  readonly title: string; // "": never seen
  readonly name: string;
  readonly ways: readonly Taken[]; // that can be gone, the one that was opened last first
  readonly all: readonly Taken[]; // that are forgotten with it
}

// Papers are reached from their boards, as who one is there, and go with them: also where there is no meeting.
const paper = /\.(record|guidebook).*$/;
const isPaper = (document: string) => paper.test(document);
// The entry that a place belongs to.
export function entryOf(document: string, meeting: string): string {
  return meeting || document.replace(paper, "");
}
export const isMeeting = ({ document, place }: Taken) => document === place.meeting;

export function entriesOf(taken: readonly Taken[]): readonly Entry[] {
  const by = new Map<string, Taken[]>();
  for (const one of taken) {
    const id = entryOf(one.document, one.place.meeting ?? "");
    by.set(id, [...(by.get(id) ?? []), one]);
  }
  const atMs = ({ place }: Taken) => place.atMs ?? 0;
  return [...by]
    .map(([id, all]) => {
      const inOrder = [...all].sort((a, b) => atMs(b) - atMs(a) || (a.document < b.document ? -1 : 1));
      const boards = inOrder.filter(({ document }) => !isPaper(document));
      return {
        id,
        title:
          all.find(({ document }) => document === id)?.place.title ||
          inOrder.find(({ place }) => place.of)?.place.of ||
          "",
        name: inOrder[0]?.place.name ?? "",
        ways: boards.length > 0 ? boards : inOrder, // what is left of a board that one has left
        all: inOrder,
      };
    })
    .sort((a, b) => Math.max(...b.all.map(atMs)) - Math.max(...a.all.map(atMs)) || (a.id < b.id ? -1 : 1));
}

// Of a document, among what is kept beside it: drafts, walks, answers that were begun.
export function isOf(document: string, name: string): boolean {
  return name.endsWith(`.${document}`) || name.includes(`.${document}.`);
}
