// Words and a page that shows them: what is typed on the page is asked first; what others do is made on it, but not while
// an input method is at work there. Held back until then:
//
//   apply(what the page shows, held) = the words
//
// A change of the page's is carried over what is held before it is asked for, and what is held over the change: at one
// place the page's own stands left, beside what was typed there before it.
import {
  type Caret,
  type Change,
  compose,
  moved,
  type Taken,
  transform,
  type WordsSession,
  type WordsWatcher,
} from "../../index.ts";

export interface Page {
  readonly composing: boolean;
  make(change: Change): void; // by others, by undo, or because words were handed back
  held(): void; // something is held back: call settle when the input method has put its words down
  caretsMoved(): void;
  gone(): void;
}

export class Binding implements WordsWatcher {
  readonly #page: Page;
  readonly #words: WordsSession;
  #held: Change | undefined;
  #caret: { readonly at: number; readonly anchor: number } | undefined; // as the page said last, on the page
  #asking: Change[] | undefined; // what came while a change was asked for that the page has not made yet

  constructor(open: (watcher: WordsWatcher) => WordsSession, page: Page) {
    this.#page = page;
    this.#words = open(this);
  }

  get words(): WordsSession {
    return this.#words;
  }
  get holds(): boolean {
    return this.#held !== undefined;
  }
  // Not taken: the page must not make it. Call `settle` when it is made, or left.
  ask(ours: Change): Taken {
    const theirs = this.#held;
    this.#asking = [];
    const taken = this.#words.type(theirs ? transform(ours, theirs, "left") : ours);
    if (taken.ok && theirs) this.#held = transform(theirs, ours, "right");
    const came = this.#asking;
    this.#asking = undefined;
    for (const change of came) this.#hold(change);
    return taken;
  }
  // The page is at rest: what is held is made there.
  settle(): void {
    const held = this.#held;
    if (!held || this.#page.composing) return;
    this.#held = undefined;
    this.#page.make(held);
    this.#page.caretsMoved();
  }

  // Places on the page. Of others: nothing while something is held, as theirs are in the words.
  showCaret(at: number, anchor: number): void {
    this.#caret = { at, anchor };
    const place = (at: number) => (this.#held ? moved(at, this.#held, "left") : at);
    this.#words.showCaret(place(at), place(anchor));
  }
  carets(): readonly Caret[] | undefined {
    return this.#held ? undefined : this.#words.carets();
  }
  close(): void {
    this.#words.close();
  }

  changed(change: Change): void {
    if (this.#asking) return void this.#asking.push(change);
    if (this.#held || this.#page.composing) return this.#hold(change);
    this.#page.make(change);
  }
  caretsChanged(): void {
    if (!this.#held && !this.#asking) this.#page.caretsMoved();
  }
  gone(): void {
    this.#page.gone();
  }
  #hold(change: Change): void {
    this.#held = this.#held ? compose(this.#held, change) : change;
    // On the page the caret stays where it is; in the words, which are what the others know, it has moved.
    if (this.#caret) this.showCaret(this.#caret.at, this.#caret.anchor);
    this.#page.held();
  }
}
