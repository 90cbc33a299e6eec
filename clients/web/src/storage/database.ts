// The browser's database, as promises: opened when it is first needed, and again when the browser has closed it.
//
//   outboxes   one a running client: whose it is, who holds it, its client id and the highest cseq ever given away
//   requests   what is not stable yet, by outbox and cseq
//   words      what waits to become a request, by outbox and record
//   copies     boards as the server last confirmed them, by document and participant
const version = 2;
const openWithinMs = 5_000;

export class Database {
  readonly #factory: IDBFactory;
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  constructor(factory: IDBFactory, name = "plenary") {
    this.#factory = factory;
    this.#name = name;
  }

  // All of what `work` asks for or nothing, on the disk when it is fulfilled (durability "strict": some browsers else
  // only promise to write soon). `work` may await requests of its transaction and nothing else.
  async write<Result>(
    stores: readonly string[],
    work: (within: IDBTransaction) => Promise<Result>,
    durability: "strict" | "relaxed" = "strict",
  ): Promise<Result> {
    return this.#transact(stores, "readwrite", work, durability);
  }
  async read<Result>(stores: readonly string[], work: (within: IDBTransaction) => Promise<Result>): Promise<Result> {
    return this.#transact(stores, "readonly", work, "default");
  }
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    (await opened)?.close();
  }

  async #transact<Result>(
    stores: readonly string[],
    mode: IDBTransactionMode,
    work: (within: IDBTransaction) => Promise<Result>,
    durability: IDBTransactionDurability,
  ): Promise<Result> {
    const within = await this.#begin(stores, mode, durability);
    const ended = new Promise<void>((resolve, reject) => {
      within.oncomplete = () => resolve();
      within.onabort = () => reject(within.error ?? new Error("the browser's database gave up a transaction"));
    });
    ended.catch(() => {}); // told below
    try {
      const result = await work(within);
      await ended;
      return result;
    } catch (error) {
      abort(within);
      throw error;
    }
  }

  async #begin(
    stores: readonly string[],
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
  ): Promise<IDBTransaction> {
    const names = [...stores];
    const options: IDBTransactionOptions = { durability };
    try {
      return (await this.#open()).transaction(names, mode, options);
    } catch {
      // Closed under us: by a newer page, by the browser to free memory, or because its data was cleared.
      this.#opened = undefined;
      return (await this.#open()).transaction(names, mode, options);
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= this.#openAnew().catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  #openAnew(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("the browser's database does not open")), openWithinMs);
      const request = this.#factory.open(this.#name, version);
      request.onupgradeneeded = ({ oldVersion }) => {
        const made = request.result;
        made.createObjectStore("copies", { keyPath: ["document", "participant"] });
        if (oldVersion >= 1) return;
        made.createObjectStore("outboxes", { keyPath: "name" }).createIndex("owner", ["document", "participant"]);
        made.createObjectStore("requests", { keyPath: ["outbox", "cseq"] });
        made.createObjectStore("words", { keyPath: ["outbox", "record"] });
      };
      request.onerror = () => {
        clearTimeout(late);
        reject(request.error ?? new Error("the browser's database could not be opened"));
      };
      request.onsuccess = () => {
        clearTimeout(late);
        const database = request.result;
        database.onclose = () => {
          this.#opened = undefined;
        };
        // A newer page wants another shape: let it. What is written from here fails until this page is loaded again.
        database.onversionchange = () => {
          database.close();
          this.#opened = undefined;
        };
        resolve(database);
      };
    });
  }
}

export function asked<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database did not answer"));
  });
}

function abort(within: IDBTransaction): void {
  try {
    within.abort();
  } catch {
    // It has ended already.
  }
}
