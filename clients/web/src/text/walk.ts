// A change read in pieces as small as the reader asks for; how two changes are read side by side.
import type { Change } from "./change.ts";

export class Walk {
  readonly #change: Change;
  #run = 0;
  #insert = 0;
  #left = 0;

  constructor(change: Change) {
    this.#change = change;
    this.#beginRun();
  }

  get done(): boolean {
    return this.#run === this.#change.runs.length;
  }
  get keeps(): boolean {
    return (this.#change.runs[this.#run] ?? 0) > 0;
  }
  get erases(): boolean {
    return (this.#change.runs[this.#run] ?? 0) < 0;
  }
  get inserts(): boolean {
    return this.#change.runs[this.#run] === 0;
  }
  // Units of this run not yet taken.
  get left(): number {
    return this.#left;
  }

  take(units: number): void {
    this.#left -= units;
    if (this.#left > 0) return;
    if (this.inserts) ++this.#insert;
    ++this.#run;
    this.#beginRun();
  }

  // The next units of the present insertion.
  takeWords(units: number): string {
    const words = this.#change.inserts[this.#insert] ?? "";
    const from = words.length - this.#left;
    this.take(units);
    return words.slice(from, from + units);
  }

  #beginRun(): void {
    const run = this.#change.runs[this.#run];
    if (run === undefined) return;
    this.#left = run === 0 ? (this.#change.inserts[this.#insert] ?? "").length : Math.abs(run);
  }
}
