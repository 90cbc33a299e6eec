// Words with an editor on them. The editor and the session hold the same words whenever neither is in the midst of
// something: changes go from one to the other in the order in which they happen, each on the words as they then are.
import { apply, type Change, difference, faultOn } from "../text/index.ts";
import type { Caret } from "./presence.ts";
import type { Taken } from "./taken.ts";
import { no } from "./taken.ts";

export interface WordsSession {
  readonly id: string;
  readonly words: string; // as the editor has them
  // A change of these words. Ask before the editor makes it; if it is not taken, the editor must not make it. Changes
  // typed within a moment are one step of undo.
  type(change: Change): Taken;
  // Takes back what was typed into these words last, and nobody else's; what was done elsewhere since stays as it is.
  // The editor hears of it as of a change by others.
  undo(): Taken;
  redo(): Taken;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  carets(): readonly Caret[]; // of others, in these words
  showCaret(caret: number, anchor?: number): void;
  close(): void;
}

export interface WordsWatcher {
  // A change for the editor to make, on the words as it has them: by others, by undo, or because words were handed back.
  // Never what type() was given.
  changed(change: Change): void;
  caretsChanged?(): void;
  // The record is not there any more, or not for this person to see. The editor keeps its text until it is closed.
  gone?(): void;
}

export interface EditorHost {
  type(change: Change): Taken;
  undo(): Taken;
  redo(): Taken;
  canUndo(): boolean;
  canRedo(): boolean;
  carets(): readonly Caret[];
  showCaret(caret: number, anchor: number): void;
  closed(): void;
}

export class Editor implements WordsSession {
  readonly id: string;
  readonly #watcher: WordsWatcher;
  readonly #host: EditorHost;
  #words: string;
  #there: boolean;
  #open = true;
  #toTell: Change[] = [];
  #caretsMoved = false;

  // `words`: as shown; undefined: the record is not there (yet).
  constructor(id: string, words: string | undefined, watcher: WordsWatcher, host: EditorHost) {
    this.id = id;
    this.#words = words ?? "";
    this.#there = words !== undefined;
    this.#watcher = watcher;
    this.#host = host;
  }

  get words(): string {
    return this.#words;
  }
  type(change: Change): Taken {
    if (!this.#open || faultOn(this.#words, change) !== "none") return no("doesNotFit");
    return this.#host.type(change);
  }
  undo(): Taken {
    return this.#open ? this.#host.undo() : no("nothingToUndo");
  }
  redo(): Taken {
    return this.#open ? this.#host.redo() : no("nothingToRedo");
  }
  get canUndo(): boolean {
    return this.#open && this.#host.canUndo();
  }
  get canRedo(): boolean {
    return this.#open && this.#host.canRedo();
  }
  carets(): readonly Caret[] {
    return this.#host.carets();
  }
  showCaret(caret: number, anchor = caret): void {
    if (this.#open) this.#host.showCaret(caret, anchor);
  }
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#host.closed();
  }

  // ---- for the desk
  // Taken: the editor will make it, and is told nothing of it.
  typed(onShown: Change): void {
    this.#words = apply(this.#words, onShown);
    this.#caretsMoved = true;
  }
  wordsChanged(onShown: Change): void {
    this.#toTell.push(onShown);
    this.#caretsMoved = true;
  }
  caretsChanged(): void {
    this.#caretsMoved = true;
  }

  // What happened since, one change after the other. What is shown is what counts: if the changes do not lead there, one
  // that does is told in their place.
  deliver(shown: string | undefined): void {
    const changes = this.#toTell;
    this.#toTell = [];
    if (shown === undefined) {
      if (this.#there) this.#watcher.gone?.();
      this.#there = false;
      return;
    }
    this.#there = true;
    const steps = leadFrom(this.#words, changes) === shown ? changes : [difference(this.#words, shown)];
    this.#words = shown;
    for (const change of steps) if (!change.changesNothing) this.#watcher.changed(change);
    if (this.#caretsMoved) this.#watcher.caretsChanged?.();
    this.#caretsMoved = false;
  }
}

function leadFrom(words: string, changes: readonly Change[]): string | undefined {
  let at = words;
  for (const change of changes) {
    if (faultOn(at, change) !== "none") return undefined;
    at = apply(at, change);
  }
  return at;
}
