// An outbox in the browser's database. All changes of a write are one transaction, on the disk before it is said so.
//
// Whoever claims an outbox writes its own token into it (shelf.ts), and every write looks whether it still stands there:
// a page that was frozen while another took its outbox over writes nothing any more, so it sends nothing either.
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { RequestSchema, TextChangeSchema } from "../protocol/index.ts";
import {
  changed,
  type HeldRequest,
  type HeldWords,
  nothingKept,
  type OutboxChange,
  type OutboxContents,
  type OutboxStore,
  TakenOver,
} from "../replica/outbox_store.ts";
import { asked, type Database } from "./database.ts";

export interface OutboxRow {
  readonly name: string;
  readonly document: string;
  readonly participant: string;
  readonly holder: string; // token of the page that claimed it last
  readonly heldUntilMs: number; // wall clock; counts only where there are no locks
  readonly client: Uint8Array; // empty: nothing was ever kept here
  readonly lastCseq: number;
}
interface RequestRow {
  readonly outbox: string;
  readonly cseq: number;
  readonly request: Uint8Array;
  readonly on: string;
  readonly insteadOf: readonly number[];
}
interface WordsRow {
  readonly outbox: string;
  readonly record: string;
  readonly on: string;
  readonly change: Uint8Array;
  readonly insteadOf: readonly number[];
}

const stores = ["outboxes", "requests", "words"] as const;

export class IndexedOutbox implements OutboxStore {
  readonly #database: Database;
  readonly #claimed: OutboxRow;
  #contents: OutboxContents = nothingKept; // as the disk has it

  // `claimed`: the row as it was written by the claim.
  constructor(database: Database, claimed: OutboxRow) {
    this.#database = database;
    this.#claimed = claimed;
  }
  get name(): string {
    return this.#claimed.name;
  }

  async load(): Promise<OutboxContents> {
    this.#contents = await this.#database.read(stores, async (within) => {
      const row: OutboxRow | undefined = await asked(within.objectStore("outboxes").get(this.name));
      const requests: RequestRow[] = await asked(within.objectStore("requests").getAll(allOf(this.name)));
      const words: WordsRow[] = await asked(within.objectStore("words").getAll(allOf(this.name)));
      if (!row) return nothingKept;
      const { client, lastCseq } = row;
      return { client, lastCseq, requests: requests.map(heldRequest), words: words.map(heldWords) };
    });
    return this.#contents;
  }

  async write(changes: readonly OutboxChange[]): Promise<void> {
    const after = changes.reduce(changed, this.#contents);
    await this.#database.write(stores, async (within) => {
      const row: OutboxRow | undefined = await asked(within.objectStore("outboxes").get(this.name));
      if (row && row.holder !== this.#claimed.holder) throw new TakenOver("another page has this outbox now");
      // No row: the person has cleared the browser's data under us. All of it is written anew.
      const known = row ? changes : [{ kind: "begin", contents: after } as const];
      for (const change of known) this.#put(within, change);
      const { client, lastCseq } = after;
      within.objectStore("outboxes").put({ ...(row ?? this.#claimed), client, lastCseq } satisfies OutboxRow);
    });
    this.#contents = after;
  }

  #put(within: IDBTransaction, change: OutboxChange): void {
    const requests = within.objectStore("requests");
    const words = within.objectStore("words");
    switch (change.kind) {
      case "begin":
        requests.delete(allOf(this.name));
        words.delete(allOf(this.name));
        for (const held of change.contents.requests) requests.put(requestRow(this.name, held));
        for (const held of change.contents.words) words.put(wordsRow(this.name, held));
        return;
      case "request": {
        const { verb } = change.held.request;
        requests.put(requestRow(this.name, change.held));
        if (verb.case === "editText") words.delete([this.name, verb.value.id]);
        return;
      }
      case "words":
        words.put(wordsRow(this.name, change.held));
        return;
      case "forget":
        words.delete([this.name, change.record]);
        return;
      case "drop":
        requests.delete(IDBKeyRange.bound([this.name, 0], [this.name, change.upTo]));
        return;
      default:
        return change satisfies never;
    }
  }
}

// The keys of one outbox's rows. An array sorts after every number and string.
export function allOf(outbox: string): IDBKeyRange {
  return IDBKeyRange.bound([outbox], [outbox, []]);
}

function requestRow(outbox: string, { cseq, request, on, insteadOf }: HeldRequest): RequestRow {
  return { outbox, cseq, request: toBinary(RequestSchema, request), on, insteadOf };
}
function heldRequest({ cseq, request, on, insteadOf }: RequestRow): HeldRequest {
  return { cseq, request: fromBinary(RequestSchema, request), on, insteadOf };
}
function wordsRow(outbox: string, { record, on, change, insteadOf }: HeldWords): WordsRow {
  return { outbox, record, on, change: toBinary(TextChangeSchema, change), insteadOf };
}
function heldWords({ record, on, change, insteadOf }: WordsRow): HeldWords {
  return { record, on, change: fromBinary(TextChangeSchema, change), insteadOf };
}
