// What the next edition will hold, by what the server says is blocked: a mirror of compose_guidebook
// (facilitation/records/guidebook.cc), so that nobody is told of more than is published. Pure.
import type { BlockedByConsent } from "../../index.ts";
import type { Book, ChapterPart, EntryPart } from "./book.ts";
import { type FieldKind, fieldNamed } from "./fields.ts";

export interface NextEdition {
  readonly chapters: readonly ChapterPart[]; // ready; some without a field that is withheld
  readonly entries: readonly EntryPart[]; // that go in
  readonly waiting: readonly EntryPart[]; // ready, and held back: its head, or a field it must have, may not be printed
  readonly without: readonly { readonly chapter: ChapterPart; readonly field: FieldKind }[];
  readonly blocked: readonly BlockedByConsent[]; // of what is ready; of drafts nothing would be printed anyway
}

export function nextEdition(book: Book, told: readonly BlockedByConsent[]): NextEdition {
  const parts = [...book.parts.values()].filter(({ ready }) => ready);
  const entries = parts.filter((part): part is EntryPart => "entry" in part);
  const chapters = parts.filter((part): part is ChapterPart => "chapter" in part);
  const requiredOf = ({ id, type }: ChapterPart | EntryPart): readonly FieldKind[] =>
    told.flatMap(({ owner, field }) => {
      const kind = owner === id ? fieldNamed(type, field) : undefined;
      return kind?.required ? [kind] : [];
    });
  const isHeld = (entry: EntryPart) =>
    requiredOf(entry).length > 0 || told.some(({ owner, field }) => owner === entry.id && field === "title");
  return {
    chapters,
    entries: entries.filter((entry) => !isHeld(entry)),
    waiting: entries.filter(isHeld),
    without: chapters.flatMap((chapter) => requiredOf(chapter).map((field) => ({ chapter, field }))),
    blocked: told.filter(({ owner }) => book.parts.get(owner)?.ready ?? true),
  };
}
