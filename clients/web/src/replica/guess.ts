// Guess: what a request will probably do, so that its author sees it at once.
//
// A guess, not a rule: who may do what, numbers, limits and order keys are the server's. Whatever the server says takes
// the place of the guess, so a wrong one costs a flicker. Changes of words are not guessed here; text_line.ts knows
// exactly what becomes of them.
//
// Each verb's file says what it does, with the words of this one: fresh, changed, removed, place.
import { create } from "@bufbuild/protobuf";
import { byOrder, type DocumentReader, eachCardOfRegion } from "../document/index.ts";
import {
  type BodyCase,
  type BodyOf,
  type Card,
  type Effect,
  EffectSchema,
  type Place,
  PlaceSchema,
  type Record,
  type RecordOf,
  RecordSchema,
  type Trashed,
  TrashedSchema,
} from "../protocol/index.ts";
import { Change, toProto } from "../text/index.ts";

export class Guess {
  readonly document: DocumentReader;
  readonly me: string;
  readonly wallMs: number;
  readonly #effects: Effect[] = [];
  readonly #put = new Map<string, Record>(); // by this guess; they may still be changed

  constructor(document: DocumentReader, me: string, wallMs: number) {
    this.document = document;
    this.me = me;
    this.wallMs = wallMs;
  }

  get effects(): readonly Effect[] {
    return this.#effects;
  }

  // A record that is not there yet; undefined if it is. What is returned may be filled in further.
  fresh<Kind extends BodyCase>(id: string, kind: Kind, body: BodyOf<Kind>): BodyOf<Kind> | undefined {
    if (this.document.find(id)) return undefined;
    this.#add(create(RecordSchema, { id, version: 1, body: { case: kind, value: body } as Record["body"] }));
    return body;
  }

  // The body as it will be put, to be changed; undefined unless the record is there and of that kind.
  changed<Kind extends BodyCase>(id: string, kind: Kind): BodyOf<Kind> | undefined {
    const mine = this.#put.get(id);
    if (mine) return mine.body.case === kind ? (mine.body.value as unknown as BodyOf<Kind>) : undefined;
    const there = this.document.find(id);
    if (there?.body.case !== kind) return undefined;
    const { text: _, ...rest } = there; // a put without text leaves the words as they are
    const value = { ...there.body.value } as unknown as BodyOf<Kind>;
    this.#add({ ...rest, version: there.version + 1, body: { case: kind, value } as Record["body"] });
    return value;
  }

  removed(id: string): void {
    this.#effects.push(create(EffectSchema, { kind: { case: "remove", value: id } }));
  }

  firstWords(id: string, words: string): void {
    if (words === "") return;
    const change = toProto(new Change().insert(words));
    this.#effects.push(create(EffectSchema, { kind: { case: "edit", value: { id, change } } }));
  }

  trashed(reason: string): Trashed {
    return create(TrashedSchema, { by: this.me, atMs: BigInt(this.wallMs), reason });
  }

  cardsIn(cluster: string): string[] {
    return cardsIn(this.document, cluster);
  }
  // Where the cluster lies, its cards do, too: those from elsewhere come behind the others there.
  putCardsIn(cluster: string, ids: readonly string[]): void {
    const mine = this.#put.get(cluster)?.body;
    const { region = "" } = (mine?.case === "cluster" ? mine.value : this.document.cluster(cluster)) ?? {};
    for (const id of ids) {
      const card = this.changed(id, "card");
      if (card) card.cluster = cluster;
    }
    if (region !== "") this.bringTo(region, ids);
  }

  // Behind the others there, in the order they had among themselves; those that came.
  bringTo(region: string, ids: readonly string[]): Card[] {
    const came: Card[] = [];
    let after = "";
    for (const { id } of ids.flatMap((id) => this.document.find(id) ?? []).sort(byOrderOfCards)) {
      const at = this.#put.get(id)?.body ?? this.document.find(id)?.body;
      if (at?.case !== "card" || at.value.region === region) continue;
      const card = this.changed(id, "card");
      if (!card) continue;
      card.region = region;
      card.order = this.#keyAt(region, id, create(PlaceSchema, { after }));
      after = id;
      came.push(card);
    }
    return came;
  }

  place(card: Card, id: string, to: Place = create(PlaceSchema)): void {
    const beside = this.document.card(to.after === "" ? to.before : to.after);
    const region = this.document.cluster(to.cluster)?.region || to.region || beside?.region || "";
    card.cluster = to.cluster;
    card.placed = to.placed;
    card.x = to.placed ? Math.fround(to.x) : 0; // as the wire rounds it
    card.y = to.placed ? Math.fround(to.y) : 0;
    if (region === "") return;
    card.region = region;
    card.order = this.#keyAt(region, id, to);
  }

  // A key near enough until the server gives the true one: an appended digit sorts directly behind.
  #keyAt(region: string, id: string, to: Place): string {
    const mine = this.#put.get(to.after)?.body;
    if (mine?.case === "card") return `${mine.value.order}0`;
    const after = this.#cardIn(region, to.after === id ? "" : to.after);
    const before = this.#cardIn(region, to.after !== "" || to.before === id ? "" : to.before);
    const last = before ? undefined : this.document.lastCardOf(region);
    const previous = after ?? (last && last.id !== id ? last : this.#cardBefore(region, id, before));
    return `${previous?.body.value.order ?? ""}0`;
  }
  // The last card of the region before that one, or of all, `id` left out.
  #cardBefore(region: string, id: string, that: RecordOf<"card"> | undefined): RecordOf<"card"> | undefined {
    let previous: RecordOf<"card"> | undefined;
    eachCardOfRegion(this.document, region, (card) => {
      if (card.id === id || (that && byOrder(card, that) >= 0)) return;
      if (!previous || byOrder(previous, card) < 0) previous = card;
    });
    return previous;
  }
  #cardIn(region: string, id: string): RecordOf<"card"> | undefined {
    const record = id === "" ? undefined : this.document.find(id);
    const isThere = record?.body.case === "card" && record.body.value.region === region;
    return isThere ? (record as RecordOf<"card">) : undefined;
  }

  #add(record: Record): void {
    this.#put.set(record.id, record);
    this.#effects.push(create(EffectSchema, { kind: { case: "put", value: record } }));
  }
}

function byOrderOfCards(a: Record, b: Record): number {
  return a.body.case === "card" && b.body.case === "card" ? byOrder(a as RecordOf<"card">, b as RecordOf<"card">) : 0;
}

export function cardsIn(document: DocumentReader, cluster: string): string[] {
  const ids: string[] = [];
  document.each(({ id, body }) => {
    if (body.case === "card" && body.value.cluster === cluster) ids.push(id);
  });
  return ids.sort();
}
