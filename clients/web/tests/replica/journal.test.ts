// What the outbox has decided, on its way to a store that takes its time.
import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, it } from "vitest";
import { EditTextSchema, type Request, RequestSchema } from "../../src/protocol/index.ts";
import { Journal } from "../../src/replica/journal.ts";
import {
  MemoryOutbox,
  nothingKept,
  type OutboxChange,
  type OutboxStore,
  TakenOver,
} from "../../src/replica/outbox_store.ts";
import { Session } from "../../src/replica/session.ts";
import { Dice } from "../dice.ts";
import { Seen, Table } from "../table/table.ts";

// A store that answers when the test says so.
class SlowStore implements OutboxStore {
  readonly memory = new MemoryOutbox();
  readonly writes: { changes: readonly OutboxChange[]; done(): void; fail(error?: Error): void }[] = [];

  load() {
    return this.memory.load();
  }
  write(changes: readonly OutboxChange[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.memory.write(changes);
        resolve();
      };
      this.writes.push({ changes, done, fail: (error = new Error("full")) => reject(error) });
    });
  }
  // Answers the oldest, and lets the answer be heard.
  async answers(how: "done" | "fail" = "done", error?: Error): Promise<void> {
    const write = this.writes.shift();
    if (!write) throw new Error("nothing is being written");
    if (how === "done") write.done();
    else write.fail(error);
    for (let i = 0; i < 5; ++i) await Promise.resolve();
  }
}

const drop = (upTo: number): OutboxChange => ({ kind: "drop", upTo });
const edit = (cseq: number): Request =>
  create(RequestSchema, { cseq, verb: { case: "editText", value: create(EditTextSchema, { id: "n1" }) } });

describe("a journal", () => {
  let store: SlowStore;
  let journal: Journal;
  const said: string[] = [];

  beforeEach(() => {
    store = new SlowStore();
    said.length = 0;
    journal = new Journal(store, {
      kept: () => said.push("kept"),
      keepingFails: (failing) => said.push(failing ? "fails" : "works"),
      takenOver: () => said.push("taken over"),
    });
  });

  it("writes one thing at a time, in order, and what comes meanwhile is the next write", async () => {
    const first = journal.add(drop(1));
    const second = journal.add(drop(2));
    const third = journal.add(drop(3));
    expect(store.writes.map(({ changes }) => changes)).toEqual([[drop(1)]]);
    expect(journal.hasKept(first)).toBe(false);
    await store.answers();
    expect(journal.hasKept(first)).toBe(true);
    expect(journal.hasKept(second)).toBe(false);
    expect(store.writes.map(({ changes }) => changes)).toEqual([[drop(2), drop(3)]]);
    await store.answers();
    expect(journal.hasKept(third)).toBe(true);
    expect(said).toEqual(["kept", "kept"]);
  });

  it("writes what is typed without a pause once, the newest", async () => {
    journal.add(drop(1));
    for (const on of ["a", "ab", "abc"])
      journal.add({ kind: "request", held: { cseq: 4, request: edit(4), on, insteadOf: [] } });
    await store.answers();
    expect(store.writes[0]?.changes).toHaveLength(1);
    expect(store.writes[0]?.changes[0]).toMatchObject({ held: { on: "abc" } });
  });

  it("tries again what failed, with all that has come since, and says so once", async () => {
    journal.tick(0);
    const first = journal.add(drop(1));
    await store.answers("fail");
    const second = journal.add(drop(2));
    expect(journal.failing).toBe(true);
    journal.tick(1_999);
    expect(store.writes).toEqual([]); // not at once
    journal.tick(2_000);
    expect(store.writes.map(({ changes }) => changes)).toEqual([[drop(1), drop(2)]]);
    await store.answers("fail");
    journal.tick(4_000);
    await store.answers();
    expect([first, second].map((mark) => journal.hasKept(mark))).toEqual([true, true]);
    expect(said).toEqual(["fails", "works", "kept"]);
  });

  it("a store that says nothing for ten seconds has failed, as far as people are concerned", async () => {
    journal.tick(0);
    journal.add(drop(1));
    journal.tick(9_999);
    expect(said).toEqual([]);
    journal.tick(10_000);
    expect(said).toEqual(["fails"]);
    await store.answers();
    expect(said).toEqual(["fails", "works", "kept"]);
  });

  it("comes to rest when all is kept, and when keeping fails", async () => {
    let rested = 0;
    const rests = () => journal.atRest().then(() => (rested += 1));
    rests();
    await Promise.resolve();
    expect(rested).toBe(1);
    journal.add(drop(1));
    rests();
    await Promise.resolve();
    expect(rested).toBe(1);
    await store.answers();
    expect(rested).toBe(2);
    journal.add(drop(2));
    rests();
    await store.answers("fail");
    expect(rested).toBe(3);
  });

  it("tells when another client has taken the store over", async () => {
    journal.add(drop(1));
    await store.answers("fail", new TakenOver());
    expect(said).toEqual(["taken over", "fails"]);
  });
});

describe("a client whose store takes its time", () => {
  async function benWithASlowStore() {
    const table = new Table();
    const store = new SlowStore();
    const ben = table.comes("ben");
    ben.replacesStore(store);
    ben.connects();
    await store.answers(); // the client id
    table.settle();
    expect(ben.state).toBe("saved");
    return { table, store, ben };
  }

  it("SUBMIT-6: shows a change at once, and sends it when it is kept, with nothing before it", async () => {
    const { table, store, ben } = await benWithASlowStore();
    ben.adds("c1", "one");
    ben.adds("c2", "two");
    expect(ben.words("c2")).toBe("two");
    expect(ben.session.savedState()).toMatchObject({ kind: "sending", changes: 2, unkept: 2, keepingFails: false });
    table.settle();
    expect(table.server.document.card("c1")).toBeUndefined();
    await store.answers();
    expect(ben.session.savedState()).toMatchObject({ changes: 2, unkept: 1 });
    table.settle();
    expect(table.server.document.words("c1")).toBe("one");
    expect(table.server.document.card("c2")).toBeUndefined();
    await store.answers();
    table.settle();
    expect(table.server.document.words("c2")).toBe("two");
    expect(ben.state).toBe("saved");
  });

  it("wakes its driver when something has become ready to be sent", async () => {
    const store = new SlowStore();
    let woken = 0;
    const dice = new Dice(1);
    const clock = { steadyMs: () => 0, wallMs: () => 0 };
    const random = (count: number) => dice.bytes(count);
    const session = new Session({ clock, random, wake: () => (woken += 1) }, store, nothingKept, new Seen());
    await store.answers();
    const before = woken;
    session.submit({ case: "addCard", value: { id: "c1" } });
    expect(woken).toBeGreaterThan(before);
    const submitted = woken;
    await store.answers();
    expect(woken).toBeGreaterThan(submitted);
  });

  it("tells the person that nothing can be kept, sends nothing, loses nothing, and goes on when it can", async () => {
    const { table, store, ben } = await benWithASlowStore();
    ben.adds("c1", "one");
    await store.answers("fail");
    expect(ben.seen.notices.map(({ code }) => code)).toEqual(["notKept"]);
    ben.types("c1", 3, " and more");
    table.settle();
    expect(ben.words("c1")).toBe("one and more");
    expect(ben.session.savedState()).toMatchObject({ kind: "sending", changes: 2, unkept: 2, keepingFails: true });
    expect(table.server.document.card("c1")).toBeUndefined();
    table.advance(2_000);
    table.settle();
    await store.answers();
    expect(ben.seen.notices.map(({ code }) => code)).toEqual(["notKept", "keptAgain"]);
    table.settle();
    while (store.writes.length > 0) {
      await store.answers();
      table.settle();
    }
    expect(table.server.document.words("c1")).toBe("one and more");
    expect(ben.state).toBe("saved");
    expect(ben.session.savedState().keepingFails).toBe(false);
  });

  it("LOG-13: goes as what the store knows, so a crash in the midst of a write repeats nothing and reuses no number", async () => {
    const { table, store, ben } = await benWithASlowStore();
    ben.adds("c1", "kept");
    await store.answers();
    ben.sends();
    ben.adds("c2", "lost with the device");
    ben.replacesStore(store.memory); // switched off before the write has ended
    expect(ben.words("c2")).toBe("(not there)");
    ben.adds("c3", "another");
    ben.connects();
    table.settle();
    expect(table.server.document.words("c1")).toBe("kept");
    expect(table.server.document.words("c3")).toBe("another");
    expect(ben.seen.refusals).toEqual([]);
    expect(ben.state).toBe("saved");
  });

  it("stops when another page has taken its outbox over, and offers the words", async () => {
    const { store, ben } = await benWithASlowStore();
    ben.adds("c1", "mine");
    await store.answers("fail", new TakenOver());
    expect(ben.session.savedState()).toMatchObject({ kind: "stopped", why: "openedElsewhere", changes: 1 });
    expect(ben.session.wordsKept()).toEqual(["mine"]);
  });
});
