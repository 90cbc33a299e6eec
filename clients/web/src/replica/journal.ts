// What the outbox has decided, on its way to the store: in order, one write at a time, and what comes meanwhile is the
// next write. So a person who types never waits for a disk, and nothing is sent that the disk does not have (SUBMIT-6).
//
// A write that fails is tried again, with all that has come since, until it succeeds: nothing is given up, nothing is
// sent meanwhile, and whoever asked is told once.
import { type OutboxChange, type OutboxStore, TakenOver } from "./outbox_store.ts";

export type Mark = number; // of a change: the journal has kept everything up to some mark

const retryMs = 2_000;
const slowMs = 10_000; // a store that says nothing for so long has failed, as far as people are concerned

export interface JournalListener {
  kept(): void; // more than before
  keepingFails(failing: boolean): void; // once each time this changes
  takenOver(): void; // by another client: nothing will ever be kept here again
}

export class Journal {
  readonly #store: OutboxStore;
  readonly #listener: JournalListener;
  #waiting: OutboxChange[] = [];
  #writing: readonly OutboxChange[] = [];
  #last: Mark = 0;
  #kept: Mark = 0;
  #failing = false;
  #retry = false; // the last write failed
  #steadyMs = 0; // of the last tick
  readonly #resting: (() => void)[] = [];
  #sinceMs = 0; // of the present write, or of the last failure

  constructor(store: OutboxStore, listener: JournalListener) {
    this.#store = store;
    this.#listener = listener;
  }

  add(change: OutboxChange): Mark {
    const last = this.#waiting.at(-1);
    // Typing writes the same thing again and again: the newest is enough.
    if (last && replaces(change, last)) this.#waiting.pop();
    this.#waiting.push(change);
    this.#last += 1;
    if (!this.#retry) this.#write();
    return this.#last;
  }

  hasKept(mark: Mark): boolean {
    return mark <= this.#kept;
  }
  get failing(): boolean {
    return this.#failing;
  }

  // When everything is kept, or keeping fails.
  atRest(): Promise<void> {
    return new Promise((resolve) => {
      this.#resting.push(resolve);
      this.#restIfIdle();
    });
  }

  tick(steadyMs: number): void {
    this.#steadyMs = steadyMs;
    if (this.#writing.length > 0) {
      if (steadyMs - this.#sinceMs >= slowMs) this.#setFailing(true);
    } else if (this.#retry && steadyMs - this.#sinceMs >= retryMs) {
      this.#write();
    }
  }

  #write(): void {
    if (this.#writing.length > 0 || this.#waiting.length === 0) return;
    this.#writing = this.#waiting;
    this.#waiting = [];
    this.#sinceMs = this.#steadyMs;
    const upTo = this.#last;
    try {
      const done = this.#store.write(this.#writing);
      if (done instanceof Promise) {
        done.then(
          () => this.#wrote(upTo),
          (error) => this.#failed(error),
        );
        return;
      }
    } catch (error) {
      this.#failed(error);
      return;
    }
    this.#wrote(upTo);
  }

  #wrote(upTo: Mark): void {
    this.#writing = [];
    this.#kept = upTo;
    this.#retry = false;
    this.#setFailing(false);
    this.#listener.kept();
    this.#write();
    this.#restIfIdle();
  }

  #failed(error: unknown): void {
    if (error instanceof TakenOver) this.#listener.takenOver();
    this.#waiting = [...this.#writing, ...this.#waiting];
    this.#writing = [];
    this.#retry = true;
    this.#sinceMs = this.#steadyMs;
    this.#setFailing(true);
    this.#restIfIdle();
  }

  #restIfIdle(): void {
    if (this.#writing.length > 0 || (this.#waiting.length > 0 && !this.#retry)) return;
    for (const resolve of this.#resting.splice(0)) resolve();
  }

  #setFailing(failing: boolean): void {
    if (this.#failing === failing) return;
    this.#failing = failing;
    this.#listener.keepingFails(failing);
  }
}

function replaces(next: OutboxChange, last: OutboxChange): boolean {
  if (next.kind === "request" && last.kind === "request") return next.held.cseq === last.held.cseq;
  if (next.kind === "words" && last.kind === "words") return next.held.record === last.held.record;
  return false;
}
