// A document as it was: folded once from the lines of its log (api.proto, LogLine with effects), then wound to and fro.
// Each step keeps the records that it changed, before and after; records are values, so that is little.
//
//   const replay = new Replay();
//   replay.add(lines);                      // later lines may follow
//   replay.at(12).words("c1");              // after the twelfth step; 0: before anything
import type { LogAct, LogLine, Record } from "../protocol/index.ts";
import { Document, type DocumentReader } from "./document.ts";
import { evolve } from "./evolve.ts";

export interface Change {
  readonly before: Record | undefined;
  readonly after: Record | undefined;
}
export interface Step {
  readonly seq: number;
  readonly atMs: number;
  readonly acts: readonly LogAct[];
  readonly changes: ReadonlyMap<string, Change>;
}

export class Replay {
  readonly steps: Step[] = [];
  readonly #head = new Document();
  readonly #wound = new Document();
  #at = 0; // steps in #wound

  get length(): number {
    return this.steps.length;
  }
  get seq(): number {
    return this.steps.at(-1)?.seq ?? 0;
  }
  get head(): DocumentReader {
    return this.#head;
  }

  add(lines: readonly LogLine[]): void {
    for (const line of lines) if (line.seq > this.seq) this.steps.push(this.#step(line));
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

  #step({ seq, at, acts, effects }: LogLine): Step {
    const before = new Map<string, Record | undefined>();
    for (const effect of effects) {
      const { kind } = effect;
      const id = kind.case === "remove" ? kind.value : (kind.value?.id ?? "");
      if (!before.has(id)) before.set(id, this.#head.find(id));
      try {
        evolve(this.#head, effect);
      } catch {
        // What has been taken from sight since leaves holes; what stood on it is not shown either.
      }
    }
    const changes = new Map<string, Change>();
    for (const [id, was] of before) changes.set(id, { before: was, after: this.#head.find(id) });
    return { seq, atMs: Date.parse(at), acts, changes };
  }
}
