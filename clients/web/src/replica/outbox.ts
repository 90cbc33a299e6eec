// The outbox: every request of this client that is not stable yet, with what is known of its outcome.
//
// A request gets its cseq here, from 1 without gaps, and is kept before it may be sent (SUBMIT-6). Outcomes are
// provisional (LOG-11): a history that changes voids them, and the request is sent again under the same cseq, never
// changed. It leaves the outbox at stable (ACK-2).
import { create, toBinary } from "@bufbuild/protobuf";
import { type Request, RequestSchema, type Seq } from "../protocol/index.ts";
import { Journal, type JournalListener, type Mark } from "./journal.ts";
import type { HeldRequest, HeldWords, OutboxContents, OutboxStore } from "./outbox_store.ts";

export interface OutboxEntry {
  held: HeldRequest;
  bytes: number; // of the request on the wire
  mark: Mark; // kept when the journal has come so far
  sent: boolean; // ever: from then on it is never changed (SUBMIT-3)
  outcome: "unknown" | "accepted" | "refused";
  seq: Seq; // of the outcome
  madeMs: number; // on this device, for guesses: the same guess however often it is made; 0 = not known
  wasAccepted: boolean; // told so once, in a history that may since have changed
  wasRefused: boolean; // so the person has their words back already
  carriedOn: boolean; // a refused change of words whose words live on in a later request, or wait to
}

export type UnnumberedRequest = Omit<Request, "cseq">;

export class Outbox {
  // At most this much is held for later; then nothing more can be changed until some of it is stored.
  static readonly mostRequests = 5000;
  static readonly mostBytes = 20 << 20;

  readonly #journal: Journal;
  readonly #words: readonly HeldWords[];
  #client: Uint8Array;
  #lastCseq: number;
  #entries: OutboxEntry[] = [];
  #waiting = new Map<string, Mark>(); // words that wait, by record
  #bytes = 0;

  // `contents` are what the store held. If that is no client id, `freshClient` is taken, and everything else stays.
  constructor(store: OutboxStore, contents: OutboxContents, freshClient: Uint8Array, listener: JournalListener) {
    this.#journal = new Journal(store, listener);
    this.#client = contents.client;
    this.#lastCseq = contents.lastCseq;
    this.#words = contents.words;
    for (const words of contents.words) this.#waiting.set(words.record, 0);
    const carriedOn = new Set([...contents.requests, ...contents.words].flatMap(({ insteadOf }) => insteadOf));
    for (const held of contents.requests) {
      // Sent: who knows.
      const entry = { ...entryOf(held, 0), sent: true, carriedOn: carriedOn.has(held.cseq) };
      this.#entries.push(entry);
      this.#bytes += sizeOf(entry);
    }
    if (contents.client.length > 0) return;
    this.#client = freshClient;
    this.#journal.add({ kind: "begin", contents: { ...contents, client: freshClient } });
  }

  get client(): Uint8Array {
    return this.#client;
  }
  get lastCseq(): number {
    return this.#lastCseq;
  }
  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }
  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }
  // As they were read, at the beginning.
  get words(): readonly HeldWords[] {
    return this.#words;
  }
  get isFull(): boolean {
    return this.#entries.length >= Outbox.mostRequests || this.#bytes >= Outbox.mostBytes;
  }
  get keepingFails(): boolean {
    return this.#journal.failing;
  }
  // How many of the requests, and of the words that wait, the store does not have yet.
  get unkept(): number {
    let count = 0;
    for (const { mark } of this.#entries) count += this.#journal.hasKept(mark) ? 0 : 1;
    for (const mark of this.#waiting.values()) count += this.#journal.hasKept(mark) ? 0 : 1;
    return count;
  }

  find(cseq: number): OutboxEntry | undefined {
    return this.#entries[cseq - (this.#entries[0]?.held.cseq ?? 0)];
  }
  isKept(entry: OutboxEntry): boolean {
    return this.#journal.hasKept(entry.mark);
  }

  add(request: UnnumberedRequest, on = "", insteadOf: readonly number[] = []): OutboxEntry {
    const cseq = ++this.#lastCseq;
    const held = { cseq, request: create(RequestSchema, { ...request, cseq }), on, insteadOf };
    const entry = entryOf(held, this.#keep(held));
    this.#entries.push(entry);
    this.#bytes += sizeOf(entry);
    return entry;
  }

  // Precondition: it was never sent.
  changeUnsent(entry: OutboxEntry, request: UnnumberedRequest, on: string): void {
    const { cseq, insteadOf } = entry.held;
    const held = { cseq, request: create(RequestSchema, { ...request, cseq }), on, insteadOf };
    this.#bytes -= sizeOf(entry);
    Object.assign(entry, { held, bytes: bytesOf(held), mark: this.#keep(held) });
    this.#bytes += sizeOf(entry);
  }

  keepWords(held: HeldWords): void {
    this.#waiting.set(held.record, this.#journal.add({ kind: "words", held }));
  }
  forgetWords(record: string): void {
    this.#waiting.delete(record);
    this.#journal.add({ kind: "forget", record });
  }

  // When everything is kept, or keeping fails.
  atRest(): Promise<void> {
    return this.#journal.atRest();
  }
  tick(steadyMs: number): void {
    this.#journal.tick(steadyMs);
  }

  // Requests of before a restart are taken to be of now.
  dateTheUndated(wallMs: number): void {
    for (const entry of this.#entries) if (entry.madeMs === 0) entry.madeMs = wallMs;
  }

  // What the server says of itself. True: what it knows of this client is not what this client remembers, and only a new
  // client id helps (LOG-13): it counts further than we ever did, or less far than what we hold begins.
  counterIsForeign(counter: number): boolean {
    const beforeFirst = (this.#entries[0]?.held.cseq ?? this.#lastCseq + 1) - 1;
    return counter > this.#lastCseq || counter < beforeFirst;
  }

  // Outcomes above the counter are void.
  voidAbove(counter: number): void {
    for (const entry of this.#entries) {
      if (entry.held.cseq <= counter) continue;
      entry.outcome = "unknown";
      entry.seq = 0;
    }
  }

  // Drops what is stable; whether that was anything.
  stable(seq: Seq): boolean {
    // Outcomes lie in the log in cseq order; an outcome told again may name a later commit than its own. So whatever
    // stands before a stable one is stable.
    let count = 0;
    for (const [i, entry] of this.#entries.entries()) {
      if (entry.outcome === "unknown") break;
      if (entry.seq <= seq) count = i + 1;
    }
    const dropped = this.#entries.splice(0, count);
    for (const entry of dropped) this.#bytes -= sizeOf(entry);
    const last = dropped.at(-1);
    if (last) this.#journal.add({ kind: "drop", upTo: last.held.cseq });
    return dropped.length > 0;
  }

  // A new client id; what is still to be decided gets new cseqs, in the same order. Returns which became which.
  beginAnew(freshClient: Uint8Array, words: readonly HeldWords[]): Map<number, number> {
    const renamed = new Map<number, number>();
    // What has an outcome in the history we stand on, or lives on in a later request, is not wanted a second time.
    const wanted = this.#entries.filter((entry) => entry.outcome === "unknown" && !entry.carriedOn);
    const requests = wanted.map(({ held }, i): HeldRequest => {
      const cseq = i + 1;
      renamed.set(held.cseq, cseq);
      return { ...held, cseq, request: { ...held.request, cseq }, insteadOf: [] };
    });
    const contents: OutboxContents = {
      client: freshClient,
      lastCseq: requests.length,
      requests,
      words: words.map((held) => ({ ...held, insteadOf: [] })),
    };
    const mark = this.#journal.add({ kind: "begin", contents });
    this.#client = freshClient;
    this.#lastCseq = contents.lastCseq;
    this.#entries = requests.map((held, i) => ({
      ...entryOf(held, mark),
      wasAccepted: wanted[i]?.wasAccepted ?? false,
      madeMs: wanted[i]?.madeMs ?? 0,
    }));
    this.#waiting = new Map(contents.words.map(({ record }) => [record, mark]));
    this.#bytes = this.#entries.reduce((bytes, entry) => bytes + sizeOf(entry), 0);
    return renamed;
  }

  #keep(held: HeldRequest): Mark {
    if (held.request.verb.case === "editText") this.#waiting.delete(held.request.verb.value.id);
    return this.#journal.add({ kind: "request", held });
  }
}

function bytesOf(held: HeldRequest): number {
  return toBinary(RequestSchema, held.request).length;
}

function entryOf(held: HeldRequest, mark: Mark): OutboxEntry {
  const unknown = { sent: false, outcome: "unknown", seq: 0, madeMs: 0 } as const;
  return { held, bytes: bytesOf(held), mark, ...unknown, wasAccepted: false, wasRefused: false, carriedOn: false };
}

function sizeOf(entry: OutboxEntry): number {
  return entry.bytes + entry.held.on.length;
}
