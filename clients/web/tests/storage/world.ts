// Storage and locks as a browser has them, in memory: pages come and go, the disk is full when the test says so.
import { IDBFactory } from "fake-indexeddb";
import { Database } from "../../src/storage/database.ts";
import type { Locks, Release } from "../../src/storage/locks.ts";

// Locks of all pages of one browser.
export class BrowserLocks {
  readonly #held = new Set<string>();

  // As one page has them; when it ends, they are free again.
  ofPage(): Locks & { pageEnds(): void } {
    const mine = new Set<string>();
    const free = (name: string) => {
      if (mine.delete(name)) this.#held.delete(name);
    };
    return {
      tryHold: async (name: string): Promise<Release | undefined> => {
        if (this.#held.has(name)) return undefined;
        this.#held.add(name);
        mine.add(name);
        return () => free(name);
      },
      pageEnds: () => {
        for (const name of [...mine]) free(name);
      },
    };
  }
}

// A factory whose transactions the test can hinder.
export class Disk {
  readonly #factory = new IDBFactory();
  readonly strict: boolean[] = []; // of each transaction that writes: whether it asked for real durability
  isFull = false; // puts are refused
  fillsUpAtCommit = false; // puts are taken, the commit is not
  crashesNext = false; // the next transaction never ends: the device is switched off

  database(): Database {
    return new Database(this.#hindered());
  }

  // What a browser does to free memory.
  readonly opened: IDBDatabase[] = [];

  #hindered(): IDBFactory {
    const disk = this;
    const open = this.#factory.open.bind(this.#factory);
    return new Proxy(this.#factory, {
      get(target, name) {
        if (name !== "open") return Reflect.get(target, name);
        return (...parameters: [string, number]) => {
          const request = open(...parameters);
          request.addEventListener("success", () => {
            disk.opened.push(request.result);
            disk.#hinder(request.result);
          });
          return request;
        };
      },
    });
  }

  #hinder(database: IDBDatabase): void {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      const within = begin(stores, mode, options);
      if (mode !== "readwrite") return within;
      this.strict.push(options?.durability === "strict");
      if (this.fillsUpAtCommit || this.crashesNext) this.#spoil(within);
      if (this.isFull) this.#refusePuts(within);
      return within;
    };
  }
  #refusePuts(within: IDBTransaction): void {
    const store = within.objectStore.bind(within);
    within.objectStore = (name) => {
      const made = store(name);
      made.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
      return made;
    };
  }
  // Takes everything, and in the end nothing of it is there.
  #spoil(within: IDBTransaction): void {
    const crashes = this.crashesNext;
    this.crashesNext = false;
    const store = within.objectStore.bind(within);
    let last: IDBRequest | undefined;
    within.objectStore = (name) => {
      const made = store(name);
      const put = made.put.bind(made);
      made.put = (value, key) => {
        last = put(value, key);
        const mine = last;
        mine.addEventListener("success", () => {
          if (mine !== last) return;
          if (crashes) within.onabort = within.oncomplete = null; // nobody is there to hear of it
          within.abort();
        });
        return mine;
      };
      return made;
    };
  }
}
