// The words of one record while changes of ours are on their way to the log (TEXT-5).
//
//   confirmed ──in flight 1──▶ ──in flight 2──▶ ──buffer──▶ shown
//
// `confirmed` is what the server has told. A change in flight is a request that has been made and whose outcome is not
// known; ordinarily there is at most one, after a lost tail there may be several again. What is typed meanwhile is
// composed in the buffer. A remote change is carried over all of them, one at a time, exactly as the server does it, so
// that we recognise our own change when it comes back: it is then the same as our first one in flight.
//
// Taking somebody's equal change for ours does no harm: the words are equal either way, and confirmed words always
// follow the server.
//
// Words whose record is not confirmed yet (the card itself is on its way) have no base to be changed on: everything typed
// waits in the buffer.
import type { Text } from "../protocol/index.ts";
import {
  apply,
  type Change,
  compose,
  difference,
  inverse,
  lineageAfter,
  nothingOn,
  type Side,
  transform,
} from "../text/index.ts";

export interface InFlight {
  cseq: number;
  change: Change;
}

// `change`, made on `before`, as it is to be made on `after`. What was sent goes right of what came in between, as the
// server will have it; what waits goes left.
export function carriedOver(change: Change, before: string, after: string, side: Side = "right"): Change {
  return before === after ? change : transform(change, difference(before, after), side);
}

export class TextLine {
  #confirmed: string;
  #version: number;
  #lineage: number;
  #born: boolean;
  #inFlight: InFlight[] = [];
  #buffer: Change;
  #oursMayCome = false;

  // `born`: the record is in the confirmed document; `words` are its words there. Else: the words it will begin with.
  constructor(words: Pick<Text, "content" | "version" | "lineage"> | undefined, born: boolean) {
    this.#confirmed = words?.content ?? "";
    this.#version = words?.version ?? 0;
    this.#lineage = words?.lineage ?? 0;
    this.#born = born;
    this.#buffer = nothingOn(this.#confirmed);
  }

  get born(): boolean {
    return this.#born;
  }
  get version(): number {
    return this.#version;
  }
  get lineage(): number {
    return this.#lineage;
  }
  get confirmed(): string {
    return this.#confirmed;
  }
  get inFlight(): readonly Readonly<InFlight>[] {
    return this.#inFlight;
  }
  get buffer(): Change {
    return this.#buffer;
  }
  get bufferIsEmpty(): boolean {
    return this.#buffer.changesNothing;
  }
  get withoutBuffer(): string {
    return this.#inFlight.reduce((words, { change }) => apply(words, change), this.#confirmed);
  }
  get shown(): string {
    return apply(this.withoutBuffer, this.#buffer);
  }
  // All of ours as one change on `confirmed`.
  get ours(): Change {
    const flying = this.#inFlight.reduce((all, { change }) => compose(all, change), nothingOn(this.#confirmed));
    return compose(flying, this.#buffer);
  }

  // Precondition for all: the change fits the words it is made on.
  type(onShown: Change): void {
    this.#buffer = compose(this.#buffer, onShown);
  }
  // One more request in flight, on confirmed and what is in flight already.
  fly(cseq: number, change: Change): void {
    this.#inFlight.push({ cseq, change });
    this.#oursMayCome = false;
    this.#buffer = nothingOn(this.withoutBuffer);
  }
  replaceFlying(cseq: number, change: Change): void {
    for (const flying of this.#inFlight) if (flying.cseq === cseq) flying.change = change;
    this.#buffer = nothingOn(this.withoutBuffer);
  }
  setBuffer(onWithoutBuffer: Change): void {
    this.#buffer = onWithoutBuffer;
  }
  // Ours may be in the log that these words do not have yet, since a snapshot may be a little older than what the server
  // counts. What waits was typed after it: it stays right of what comes, until it is sent.
  expectOurs(): void {
    this.#oursMayCome = true;
  }
  clearBuffer(): void {
    this.#buffer = nothingOn(this.withoutBuffer);
  }

  // A change in the log. Returns what it does to the shown words; nothing if it was ours, which they showed already.
  happened(onConfirmed: Change): Change | undefined {
    this.#confirmed = apply(this.#confirmed, onConfirmed);
    this.#version += 1;
    this.#lineage = lineageAfter(this.#lineage, onConfirmed);
    if (this.#inFlight[0]?.change.equals(onConfirmed)) {
      this.#inFlight.shift();
      return undefined;
    }
    // What is in the log goes first: it is left of ours.
    return this.#carry(onConfirmed, 0);
  }

  // The server tells the words whole. Requests up to `counter` are in them (or were refused); the rest of ours is carried
  // over. Returns what that does to the shown words.
  told(words: Pick<Text, "content" | "version" | "lineage"> | undefined, counter: number): Change {
    const shownBefore = this.shown;
    let before = this.#confirmed;
    let after = words?.content ?? "";
    this.#confirmed = after;
    this.#version = words?.version ?? 0;
    this.#lineage = words?.lineage ?? 0;
    this.#born = true;
    const still: InFlight[] = [];
    for (const { cseq, change } of this.#inFlight) {
      const nextBefore = apply(before, change);
      if (cseq > counter) {
        const carried = carriedOver(change, before, after);
        after = apply(after, carried);
        still.push({ cseq, change: carried });
      }
      before = nextBefore;
    }
    this.#inFlight = still;
    this.#buffer = carriedOver(this.#buffer, before, after, "left");
    return difference(shownBefore, this.shown);
  }

  // The outcome of `cseq` is known, and it is not in flight any more: what it still showed is taken out of the words.
  // Returns what that does to the shown words; nothing if it had been recognised.
  settled(cseq: number): Change | undefined {
    const place = this.#inFlight.findIndex((flying) => flying.cseq === cseq);
    const flying = this.#inFlight[place];
    if (!flying) return undefined;
    const words = this.#inFlight.slice(0, place).reduce((text, { change }) => apply(text, change), this.#confirmed);
    this.#inFlight.splice(place, 1);
    return this.#carry(inverse(flying.change, words), place);
  }

  // Requests in flight have other numbers now; those without one are not in flight any more, and waited for nothing.
  rename(renamed: ReadonlyMap<number, number>): void {
    const gone: number[] = [];
    for (const flying of this.#inFlight) {
      const name = renamed.get(flying.cseq);
      if (name === undefined) gone.push(flying.cseq);
      else flying.cseq = name;
    }
    for (const cseq of gone) this.settled(cseq);
  }

  // What is in flight was refused because its base is forgotten: everything of ours becomes one change to be sent anew.
  rebaseAll(): void {
    this.#buffer = this.ours;
    this.#inFlight = [];
  }

  // Carries a change over what is in flight from `place` on, and the buffer; these are carried over it. Returns the
  // change as it is on the shown words.
  //
  // What is in flight goes right, as the server will have it (TEXT-4). What waits here nobody knows of yet, so it may go
  // where it reads best: left, beside what its person has typed before it. Else two who begin at one place would find
  // their letters in turns, "HWeolrllod".
  #carry(remote: Change, place: number): Change {
    let carried = remote;
    for (const flying of this.#inFlight.slice(place)) {
      const afterRemote = transform(flying.change, carried, "right");
      carried = transform(carried, flying.change, "left");
      flying.change = afterRemote;
    }
    const [mine, theirs]: [Side, Side] = this.#oursMayCome ? ["right", "left"] : ["left", "right"];
    const buffer = transform(this.#buffer, carried, mine);
    carried = transform(carried, this.#buffer, theirs);
    this.#buffer = buffer;
    return carried;
  }
}
