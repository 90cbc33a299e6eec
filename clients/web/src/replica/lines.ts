// The words that are on their way: which change of words may be sent, which waits, and what becomes of both when the
// words change under them (TEXT-4, TEXT-5). One line (text_line.ts) a record, for as long as anything of ours is not in
// its confirmed words.
import { create, toBinary } from "@bufbuild/protobuf";
import {
  type Delta,
  EditTextSchema,
  type Record,
  type Text,
  type TextChange,
  TextChangeSchema,
} from "../protocol/index.ts";
import { type Change, compose, difference, faultOn, fromProto, toProto } from "../text/index.ts";
import type { Outbox, OutboxEntry, UnnumberedRequest } from "./outbox.ts";
import type { HeldWords } from "./outbox_store.ts";
import type { Replica } from "./replica.ts";
import { carriedOver, TextLine } from "./text_line.ts";
import { wordsMadeBy } from "./verbs/index.ts";

export interface Line {
  readonly words: TextLine;
  insteadOf: readonly number[]; // refused changes that the buffer carries on
  kept: boolean; // the outbox holds words waiting for this record
}

export interface LinesListener {
  // The words shown of a record changed, other than by typing here.
  wordsChanged(id: string, onShown: Change): void;
  // They are not there any more.
  wordsLost(id: string): void;
  // A request was made, to be sent.
  made(entry: OutboxEntry): void;
}

function editRequest(id: string, line: TextLine, change: Change): UnnumberedRequest {
  const { version: baseVersion, lineage: baseLineage } = line;
  const value = create(EditTextSchema, { id, baseVersion, baseLineage, change: toProto(change) });
  return { $typeName: "plenary.Request", verb: { case: "editText", value } };
}

export function bytesOf(change: Change): number {
  return toBinary(TextChangeSchema, toProto(change)).length;
}

// The words that a held change was made on and the change, if both are what we once wrote.
export function heldChange(on: string, stored: TextChange | undefined): Change | undefined {
  const change = stored && fromProto(stored);
  return change && faultOn(on, change) === "none" ? change : undefined;
}

export class Lines {
  readonly #outbox: Outbox;
  readonly #replica: Replica;
  readonly #mostBytes: number; // of one change
  readonly #listener: LinesListener;
  readonly #lines = new Map<string, Line>();
  #toTakeUp: readonly HeldWords[]; // the words that the store held, until they are here

  constructor(outbox: Outbox, replica: Replica, mostBytes: number, listener: LinesListener) {
    this.#outbox = outbox;
    this.#replica = replica;
    this.#mostBytes = mostBytes;
    this.#listener = listener;
    this.#toTakeUp = outbox.words;
  }

  find(id: string): TextLine | undefined {
    return this.#lines.get(id)?.words;
  }
  *all(): IterableIterator<[id: string, words: TextLine]> {
    for (const [id, { words }] of this.#lines) yield [id, words];
  }
  // Records whose words wait, in no request yet.
  get waiting(): number {
    let count = 0;
    for (const { words } of this.#lines.values()) count += words.bufferIsEmpty ? 0 : 1;
    return count;
  }
  // Whether what would then wait still fits into one request.
  hasRoomFor(id: string, onShown: Change): boolean {
    if (bytesOf(onShown) > this.#mostBytes) return false;
    const line = this.#lines.get(id)?.words;
    if (!line || line.bufferIsEmpty) return true;
    return bytesOf(compose(line.buffer, onShown)) <= this.#mostBytes;
  }

  // Precondition: the change fits the words as shown. Returns the request that now holds it, if there is one.
  type(id: string, onShown: Change): OutboxEntry | undefined {
    this.#lineOf(id).words.type(onShown);
    return this.#flush(id);
  }

  // When an outcome frees words to go.
  flushAll(): void {
    for (const [id, { words }] of [...this.#lines]) {
      if (!words.bufferIsEmpty && words.born && this.#pendingChangesOf(id).length === 0) this.#flush(id);
      this.dropIfDone(id);
    }
  }

  dropIfDone(id: string): void {
    const line = this.#lines.get(id);
    if (!line?.words.bufferIsEmpty || line.words.inFlight.length > 0) return;
    this.#flush(id);
    if (this.#pendingChangesOf(id).length > 0) return;
    this.#lines.delete(id);
    // Should the record come back, it is not known what happened to its words meanwhile.
    if (!this.#replica.confirmed.find(id) && !this.#creationIsPending(id)) this.#listener.wordsLost(id);
  }

  // The change was refused and its words go back to the person: with all that was typed on top of them, which would be
  // refused too. Returns the words as they were shown.
  takeOut(id: string, cseq: number): string | undefined {
    const line = this.#lines.get(id);
    if (!line) return undefined;
    const before = line.words.shown;
    line.words.settled(cseq);
    line.words.clearBuffer();
    this.#listener.wordsChanged(id, difference(before, line.words.shown));
    this.#flush(id);
    return before;
  }

  // The outcome of a change is known: accepted, or refused and carried on by another request.
  settled(id: string, cseq: number): void {
    const back = this.#lines.get(id)?.words.settled(cseq);
    if (back) this.#listener.wordsChanged(id, back);
  }

  // What was typed on words that are not there for us (any more), though everything that was missed must have come.
  orphans(): [id: string, words: string][] {
    const orphans: [string, string][] = [];
    for (const [id, { words }] of this.#lines) {
      // With a change in flight, its refusal brings them back.
      if (!words.born && !words.bufferIsEmpty && words.inFlight.length === 0 && !this.#creationIsPending(id))
        orphans.push([id, words.shown]);
    }
    return orphans;
  }
  giveUp(id: string): void {
    if (this.#lines.get(id)?.kept) this.#outbox.forgetWords(id);
    this.#lines.delete(id);
    this.#listener.wordsLost(id);
  }

  // The delta has been applied; `before`: the confirmed records that it puts, as they were.
  happened(delta: Delta, before: ReadonlyMap<string, Record | undefined>, counter: number): void {
    // The words of a record that is new come whole, in whatever steps: whoever made it has seen them already, as a guess.
    const toldWhole = new Set([...before].filter(([, record]) => !record).map(([id]) => id));
    for (const { kind } of delta.effects) {
      if (kind.case === "edit") {
        const { id } = kind.value;
        const change = kind.value.change && fromProto(kind.value.change);
        if (!change || toldWhole.has(id)) continue;
        const line = this.#lines.get(id)?.words;
        if (line && !line.born) {
          toldWhole.add(id);
          continue;
        }
        const seen = line ? line.happened(change) : change;
        if (seen) this.#listener.wordsChanged(id, seen);
      } else if (kind.case === "put") {
        const line = this.#lines.get(kind.value.id)?.words;
        if (kind.value.text || (line && !line.born)) toldWhole.add(kind.value.id);
      } else if (kind.case === "remove") {
        this.#listener.wordsLost(kind.value);
      }
    }
    for (const id of toldWhole) {
      const now = this.#replica.confirmed.find(id);
      if (!now) continue;
      const line = this.#lines.get(id)?.words;
      const words = before.get(id)?.text ?? (before.get(id) ? undefined : this.#firstWordsOf(id));
      if (line) this.#listener.wordsChanged(id, line.told(now.text, counter));
      else this.#listener.wordsChanged(id, difference(words?.content ?? "", now.text?.content ?? ""));
    }
  }

  // At the beginning and after a snapshot: what is still to be decided is made anew on the words now there, from what
  // was kept of it.
  rebuild(counter: number): void {
    interface Waiting {
      readonly on: string;
      readonly change: Change;
      readonly insteadOf: readonly number[];
      readonly kept: boolean;
    }
    const waiting = new Map<string, Waiting>();
    for (const [id, { words, insteadOf, kept }] of this.#lines)
      if (!words.bufferIsEmpty) waiting.set(id, { on: words.withoutBuffer, change: words.buffer, insteadOf, kept });
    for (const { record, on, change: stored, insteadOf } of this.#toTakeUp) {
      const change = heldChange(on, stored);
      if (change) waiting.set(record, { on, change, insteadOf, kept: true });
    }
    this.#toTakeUp = [];
    this.#lines.clear();
    const decided = new Set<string>(); // records with a change of ours that the server has counted, and these words perhaps not
    for (const entry of this.#outbox.entries) {
      const { verb } = entry.held.request;
      if (verb.case !== "editText" || entry.outcome !== "unknown" || entry.carriedOn) continue;
      if (entry.held.cseq <= counter) {
        decided.add(verb.value.id);
        continue;
      }
      const { on, cseq } = entry.held;
      const change = heldChange(on, verb.value.change);
      if (!change) continue;
      const { words } = this.#lineOn(verb.value.id, on);
      words.fly(cseq, carriedOver(change, on, words.withoutBuffer));
    }
    for (const [id, { on, change, insteadOf, kept }] of waiting) {
      const line = this.#lineOn(id, on);
      line.words.setBuffer(carriedOver(change, on, line.words.withoutBuffer, "left"));
      if (decided.has(id)) line.words.expectOurs();
      line.insteadOf = insteadOf;
      line.kept = kept;
    }
  }

  // STALE_TEXT: the words live on. What is shown does not change; the part that was refused is sent anew, as a change of
  // the words now there. False: there are no such words any more, or it has become too large for one request.
  rebase(entry: OutboxEntry): boolean {
    const { verb } = entry.held.request;
    if (verb.case !== "editText" || !this.#replica.confirmed.find(verb.value.id)) return false;
    const { id } = verb.value;
    const { cseq, on } = entry.held;
    const held = heldChange(on, verb.value.change);
    if (!held) return false;
    const line = this.#lineOf(id);
    const { words } = line;
    const flies = words.inFlight.some((flying) => flying.cseq === cseq);
    if (flies && bytesOf(words.ours) > this.#mostBytes) return false;
    if (flies && words.inFlight.length === 1) {
      words.rebaseAll();
    } else if (flies) {
      const before = words.shown;
      words.settled(cseq);
      words.type(difference(words.shown, before));
    } else {
      const again = carriedOver(held, on, words.shown);
      words.type(again);
      this.#listener.wordsChanged(id, again);
    }
    line.insteadOf = [...line.insteadOf, cseq];
    entry.carriedOn = true;
    return true;
  }

  // For a new client id: what waits, to be kept under it.
  held(): readonly HeldWords[] {
    const held: HeldWords[] = [];
    for (const [record, { words, insteadOf }] of this.#lines)
      if (!words.bufferIsEmpty)
        held.push({ record, on: words.withoutBuffer, change: toProto(words.buffer), insteadOf });
    return held;
  }
  rename(renamed: ReadonlyMap<number, number>): void {
    for (const [id, line] of this.#lines) {
      const before = line.words.shown;
      line.words.rename(renamed);
      line.insteadOf = [];
      this.#listener.wordsChanged(id, difference(before, line.words.shown));
    }
  }

  // Makes the line if there is none: then nothing of ours is on its way for these words, and the confirmed document says
  // what they are, or what they will begin with.
  #lineOf(id: string): Line {
    const known = this.#lines.get(id);
    if (known) return known;
    const confirmed = this.#replica.confirmed.find(id);
    return this.#newLine(id, confirmed?.text ?? this.#firstWordsOf(id), confirmed !== undefined);
  }

  // The record may come with one of the next deltas (a snapshot is shared by those who join, and may be a little old);
  // until then the words are those that the first change was made on.
  #lineOn(id: string, on: string): Line {
    const there = this.#lines.has(id) || this.#replica.confirmed.find(id) || this.#creationIsPending(id);
    return there ? this.#lineOf(id) : this.#newLine(id, { content: on, version: 0, lineage: 0 }, false);
  }

  #newLine(id: string, words: Pick<Text, "content" | "version" | "lineage"> | undefined, born: boolean): Line {
    const line: Line = { words: new TextLine(words, born), insteadOf: [], kept: false };
    this.#lines.set(id, line);
    return line;
  }

  // The words that a record of ours will begin with, if it is still on its way.
  #firstWordsOf(id: string): Pick<Text, "content" | "version" | "lineage"> | undefined {
    let content: string | undefined;
    for (const { outcome, held } of this.#outbox.entries) {
      const made = outcome === "unknown" ? wordsMadeBy(held.request) : undefined;
      if (made?.id === id) content = made.words;
    }
    return content === undefined ? undefined : { content, version: 0, lineage: 0 };
  }

  #pendingChangesOf(id: string): OutboxEntry[] {
    return this.#outbox.entries.filter(({ outcome, held: { request } }) => {
      return outcome === "unknown" && request.verb.case === "editText" && request.verb.value.id === id;
    });
  }
  #creationIsPending(id: string): boolean {
    return this.#outbox.entries.some(({ outcome, held }) => {
      return outcome === "unknown" && wordsMadeBy(held.request)?.id === id;
    });
  }

  // Makes a request of what may be sent of the words that wait, and has the rest kept.
  #flush(id: string): OutboxEntry | undefined {
    const line = this.#lines.get(id);
    if (!line) return undefined;
    const { words } = line;
    if (words.bufferIsEmpty) {
      line.insteadOf = [];
      if (line.kept) this.#outbox.forgetWords(id);
      line.kept = false;
      return undefined;
    }
    const pending = this.#pendingChangesOf(id);
    if (words.born && pending.length === 0) {
      const change = words.buffer;
      const entry = this.#outbox.add(editRequest(id, words, change), words.confirmed, line.insteadOf);
      words.fly(entry.held.cseq, change);
      line.insteadOf = [];
      line.kept = false;
      this.#listener.made(entry);
      return entry;
    }
    // A change that was never sent may still take in what is typed after it.
    const [only] = pending;
    if (words.born && only && pending.length === 1 && words.inFlight.length === 1 && line.insteadOf.length === 0) {
      const all = words.ours;
      const mayChange = !only.sent && words.inFlight[0]?.cseq === only.held.cseq && bytesOf(all) <= this.#mostBytes;
      if (mayChange) {
        this.#outbox.changeUnsent(only, editRequest(id, words, all), words.confirmed);
        words.replaceFlying(only.held.cseq, all);
        line.kept = false;
        return only;
      }
    }
    const { insteadOf } = line;
    this.#outbox.keepWords({ record: id, on: words.withoutBuffer, change: toProto(words.buffer), insteadOf });
    line.kept = true;
    return undefined;
  }
}
