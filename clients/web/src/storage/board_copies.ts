// Copies of boards in the browser's database: one for each person on each document, replaced by newer ones. Losing one
// is no loss, so it is written without waiting for the disk; keeping one that a person has no right to any more would be.
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { PeopleHereSchema, type Role, SnapshotBodySchema } from "../protocol/index.ts";
import type { BoardCopy } from "../replica/board_copy.ts";
import { asked, type Database } from "./database.ts";
import type { Owner } from "./shelf.ts";

interface CopyRow extends Owner {
  readonly client: Uint8Array;
  readonly counter: number;
  readonly role: Role;
  readonly mine: readonly string[];
  readonly people: Uint8Array;
  readonly body: Uint8Array;
  readonly confirmedMs: number;
}

const store = "copies";

export class BoardCopies {
  readonly #database: Database;
  readonly #owner: Owner;

  constructor(database: Database, owner: Owner) {
    this.#database = database;
    this.#owner = owner;
  }
  get #key(): IDBValidKey {
    return [this.#owner.document, this.#owner.participant];
  }

  async load(): Promise<BoardCopy | undefined> {
    const row: CopyRow | undefined = await this.#database.read([store], (within) =>
      asked(within.objectStore(store).get(this.#key)),
    );
    if (!row) return undefined;
    const { client, counter, role, mine, confirmedMs } = row;
    const body = fromBinary(SnapshotBodySchema, row.body);
    return { client, counter, role, mine, confirmedMs, body, people: fromBinary(PeopleHereSchema, row.people).people };
  }

  async save(copy: BoardCopy): Promise<void> {
    const { client, counter, role, mine, confirmedMs } = copy;
    const people = toBinary(PeopleHereSchema, create(PeopleHereSchema, { people: [...copy.people] }));
    const body = toBinary(SnapshotBodySchema, copy.body);
    const row: CopyRow = { ...this.#owner, client, counter, role, mine, confirmedMs, people, body };
    await this.#database.write([store], async (within) => void within.objectStore(store).put(row), "relaxed");
  }

  async remove(): Promise<void> {
    await this.#database.write([store], async (within) => void within.objectStore(store).delete(this.#key));
  }
}
