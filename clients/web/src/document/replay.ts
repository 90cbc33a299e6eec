// A document as it was: folded once from the lines of its log (api.proto, LogLine with effects), then wound to and fro.
// Each step keeps the records that it changed, before and after; records are values, so that is little.
//
//   const replay = new Replay();
//   replay.add(lines);                      // later lines may follow
//   replay.at(12).words("c1");              // after the twelfth step; 0: before anything
import type { LogLine } from "../protocol/index.ts";
import { Document, type DocumentReader } from "./document.ts";
import { Fold, type Step } from "./fold.ts";

export class Replay {
  readonly steps: Step[] = [];
  readonly #fold = new Fold();
  readonly #wound = new Document();
  #at = 0; // steps in #wound

  get length(): number {
    return this.steps.length;
  }
  get seq(): number {
    return this.#fold.seq;
  }
  get head(): DocumentReader {
    return this.#fold.document;
  }

  add(lines: readonly LogLine[]): void {
    for (const line of lines) {
      const step = this.#fold.step(line);
      if (step) this.steps.push(step);
    }
  }

  // Always the same object; what it gives changes with the next call.
  at(step: number): DocumentReader {
    const goal = Math.max(0, Math.min(this.length, step));
    for (; this.#at < goal; this.#at += 1)
      for (const [id, { after }] of this.steps[this.#at]?.changes ?? []) this.#wound.set(id, after);
    for (; this.#at > goal; this.#at -= 1)
      for (const [id, { before }] of this.steps[this.#at - 1]?.changes ?? []) this.#wound.set(id, before);
    return this.#wound;
  }

  // How many steps there had been at a moment.
  stepsBy(atMs: number): number {
    let low = 0;
    for (let high = this.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.steps[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
