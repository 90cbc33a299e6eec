// The outboxes that a browser keeps of one person on one document. Each running page has one of its own, as two pages
// with one client id would give the same cseq to different requests (LOG-13). The outbox of a page that was closed is
// taken over by the next one, with what is in it.
//
// Who has an outbox is said by Web Locks. Where there are none (a page over plain http), by a lease in its row, renewed
// while the page lives; a page that slept longer than its lease finds another token in the row and writes nothing more.
import { asked, type Database } from "./database.ts";
import { IndexedOutbox, type OutboxRow } from "./indexed_outbox.ts";
import type { Locks, Release } from "./locks.ts";

export const leaseMs = 180_000; // browsers wake pages in the background once a minute
export const renewMs = 20_000;

export interface Owner {
  readonly document: string;
  readonly participant: string;
}

export interface ShelfParts {
  readonly database: Database;
  readonly locks: Locks | undefined;
  readonly wallMs: () => number;
  readonly token: () => string; // 128 random bits
}

export interface Claimed {
  readonly store: IndexedOutbox;
  readonly isEmpty: boolean; // nothing waits in it
  renew(): Promise<void>;
  release(): Promise<void>;
}

export class Shelf {
  readonly #parts: ShelfParts;
  readonly #owner: Owner;
  readonly #token: string;

  constructor(parts: ShelfParts, owner: Owner) {
    this.#parts = parts;
    this.#owner = owner;
    this.#token = parts.token();
  }

  // Those that no running page has, the fullest first.
  async claimLeft(): Promise<Claimed[]> {
    const claimed: { size: number; claim: Claimed }[] = [];
    for (const row of await this.#rows()) {
      const claim = row.holder === this.#token ? undefined : await this.#claim(row);
      if (!claim) continue;
      const { requests, words } = await claim.load();
      const size = requests.length + words.length;
      claimed.push({ size, claim: { ...claim, isEmpty: size === 0 } });
    }
    return claimed.sort((a, b) => b.size - a.size).map(({ claim }) => claim);
  }

  async claimNew(): Promise<Claimed> {
    const name = this.#parts.token();
    const row: OutboxRow = { ...this.#owner, name, holder: "", heldUntilMs: 0, client: new Uint8Array(0), lastCseq: 0 };
    const claim = await this.#claim(row);
    if (!claim) throw new Error("a new outbox is somebody else's");
    return { ...claim, isEmpty: true };
  }

  async #rows(): Promise<OutboxRow[]> {
    const { document, participant } = this.#owner;
    return this.#parts.database.read(["outboxes"], (within) =>
      asked(within.objectStore("outboxes").index("owner").getAll([document, participant])),
    );
  }

  async #claim(seen: OutboxRow) {
    const { database, locks } = this.#parts;
    const release = locks ? await locks.tryHold(`outbox/${seen.name}`) : () => {};
    if (!release) return undefined;
    const row = await this.#mark(seen.name, (now) => {
      if (!locks && now && now.heldUntilMs > this.#parts.wallMs()) return undefined;
      return { ...(now ?? seen), holder: this.#token, heldUntilMs: this.#until() };
    });
    if (!row) {
      release();
      return undefined;
    }
    const store = new IndexedOutbox(database, row);
    const { name } = row;
    return {
      store,
      load: () => store.load(),
      renew: () => this.#renew(name, this.#until()),
      release: () => this.#release(name, release),
    };
  }

  async #renew(name: string, heldUntilMs: number): Promise<void> {
    await this.#mark(name, (row) => (row?.holder === this.#token ? { ...row, heldUntilMs } : undefined));
  }
  async #release(name: string, release: Release): Promise<void> {
    try {
      await this.#renew(name, 0);
    } finally {
      release();
    }
  }
  #until(): number {
    return this.#parts.wallMs() + leaseMs;
  }

  // Replaces a row by what `next` makes of it; undefined: leaves it.
  #mark(name: string, next: (row: OutboxRow | undefined) => OutboxRow | undefined): Promise<OutboxRow | undefined> {
    return this.#parts.database.write(["outboxes"], async (within) => {
      const outboxes = within.objectStore("outboxes");
      const row = next(await asked<OutboxRow | undefined>(outboxes.get(name)));
      if (row) outboxes.put(row);
      return row;
    });
  }
}
