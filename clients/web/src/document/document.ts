// A document in memory: records by id. It changes only by evolve (evolve.ts), on servers and in clients alike, pinned by
// tests/vectors/effects.json.
//
// Records are values: never changed in place, replaced when something about them changes. So one that has not changed is
// the same object, and `===` tells whether to draw it again.
import {
  type Action,
  type Board,
  type BodyCase,
  type BodyOf,
  type Card,
  type Chapter,
  type Cluster,
  type Correction,
  type Decision,
  type Entry,
  type Guidebook,
  type Invitation,
  type Link,
  type Meeting,
  type Member,
  type Note,
  type Paragraph,
  type Record,
  type RecordOf,
  type Region,
  Role,
  type SessionRecordHead,
} from "../protocol/index.ts";
import { byOrder, lastCardOfRegion } from "./order.ts";

// What a log said does not fold: a promise broken by whoever wrote it.
export class BrokenLog extends Error {}

// Read access, for whoever shows a document.
export interface DocumentReader {
  readonly size: number;
  find(id: string): Record | undefined;
  // The body, if `id` is there and of that kind.
  card(id: string): Card | undefined;
  cluster(id: string): Cluster | undefined;
  link(id: string): Link | undefined;
  region(id: string): Region | undefined;
  note(id: string): Note | undefined;
  decision(id: string): Decision | undefined;
  action(id: string): Action | undefined;
  invitation(id: string): Invitation | undefined;
  board(): Board | undefined;
  meeting(): Meeting | undefined;
  sessionRecord(): SessionRecordHead | undefined; // the head, where this is one
  paragraph(id: string): Paragraph | undefined;
  correction(id: string): Correction | undefined;
  guidebook(): Guidebook | undefined; // the head, where this is one
  chapter(id: string): Chapter | undefined;
  entry(id: string): Entry | undefined;
  // The member record of a participant; undefined if never admitted. A removed member is still returned.
  member(participant: string): Member | undefined;
  roleOf(participant: string): Role; // ROLE_UNSPECIFIED: not a member, or removed
  words(id: string): string; // of a card, a note ...; "" if there are none
  // In any order.
  records(): IterableIterator<Record>;
  each(visit: (record: Record) => void): void;
  lastCardOf(region: string): RecordOf<"card"> | undefined; // in reading order
  ofKind<Kind extends BodyCase>(kind: Kind): IterableIterator<RecordOf<Kind>>;
}

// What evolve needs of whatever it changes.
export interface Evolving {
  find(id: string): Record | undefined;
  set(id: string, record: Record | undefined): void; // undefined: nothing stands there any more
}

function isOfKind<Kind extends BodyCase>(record: Record, kind: Kind): record is RecordOf<Kind> {
  return record.body.case === kind;
}

// Everything there is to read, from the three things that a set of records must tell.
export abstract class Records implements DocumentReader {
  abstract readonly size: number;
  abstract find(id: string): Record | undefined;
  abstract each(visit: (record: Record) => void): void;

  *records(): IterableIterator<Record> {
    const all: Record[] = [];
    this.each((record) => all.push(record));
    yield* all;
  }

  card(id: string): Card | undefined {
    return this.#body(id, "card");
  }
  cluster(id: string): Cluster | undefined {
    return this.#body(id, "cluster");
  }
  link(id: string): Link | undefined {
    return this.#body(id, "link");
  }
  region(id: string): Region | undefined {
    return this.#body(id, "region");
  }
  note(id: string): Note | undefined {
    return this.#body(id, "note");
  }
  decision(id: string): Decision | undefined {
    return this.#body(id, "decision");
  }
  action(id: string): Action | undefined {
    return this.#body(id, "action");
  }
  invitation(id: string): Invitation | undefined {
    return this.#body(id, "invitation");
  }
  board(): Board | undefined {
    return this.#body("board", "board");
  }
  sessionRecord(): SessionRecordHead | undefined {
    return this.#body("record", "sessionRecord");
  }
  paragraph(id: string): Paragraph | undefined {
    return this.#body(id, "paragraph");
  }
  correction(id: string): Correction | undefined {
    return this.#body(id, "correction");
  }
  guidebook(): Guidebook | undefined {
    return this.#body("guidebook", "guidebook");
  }
  chapter(id: string): Chapter | undefined {
    return this.#body(id, "chapter");
  }
  entry(id: string): Entry | undefined {
    return this.#body(id, "entry");
  }
  meeting(): Meeting | undefined {
    return this.#body("meeting", "meeting");
  }
  member(participant: string): Member | undefined {
    return this.#body(`member.${participant}`, "member");
  }
  roleOf(participant: string): Role {
    const member = this.member(participant);
    return member && !member.removed ? member.role : Role.ROLE_UNSPECIFIED;
  }
  lastCardOf(region: string): RecordOf<"card"> | undefined {
    return lastCardOfRegion(this, region);
  }
  words(id: string): string {
    return this.find(id)?.text?.content ?? "";
  }
  *ofKind<Kind extends BodyCase>(kind: Kind): IterableIterator<RecordOf<Kind>> {
    for (const record of this.records()) if (isOfKind(record, kind)) yield record;
  }

  #body<Kind extends BodyCase>(id: string, kind: Kind): BodyOf<Kind> | undefined {
    const body = this.find(id)?.body;
    return body?.case === kind ? (body.value as unknown as BodyOf<Kind>) : undefined;
  }
}

export class Document extends Records implements Evolving {
  readonly #records = new Map<string, Record>();

  override get size(): number {
    return this.#records.size;
  }
  override find(id: string): Record | undefined {
    return this.#records.get(id);
  }
  override each(visit: (record: Record) => void): void {
    this.#records.forEach(visit);
  }
  // For evolve, its undo, and loading alone.
  set(id: string, record: Record | undefined): void {
    if (record) this.#records.set(id, record);
    else this.#records.delete(id);
  }
  clear(): void {
    this.#records.clear();
  }
}

// A document with something laid over it, which can be taken off at once. What lies below is never touched.
export class Overlaid extends Records implements Evolving {
  readonly #below: Document;
  readonly #over = new Map<string, Record | undefined>(); // undefined: hidden
  // By region, as long as nothing below changes: guesses that put many cards at an end ask for it each time.
  readonly #lastCards = new Map<string, RecordOf<"card"> | undefined>();

  constructor(below: Document) {
    super();
    this.#below = below;
  }

  override get size(): number {
    let size = this.#below.size;
    for (const [id, record] of this.#over) size += (record ? 1 : 0) - (this.#below.find(id) ? 1 : 0);
    return size;
  }
  override find(id: string): Record | undefined {
    return this.#over.has(id) ? this.#over.get(id) : this.#below.find(id);
  }
  override each(visit: (record: Record) => void): void {
    this.#below.each((record) => {
      const shown = this.#over.has(record.id) ? this.#over.get(record.id) : record;
      if (shown) visit(shown);
    });
    for (const [id, record] of this.#over) if (record && !this.#below.find(id)) visit(record);
  }

  override lastCardOf(region: string): RecordOf<"card"> | undefined {
    if (!this.#lastCards.has(region)) this.#lastCards.set(region, super.lastCardOf(region));
    return this.#lastCards.get(region);
  }

  set(id: string, record: Record | undefined): void {
    const before = this.find(id)?.body;
    if (before?.case === "card" && this.#lastCards.get(before.value.region)?.id === id)
      this.#lastCards.delete(before.value.region);
    this.#over.set(id, record);
    if (!record || !isOfKind(record, "card")) return;
    const { region } = record.body.value;
    if (!this.#lastCards.has(region)) return;
    const last = this.#lastCards.get(region);
    if (!last || byOrder(last, record) < 0) this.#lastCards.set(region, record);
  }
  // What lies below is about to change.
  belowChanges(): void {
    this.#lastCards.clear();
  }
  has(id: string): boolean {
    return this.#over.has(id);
  }
  laidOver(): IterableIterator<string> {
    return this.#over.keys();
  }
  takeOff(): void {
    this.#over.clear();
    this.#lastCards.clear();
  }
}
