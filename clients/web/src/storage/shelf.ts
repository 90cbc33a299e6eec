// The outboxes that a browser keeps of one person on one document. Each running page has one of its own, as two pages
// with one client id would give the same cseq to different requests (LOG-13). The outbox of a page that was closed is
// taken over by the next one, with what is in it.
//
// Who has an outbox is said by Web Locks. Where there are none (a page over plain http), by a lease in its row, renewed
// while the page lives; a page that slept longer than its lease finds another token in the row and writes nothing more.
import { asked, type Database } from "./database.ts";
import { allOf, IndexedOutbox, type OutboxRow } from "./indexed_outbox.ts";
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

  // Those in which something waits and that no running page has, the fullest first.
  async claimFilled(): Promise<Claimed[]> {
    const claimed: Claimed[] = [];
    try {
      for (const { row, size } of await this.#left()) {
        const claim = size > 0 ? await this.#claim(row) : undefined;
        if (claim) claimed.push(claim);
      }
    } catch (error) {
      // Nobody may be left holding what nobody works on.
      for (const claim of claimed) await claim.release().catch(() => {});
      throw error;
    }
    return claimed;
  }

  // One to begin with: an empty one that no running page has, or a new one.
  async claimEmpty(): Promise<Claimed> {
    for (const { row, size } of await this.#left()) {
      const claim = size === 0 ? await this.#claim(row) : undefined;
      if (claim) return claim;
    }
    const name = this.#parts.token();
    const fresh = { ...this.#owner, name, holder: "", heldUntilMs: 0, client: new Uint8Array(0), lastCseq: 0 };
    const claim = await this.#claim(fresh);
    if (!claim) throw new Error("a new outbox is somebody else's");
    return claim;
  }

  // Those of the owner that this page has not had, the fullest first.
  async #left(): Promise<{ row: OutboxRow; size: number }[]> {
    const { document, participant } = this.#owner;
    return this.#parts.database.read(["outboxes", "requests", "words"], async (within) => {
      const rows: OutboxRow[] = await asked(
        within.objectStore("outboxes").index("owner").getAll([document, participant]),
      );
      const left: { row: OutboxRow; size: number }[] = [];
      for (const row of rows.filter(({ holder }) => holder !== this.#token)) {
        const requests = await asked(within.objectStore("requests").count(allOf(row.name)));
        const words = await asked(within.objectStore("words").count(allOf(row.name)));
        left.push({ row, size: requests + words });
      }
      return left.sort((a, b) => b.size - a.size);
    });
  }

  async #claim(seen: OutboxRow): Promise<Claimed | undefined> {
    const { database, locks } = this.#parts;
    const release = locks ? await locks.tryHold(`outbox/${seen.name}`) : () => {};
    if (!release) return undefined;
    const mine = (now: OutboxRow | undefined) => {
      if (!locks && now && now.heldUntilMs > this.#parts.wallMs()) return undefined;
      return { ...(now ?? seen), holder: this.#token, heldUntilMs: this.#until() };
    };
    const row = await this.#mark(seen.name, mine).catch((error) => {
      release();
      throw error;
    });
    if (!row) {
      release();
      return undefined;
    }
    const { name } = row;
    return {
      store: new IndexedOutbox(database, row),
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
