// The reading order of cards: by order key, equal keys by record id. Keys and ids are ASCII, so JavaScript's order of
// strings is that of their bytes, as on the server (facilitation/rules/order.h).
import type { RecordOf } from "../protocol/index.ts";
import type { DocumentReader } from "./document.ts";

export function byOrder(a: RecordOf<"card">, b: RecordOf<"card">): number {
  const [first, second] = [a.body.value.order, b.body.value.order];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function eachCardOfRegion(
  document: DocumentReader,
  region: string,
  visit: (card: RecordOf<"card">) => void,
): void {
  document.each((record) => {
    if (record.body.case === "card" && record.body.value.region === region) visit(record as RecordOf<"card">);
  });
}

export function lastCardOfRegion(document: DocumentReader, region: string): RecordOf<"card"> | undefined {
  let last: RecordOf<"card"> | undefined;
  eachCardOfRegion(document, region, (card) => {
    if (!last || byOrder(last, card) < 0) last = card;
  });
  return last;
}

// All cards of a region in order, those in the trash, parked and merged ones among them.
export function cardsOfRegion(document: DocumentReader, region: string): RecordOf<"card">[] {
  const cards: RecordOf<"card">[] = [];
  eachCardOfRegion(document, region, (card) => cards.push(card));
  return cards.sort(byOrder);
}

interface Ordered {
  readonly id: string;
  readonly body: { readonly value: { readonly order: string } };
}
function inOrder<One extends Ordered>(records: One[]): One[] {
  return records.sort((a, b) => {
    const [first, second] = [a.body.value.order, b.body.value.order];
    if (first !== second) return first < second ? -1 : 1;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  });
}

// The paragraphs of one section of a session record in order, those in the trash among them.
export function paragraphsOfSection(document: DocumentReader, section: string): RecordOf<"paragraph">[] {
  const paragraphs: RecordOf<"paragraph">[] = [];
  document.each((record) => {
    if (record.body.case === "paragraph" && record.body.value.section === section)
      paragraphs.push(record as RecordOf<"paragraph">);
  });
  return inOrder(paragraphs);
}

// A guidebook's chapters, and the entries of one of them in order, those in the trash among them.
export function chaptersOf(document: DocumentReader): RecordOf<"chapter">[] {
  return inOrder([...document.ofKind("chapter")]);
}
export function entriesOfChapter(document: DocumentReader, chapter: string): RecordOf<"entry">[] {
  return inOrder([...document.ofKind("entry")].filter(({ body }) => body.value.chapter === chapter));
}
