// What the browser's database keeps of an outbox, and what survives a crash in the midst of writing.
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { TakenOver } from "../../src/replica/outbox_store.ts";
import { IndexedOutbox } from "../../src/storage/indexed_outbox.ts";
import { type Claimed, Shelf } from "../../src/storage/shelf.ts";
import { Dice } from "../dice.ts";
import { begun, held, heldEdit, keepsWhatItIsGiven, waiting } from "./contract.ts";
import { BrowserLocks, Disk } from "./world.ts";

const owner = { document: "b1", participant: "p-ben" };

describe("an outbox in the browser's database", () => {
  let disk: Disk;
  let locks: BrowserLocks;
  let dice: Dice;
  const ms = { now: 1_000_000 };

  beforeEach(() => {
    disk = new Disk();
    locks = new BrowserLocks();
    dice = new Dice(7);
    ms.now = 1_000_000;
  });

  // A page of this browser, with its own connection to the database.
  function page(withLocks = true) {
    const mine = locks.ofPage();
    const parts = { database: disk.database(), locks: withLocks ? mine : undefined, wallMs: () => ms.now };
    const shelf = new Shelf({ ...parts, token: () => dice.hex(16) }, owner);
    return { shelf, ends: () => mine.pageEnds() };
  }
  async function only(claimed: Promise<Claimed[]>): Promise<Claimed> {
    const [first, ...rest] = await claimed;
    expect(rest).toEqual([]);
    if (!first) throw new Error("nothing was left behind");
    return first;
  }

  it("SUBMIT-6: keeps what it is given, also for whoever comes later", async () => {
    let here = page();
    const { store } = await here.shelf.claimEmpty();
    await keepsWhatItIsGiven(store, async () => {
      here.ends();
      here = page();
      const [filled] = await here.shelf.claimFilled();
      const again = (filled ?? (await here.shelf.claimEmpty())).store;
      await again.load();
      return again;
    });
    expect(disk.strict.length).toBeGreaterThan(5);
    expect(disk.strict).not.toContain(false); // durability is real
  });

  it("two outboxes in one database are told apart", async () => {
    const { shelf } = page();
    const [one, two] = [await shelf.claimEmpty(), await shelf.claimEmpty()];
    await one.store.write([{ kind: "begin", contents: begun }]);
    await two.store.write([{ kind: "begin", contents: begun }]);
    await one.store.write([{ kind: "request", held: held(1, "one") }]);
    await two.store.write([
      { kind: "request", held: held(1, "two") },
      { kind: "words", held: waiting("n1") },
    ]);
    await one.store.write([{ kind: "drop", upTo: 9 }]);
    expect((await one.store.load()).requests).toEqual([]);
    expect(await two.store.load()).toMatchObject({ requests: [held(1, "two")], words: [waiting("n1")] });
  });

  it("a disk that is full, at once or at the end of a write: nothing of the write is kept, everything before it is", async () => {
    const here = page();
    const { store } = await here.shelf.claimEmpty();
    await store.write([{ kind: "begin", contents: begun }]);
    await store.write([{ kind: "request", held: held(1, "one") }]);
    for (const how of ["isFull", "fillsUpAtCommit"] as const) {
      disk[how] = true;
      const both = [
        { kind: "request", held: heldEdit(2, "n1") },
        { kind: "words", held: waiting("n2") },
      ] as const;
      await expect(store.write(both), how).rejects.toThrow();
      disk[how] = false;
      const there = await store.load();
      expect(there.requests, how).toEqual([held(1, "one")]);
      expect(there.words, how).toEqual([]);
      expect(there.lastCseq, how).toBe(1);
    }
    await store.write([{ kind: "request", held: heldEdit(2, "n1") }]);
    expect((await store.load()).requests).toHaveLength(2);
  });

  it("switched off in the midst of a write: what had been kept before is there, and nothing of the rest", async () => {
    const here = page();
    const { store } = await here.shelf.claimEmpty();
    await store.write([{ kind: "begin", contents: begun }]);
    await store.write([{ kind: "words", held: waiting("n1") }]);
    disk.crashesNext = true;
    let ended = false;
    const last = [
      { kind: "request", held: heldEdit(1, "n1") },
      { kind: "request", held: held(2, "two") },
    ] as const;
    void store.write(last).then(
      () => (ended = true),
      () => (ended = true),
    );
    await disk.database().read(["requests"], async () => {}); // which waits for the transaction that crashed
    expect(ended).toBe(false); // so nothing of it was sent
    here.ends();
    const again = (await only(page().shelf.claimFilled())).store;
    expect(await again.load()).toEqual({ ...begun, words: [waiting("n1")] });
  });

  it("a connection that the browser has closed is opened again", async () => {
    const { store } = await page().shelf.claimEmpty();
    await store.write([{ kind: "begin", contents: begun }]);
    for (const database of disk.opened) database.close();
    await store.write([{ kind: "request", held: held(1, "one") }]);
    expect((await store.load()).requests).toEqual([held(1, "one")]);
  });

  it("data that the person has cleared under us is written anew, all of it", async () => {
    const { store } = await page().shelf.claimEmpty();
    await store.write([{ kind: "begin", contents: begun }]);
    await store.write([{ kind: "request", held: held(1, "one") }]);
    await disk.database().write(["outboxes", "requests", "words"], async (within) => {
      for (const name of ["outboxes", "requests", "words"]) within.objectStore(name).clear();
    });
    await store.write([{ kind: "request", held: held(2, "two") }]);
    expect(await store.load()).toEqual({ ...begun, lastCseq: 2, requests: [held(1, "one"), held(2, "two")] });
  });

  describe.each([
    ["with locks", true],
    ["without locks, by leases", false],
  ])("LOG-13: no two pages have one outbox: %s", (_, withLocks) => {
    it("each page has one of its own; that of a page that ended is taken over, with what is in it", async () => {
      const first = page(withLocks);
      const mine = await first.shelf.claimEmpty();
      await mine.store.write([{ kind: "begin", contents: begun }]);
      await mine.store.write([{ kind: "request", held: held(1, "kept") }]);
      const second = page(withLocks);
      expect(await second.shelf.claimFilled()).toEqual([]);
      await mine.release();
      first.ends();
      const left = await only(second.shelf.claimFilled());
      expect((await left.store.load()).requests).toEqual([held(1, "kept")]);
      expect(await second.shelf.claimFilled()).toEqual([]); // its own is not left
      expect(await page(withLocks).shelf.claimFilled()).toEqual([]);
    });

    it("the fullest comes first; an empty one is begun with before there is a new one", async () => {
      const first = page(withLocks);
      const claims = [await first.shelf.claimEmpty(), await first.shelf.claimEmpty(), await first.shelf.claimEmpty()];
      for (const [i, count] of [0, 3, 1].entries()) {
        const claim = claims[i];
        await claim?.store.write([{ kind: "begin", contents: begun }]);
        for (let cseq = 1; cseq <= count; ++cseq)
          await claim?.store.write([{ kind: "request", held: held(cseq, String(count)) }]);
        await claim?.release();
      }
      first.ends();
      const second = page(withLocks);
      const left = await second.shelf.claimFilled();
      const sizes = await Promise.all(left.map(async ({ store }) => (await store.load()).requests.length));
      expect(sizes).toEqual([3, 1]);
      expect((await second.shelf.claimEmpty()).store.name).toBe(claims[0]?.store.name);
      const names = claims.map((claim) => claim.store.name);
      expect(names).not.toContain((await second.shelf.claimEmpty()).store.name);
    });

    it("of another person or another document nothing is found", async () => {
      const first = page(withLocks);
      const mine = await first.shelf.claimEmpty();
      await mine.store.write([{ kind: "begin", contents: begun }]);
      await mine.store.write([{ kind: "request", held: held(1, "one") }]);
      await mine.release();
      first.ends();
      const parts = { database: disk.database(), locks: undefined, wallMs: () => ms.now, token: () => dice.hex(16) };
      for (const other of [
        { ...owner, participant: "p-ada" },
        { ...owner, document: "b2" },
      ])
        expect(await new Shelf(parts, other).claimFilled()).toEqual([]);
    });
  });

  it("a page without locks that sleeps longer than its lease writes nothing any more once another has its outbox", async () => {
    const sleeper = await page(false).shelf.claimEmpty();
    await sleeper.store.write([{ kind: "begin", contents: begun }]);
    await sleeper.store.write([{ kind: "words", held: waiting("n1") }]);
    ms.now += 100_000;
    await sleeper.renew();
    ms.now += 100_000;
    expect(await page(false).shelf.claimFilled()).toEqual([]); // the lease holds
    ms.now += 100_000;
    const taker = await only(page(false).shelf.claimFilled());
    await expect(sleeper.store.write([{ kind: "request", held: held(1, "late") }])).rejects.toThrow(TakenOver);
    await sleeper.renew(); // and takes nothing back
    await taker.store.write([{ kind: "request", held: held(1, "of the taker") }]);
    expect((await taker.store.load()).requests).toEqual([held(1, "of the taker")]);
  });

  it("an outbox is bytes of protobuf and plain fields, so that a later version can read it", async () => {
    const { store } = await page().shelf.claimEmpty();
    await store.write([{ kind: "begin", contents: begun }]);
    await store.write([{ kind: "request", held: held(1, "words") }]);
    expect(store).toBeInstanceOf(IndexedOutbox);
    const rows = await disk.database().read(["requests"], (within) => {
      return new Promise<unknown[]>((resolve) => {
        const all = within.objectStore("requests").getAll();
        all.onsuccess = () => resolve(all.result);
      });
    });
    expect(rows).toEqual([{ outbox: store.name, cseq: 1, request: expect.any(Uint8Array), on: "", insteadOf: [] }]);
  });
});
