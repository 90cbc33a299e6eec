// What a client must not forget: who it is to the server, the requests that are not yet stable, the words being typed.
//
// A request and its cseq are kept here before they are sent (SUBMIT-6, LOG-13) and until they are stable (ACK-2).
//
// Browsers keep things asynchronously. So the outbox in memory is what counts for the person; the store follows it, in
// order, and what the store has not yet is not sent (journal.ts). One client owns a store.
import type { Request, TextChange } from "../protocol/index.ts";

export interface HeldRequest {
  readonly cseq: number;
  readonly request: Request;
  readonly on: string; // of a change of words: the words it was made on, so that it can be rebased; else ""
  readonly insteadOf: readonly number[]; // refused changes of words that it carries on: they are not rebased again
}

// Words that wait until the change before them has been acknowledged (TEXT-5). One a record.
export interface HeldWords {
  readonly record: string;
  readonly on: string; // the words that `change` was typed on
  readonly change: TextChange;
  readonly insteadOf: readonly number[];
}

export interface OutboxContents {
  readonly client: Uint8Array; // 16 random bytes; empty: nothing was ever kept here
  readonly lastCseq: number; // highest ever given away under this client id
  readonly requests: readonly HeldRequest[]; // by cseq
  readonly words: readonly HeldWords[];
}
export const nothingKept: OutboxContents = { client: new Uint8Array(0), lastCseq: 0, requests: [], words: [] };

export type OutboxChange =
  // Everything at once, in place of what was there: a new client id with what is still held.
  | { readonly kind: "begin"; readonly contents: OutboxContents }
  // The same cseq again replaces the earlier one (only before it is sent). A change of words takes the place of the
  // words that waited for the same record, in the same stroke.
  | { readonly kind: "request"; readonly held: HeldRequest }
  | { readonly kind: "words"; readonly held: HeldWords }
  | { readonly kind: "forget"; readonly record: string } // words that waited
  | { readonly kind: "drop"; readonly upTo: number }; // requests with a cseq of at most this

// Thrown by write: another client has this store now. What this one still holds it may not send any more.
export class TakenOver extends Error {}

export interface OutboxStore {
  load(): OutboxContents | Promise<OutboxContents>;
  // All of `changes`, in order, or none: durable when it returns, or when what it returns is fulfilled. Throws, or is
  // rejected: nothing was kept. Not called again before.
  write(changes: readonly OutboxChange[]): void | Promise<void>;
}

// The meaning of a change, on the contents: every store is this, made durable.
export function changed(contents: OutboxContents, change: OutboxChange): OutboxContents {
  switch (change.kind) {
    case "begin":
      return change.contents;
    case "request": {
      const { held } = change;
      const requests = [...contents.requests.filter(({ cseq }) => cseq !== held.cseq), held];
      requests.sort((a, b) => a.cseq - b.cseq);
      const verb = held.request.verb;
      const words =
        verb.case === "editText" ? contents.words.filter(({ record }) => record !== verb.value.id) : contents.words;
      return { ...contents, lastCseq: Math.max(contents.lastCseq, held.cseq), requests, words };
    }
    case "words": {
      const words = [...contents.words.filter(({ record }) => record !== change.held.record), change.held];
      return { ...contents, words };
    }
    case "forget":
      return { ...contents, words: contents.words.filter(({ record }) => record !== change.record) };
    case "drop":
      return { ...contents, requests: contents.requests.filter(({ cseq }) => cseq > change.upTo) };
    default:
      return change satisfies never;
  }
}

// For tests, and for browsers that keep nothing: then the person is told.
export class MemoryOutbox implements OutboxStore {
  #contents = nothingKept;
  #failing = false;

  load(): OutboxContents {
    return this.#contents;
  }
  write(changes: readonly OutboxChange[]): void {
    if (this.#failing) throw new Error("this memory is full");
    this.#contents = changes.reduce(changed, this.#contents);
  }
  failFromNowOn(failing: boolean): void {
    this.#failing = failing;
  }
}
