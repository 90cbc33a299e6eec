// Undo: what the person did here, newest last, and how each step is taken back.
//
// A change of words is taken back by its inverse, carried over everything that happened to the words since: only one's
// own characters that are still there go away. A request is taken back by further requests (way_back.ts).
import { type Change, compose, inverse, transform } from "../text/index.ts";
import type { FindWayBack } from "./way_back.ts";

export type UndoPart =
  | { readonly kind: "words"; readonly id: string; change: Change } // on the words shown now
  | { readonly kind: "request"; cseq: number; readonly find: FindWayBack };

export type UndoStep = UndoPart[]; // taken back last first

const most = 200; // steps

export class UndoStack {
  #steps: UndoStep[] = [];
  // The last step may still take in what is typed into the same words until then.
  #joins: { readonly id: string; readonly untilMs: number } | undefined;

  get isEmpty(): boolean {
    return this.#steps.length === 0;
  }
  push(step: UndoStep): void {
    this.#joins = undefined;
    if (step.length === 0) return;
    this.#steps.push(step);
    if (this.#steps.length > most) this.#steps.shift();
  }
  pop(): UndoStep | undefined {
    this.#joins = undefined;
    return this.#steps.pop();
  }
  // The last step that is about nothing but these words. Steps about other things stay as they are: they do not meet.
  popWords(id: string): UndoStep | undefined {
    const at = this.#steps.findLastIndex((step) => isAboutWords(step, id));
    if (at < 0) return undefined;
    this.#joins = undefined;
    return this.#steps.splice(at, 1)[0];
  }
  hasWords(id: string): boolean {
    return this.#steps.some((step) => isAboutWords(step, id));
  }
  clear(): void {
    this.#steps = [];
    this.#joins = undefined;
  }

  // Typing: one step of undo for what is typed without a pause. Call it in place of push and of wordsChanged.
  pushTyping(id: string, typed: Change, wordsBefore: string, nowMs: number, pauseMs: number): void {
    const back = inverse(typed, wordsBefore);
    const part = this.#joins?.id === id && nowMs <= this.#joins.untilMs ? this.#steps.at(-1)?.at(-1) : undefined;
    const joined = part?.kind === "words" && part.id === id ? compose(back, part.change) : undefined;
    this.wordsChanged(id, typed);
    if (joined && part?.kind === "words") part.change = joined;
    else this.push([{ kind: "words", id, change: back }]);
    this.#joins = { id, untilMs: nowMs + pauseMs };
  }

  // The words shown of a record changed, by anybody. False: that does not follow from what was told before; what cannot
  // be carried over is given up.
  wordsChanged(id: string, onShown: Change): boolean {
    if (onShown.changesNothing) return true;
    let follows = true;
    for (const part of this.#parts()) {
      if (part.kind !== "words" || part.id !== id) continue;
      if (part.change.lengthBefore === onShown.lengthBefore) part.change = transform(part.change, onShown, "right");
      else follows = false;
    }
    if (!follows) this.wordsLost(id);
    return follows;
  }
  // What happened to the words is not known, or they are not there any more.
  wordsLost(id: string): void {
    this.#drop((part) => part.kind === "words" && part.id === id);
  }
  recordsWithWords(): Set<string> {
    const ids = new Set<string>();
    for (const part of this.#parts()) if (part.kind === "words") ids.add(part.id);
    return ids;
  }
  // Refused: nothing to take back.
  forget(cseq: number): void {
    this.#drop((part) => part.kind === "request" && part.cseq === cseq);
  }
  // Requests have other numbers now. One without has its outcome, and cannot be refused any more.
  rename(renamed: ReadonlyMap<number, number>): void {
    for (const part of this.#parts()) if (part.kind === "request") part.cseq = renamed.get(part.cseq) ?? 0;
  }

  *#parts(): IterableIterator<UndoPart> {
    for (const step of this.#steps) yield* step;
  }
  #drop(unwanted: (part: UndoPart) => boolean): void {
    this.#steps = this.#steps.map((step) => step.filter((part) => !unwanted(part))).filter((step) => step.length > 0);
  }
}

function isAboutWords(step: UndoStep, id: string): boolean {
  return step.every((part) => part.kind === "words" && part.id === id);
}
