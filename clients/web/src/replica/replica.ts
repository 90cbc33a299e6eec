// The document as the server has told it to us, and over it our guesses of what still waits.
//
//   shown = confirmed, and guesses laid over it
//
// Guesses lie in a layer of their own: nothing of them can get into what is confirmed. They are made anew from what
// waits whenever the server has said something (session.ts).
import { createRegistry, equals } from "@bufbuild/protobuf";
import { BrokenLog, Document, type DocumentReader, evolve, Overlaid, Undo } from "../document/index.ts";
import {
  type Delta,
  type Effect,
  type Position,
  type Record,
  RecordSchema,
  type SnapshotBody,
  type Text,
} from "../protocol/index.ts";
import { apply, type Change, faultOn } from "../text/index.ts";

// Fields of later versions count too.
const everyField = { registry: createRegistry(RecordSchema), unknown: true };

// LOG-10: epoch, seq and chain; an empty chain: not known well enough to resume from.
export type At = Pick<Position, "epoch" | "seq" | "chain">;
export const nowhere: At = { epoch: 0n, seq: 0, chain: new Uint8Array(0) };

// A copy, so that the frame that told it can be forgotten.
export function positionOf(position: At | undefined): At {
  return position ? { epoch: position.epoch, seq: position.seq, chain: position.chain.slice() } : nowhere;
}

export class Replica {
  readonly #confirmed = new Document();
  readonly #shown = new Overlaid(this.#confirmed);
  // Records as they were when their change was last told; undefined: not there.
  readonly #asTold = new Map<string, Record | undefined>();
  at: At = nowhere;

  get confirmed(): DocumentReader {
    return this.#confirmed;
  }
  get shown(): DocumentReader {
    return this.#shown;
  }

  takeGuessesOff(): void {
    for (const id of this.#shown.laidOver()) this.#touch(id);
    this.#shown.takeOff();
  }
  // On top of what is guessed so far.
  guess(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.#touchEffect(effect);
      evolve(this.#shown, effect);
    }
  }
  // Words as they will be; version and lineage stay those confirmed. A guess that does not fit is left out.
  guessWords(id: string, change: Change): void {
    const record = this.#shown.find(id);
    const content = record?.text?.content ?? "";
    if (!record || change.changesNothing || faultOn(content, change) !== "none") return;
    this.#touch(id);
    const text = { ...(record.text ?? noWords), content: apply(content, change) };
    this.#shown.set(id, { ...record, text });
  }

  // Throws BrokenLog, and leaves the document as it was.
  apply(delta: Delta): void {
    if (delta.seq < this.at.seq) throw new BrokenLog("a delta older than what is here");
    const undo = new Undo();
    this.#shown.belowChanges();
    try {
      for (const effect of delta.effects) {
        this.#touchEffect(effect);
        evolve(this.#confirmed, effect, undo);
      }
    } catch (error) {
      undo.revert(this.#confirmed);
      throw error;
    }
    this.at = { epoch: this.at.epoch, seq: delta.seq, chain: delta.chain.slice() };
  }

  // In place of everything. Throws BrokenLog, and leaves the document as it was.
  load(body: SnapshotBody, at: At): void {
    if (body.records.some(({ id }) => id === "")) throw new BrokenLog("a record without an id");
    const before = new Map([...this.#confirmed.records()].map((record) => [record.id, record]));
    for (const id of before.keys()) this.#touch(id);
    this.#shown.belowChanges();
    this.#confirmed.clear();
    for (const record of body.records) {
      this.#touch(record.id);
      const known = before.get(record.id);
      const same = known && known.version === record.version && equals(RecordSchema, known, record, everyField);
      this.#confirmed.set(record.id, same ? known : record);
    }
    this.at = at;
  }

  // The ids of the records that are not shown as they were when this was last asked. One that was changed and is again
  // what it was is not among them, and is the object that it was.
  takeChanges(): Set<string> {
    const changed = new Set<string>();
    for (const [id, before] of this.#asTold) {
      const now = this.#shown.find(id);
      if (now === before) continue;
      if (now && before && equals(RecordSchema, now, before, everyField)) {
        if (this.#shown.has(id)) this.#shown.set(id, before);
        else this.#confirmed.set(id, before);
      } else {
        changed.add(id);
      }
    }
    this.#asTold.clear();
    return changed;
  }

  #touchEffect({ kind }: Effect): void {
    if (kind.case === "put" || kind.case === "edit") this.#touch(kind.value.id);
    if (kind.case === "remove") this.#touch(kind.value);
  }
  #touch(id: string): void {
    if (!this.#asTold.has(id)) this.#asTold.set(id, this.#shown.find(id));
  }
}

const noWords: Text = { $typeName: "plenary.Text", content: "", version: 0, lineage: 0 };
