// A text area bound to words of the document: several people may write in it at the same time, each caret stays beside
// the words it was beside, and an input method is left in peace until it has put its words down.
import { Change, compose, moved, type Session, transform, type WordsSession } from "../../index.ts";

// What was typed, in one piece: all between what stayed the same at both ends.
export function typed(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // Never through the midst of a character.
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end -= 1;
  return new Change()
    .keep(start)
    .erase(before.length - end - start)
    .insert(after.slice(start, after.length - end))
    .keep(end);
}
const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

export interface WordsHost {
  drawn(words: string): void; // after every change, whoever made it
  refused(): void;
  carets(): void;
  gone(): void;
}

export class BoundWords {
  readonly #area: HTMLTextAreaElement;
  readonly #words: WordsSession;
  readonly #host: WordsHost;
  readonly #ends = new AbortController();
  #known: string; // what the area held when it and the session last agreed
  #composing = false;
  #meanwhile: Change | undefined; // by others, while an input method is at work

  constructor(session: Session, id: string, area: HTMLTextAreaElement, host: WordsHost) {
    this.#area = area;
    this.#host = host;
    this.#words = session.openWords(id, {
      changed: (change) => this.#changed(change),
      caretsChanged: () => host.carets(),
      gone: () => host.gone(),
    });
    this.#known = this.#words.words;
    area.value = this.#known;
    const { signal } = this.#ends;
    area.addEventListener("input", () => this.#composing || this.#input(), { signal });
    area.addEventListener("compositionstart", () => (this.#composing = true), { signal });
    area.addEventListener("compositionend", () => this.#composed(), { signal });
    for (const event of ["select", "keyup", "click", "focus"])
      area.addEventListener(event, () => this.#showCaret(), { signal });
    host.drawn(this.#known);
  }

  get words(): WordsSession {
    return this.#words;
  }
  close(): void {
    this.#ends.abort();
    if (this.#composing) this.#composed();
    this.#words.close();
  }

  #input(): void {
    this.#take(typed(this.#known, this.#area.value));
  }
  #composed(): void {
    this.#composing = false;
    const theirs = this.#meanwhile;
    this.#meanwhile = undefined;
    const ours = typed(this.#known, this.#area.value);
    if (!theirs) return this.#take(ours);
    // Theirs is in the words already; at one place ours stands before it, beside what was typed here before.
    const after = transform(ours, theirs, "left");
    const caret = moved(this.#area.selectionStart, transform(theirs, ours, "right"), "left");
    this.#known = this.#words.words;
    if (!after.changesNothing && !this.#words.type(after).ok) this.#host.refused();
    this.#draw(this.#words.words, caret, caret);
  }
  #take(change: Change): void {
    if (change.changesNothing) return;
    if (this.#words.type(change).ok) {
      this.#known = this.#words.words;
      this.#host.drawn(this.#known);
      this.#showCaret();
      return;
    }
    const { selectionStart } = this.#area;
    this.#draw(this.#words.words, selectionStart, selectionStart);
    this.#host.refused();
  }
  #changed(change: Change): void {
    if (this.#composing) {
      this.#meanwhile = this.#meanwhile ? compose(this.#meanwhile, change) : change;
      return;
    }
    const { selectionStart: start, selectionEnd: end } = this.#area;
    // The caret stays behind what was typed here, and before what others write at that place: so each one's words stay
    // together. What is chosen takes nothing in.
    const place = moved(start, change, start === end ? "left" : "right");
    this.#draw(this.#words.words, place, Math.max(place, moved(end, change, "left")));
    if (document.activeElement === this.#area) this.#showCaret(); // who heard of it before this change has it wrong
  }
  #draw(words: string, start: number, end: number): void {
    this.#known = words;
    this.#area.value = words;
    if (document.activeElement === this.#area) this.#area.setSelectionRange(start, end);
    this.#host.drawn(words);
  }
  #showCaret(): void {
    if (!this.#composing) this.#words.showCaret(this.#area.selectionStart, this.#area.selectionEnd);
  }
}
