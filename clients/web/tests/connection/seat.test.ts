// A person's seat in a browser: pages that come and go, and what they leave behind.
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { type Seat, takeSeat } from "../../src/connection/seat.ts";
import { Note_Visibility, Role, type Verb } from "../../src/protocol/index.ts";
import { cardsIn, Seen } from "../table/table.ts";
import { World } from "./world.ts";

const addCard = (id: string, text = id): Verb => ({ case: "addCard", value: { id, text, place: { region: "r1" } } });

async function opens(world: World, keeps: Parameters<World["page"]>[1] = "storage and locks", participant = "ben") {
  const page = world.page(participant, keeps);
  const observer = new Seen();
  let seat: Seat | undefined;
  void takeSeat({ document: "doc", participant, observer, around: page.around }).then((taken) => (seat = taken));
  for (let turns = 0; !seat && turns < 50; ++turns) await world.passes(1); // storage takes its time
  await world.passes(5);
  if (!seat) throw new Error("there is no seat");
  return { page, observer, seat, session: seat.session };
}

describe("a seat", () => {
  it("keeps what was not sent: the page is closed, opened again, and goes on (SUBMIT-6)", async () => {
    const world = new World();
    world.network = "refuses";
    const before = await opens(world);
    before.session.submit(addCard("c1", "written in the train"));
    await world.passes(100);
    expect(before.seat.savedState()).toMatchObject({ kind: "offline", changes: 1, unkept: 0 });
    before.page.ends();

    const after = await opens(world);
    expect(after.session.shown.words("c1")).toBe("written in the train"); // shown before anybody answers
    expect(after.seat.savedState()).toMatchObject({ kind: "offline", changes: 1 });
    expect(after.session.isMine("c1")).toBe(true); // so it can be written on
    world.network = "works";
    await world.passes(21_000);
    expect(after.seat.savedState().kind).toBe("saved");
    expect(world.server.document.words("c1")).toBe("written in the train");
    expect(world.faults).toEqual([]);
  });

  it("LOG-13: two pages of one person on one board are two clients, both live", async () => {
    const world = new World();
    const [one, two] = [await opens(world), await opens(world)];
    expect(one.session.state).toBe("live");
    expect(two.session.state).toBe("live");
    expect(one.session.client).not.toEqual(two.session.client);
    one.session.submit(addCard("c1"));
    two.session.submit(addCard("c2"));
    await world.passes(500);
    for (const { seat, session } of [one, two]) {
      expect(seat.savedState().kind).toBe("saved");
      expect(cardsIn(session.shown, "r1")).toBe("c1 c2");
    }
  });

  it("a duplicated or reloaded page goes on with what the last one left, as the same client", async () => {
    const world = new World();
    const first = await opens(world);
    const client = first.session.client;
    first.page.ends();
    const second = await opens(world);
    expect(second.session.client).toEqual(client);
  });

  it("sends what several closed pages left, each as the client it was, and hands back what is refused", async () => {
    const world = new World();
    world.network = "refuses";
    const pages = [await opens(world), await opens(world), await opens(world)];
    pages[0]?.session.submit(addCard("c1"));
    pages[0]?.session.submit(addCard("c2"));
    pages[1]?.session.submit(addCard("c3"));
    pages[2]?.session.submit(addCard("c4", "x".repeat(400))); // too long
    await world.passes(100);
    for (const { page } of pages) page.ends();

    const after = await opens(world);
    expect(after.seat.savedState()).toMatchObject({ kind: "offline", changes: 4 });
    expect(after.seat.wordsKept().sort()).toEqual(["c1", "c2", "c3", "x".repeat(400)].sort());
    world.network = "works";
    await world.passes(30_000);
    expect(after.seat.savedState()).toMatchObject({ kind: "saved", changes: 0 });
    expect(cardsIn(world.server.document, "r1").split(" ").sort()).toEqual(["c1", "c2", "c3"]);
    expect(after.observer.refusals.map(({ words }) => words)).toEqual(["x".repeat(400)]);
    expect(world.open).toHaveLength(1); // errands end when they are done
    after.page.ends();
    const last = await opens(world);
    expect(last.seat.savedState()).toMatchObject({ kind: "saved", changes: 0 });
    expect(world.faults).toEqual([]);
  });

  it("never says saved while an errand has something to send", async () => {
    const world = new World();
    world.network = "refuses";
    const pages = [await opens(world), await opens(world)];
    for (const { session } of pages) session.submit(addCard(session.newId()));
    await world.passes(100);
    for (const { page } of pages) page.ends();
    const after = await opens(world);
    world.network = "works";
    const kinds = new Set<string>();
    for (let i = 0; i < 400; ++i) {
      await world.passes(100);
      const state = after.seat.savedState();
      if (state.kind === "saved") expect(state.changes).toBe(0);
      kinds.add(state.kind);
      const stored = [...world.server.document.ofKind("card")].length;
      if (state.kind === "saved") expect(stored).toBe(2);
    }
    expect(kinds.has("saved")).toBe(true);
  });

  it("a page that stays open takes over what a page that is closed later leaves", async () => {
    const world = new World();
    const stays = await opens(world);
    const goes = await opens(world);
    world.network = "swallows";
    await world.passes(20_000);
    goes.session.submit(addCard("c1"));
    await world.passes(100);
    goes.page.ends();
    world.network = "works";
    await world.passes(90_000);
    expect(world.server.document.card("c1")).toBeDefined();
    expect(stays.seat.savedState()).toMatchObject({ kind: "saved", changes: 0 });
  });

  it("without locks (plain http), a page keeps its outbox by a lease", async () => {
    const world = new World();
    const one = await opens(world, "storage");
    const two = await opens(world, "storage");
    await world.passes(400_000); // leases are renewed
    expect(one.session.client).not.toEqual(two.session.client);
    expect([one.session.state, two.session.state]).toEqual(["live", "live"]);
    world.network = "swallows";
    await world.passes(20_000);
    one.session.submit(addCard("c1"));
    await world.passes(100);
    one.page.ends();
    world.network = "works";
    await world.passes(300_000); // the lease ends, and the other page looks
    expect(world.server.document.card("c1")).toBeDefined();
    expect(two.seat.savedState()).toMatchObject({ kind: "saved", changes: 0 });
    expect(world.faults).toEqual([]);
  });

  it("a browser that keeps nothing is usable, and the person is told", async () => {
    const world = new World();
    const { session, seat, observer } = await opens(world, "nothing");
    expect(observer.notices.map(({ code }) => code)).toEqual(["noStorage"]);
    session.submit(addCard("c1"));
    await world.passes(500);
    expect(seat.savedState().kind).toBe("saved");
  });

  it("a disk that is full from the beginning: the same", async () => {
    const world = new World();
    world.disk.isFull = true;
    const { session, seat, observer } = await opens(world);
    expect(observer.notices.map(({ code }) => code)).toEqual(["noStorage"]);
    session.submit(addCard("c1"));
    await world.passes(500);
    expect(seat.savedState().kind).toBe("saved");
    expect(world.faults).toHaveLength(1);
  });

  it("a disk that fills up: the person is told, nothing is sent, and all goes on when there is room", async () => {
    const world = new World();
    const { session, seat, observer } = await opens(world);
    world.disk.isFull = true;
    session.submit(addCard("c1"));
    await world.passes(10_000);
    expect(observer.notices.map(({ code }) => code)).toEqual(["notKept"]);
    expect(seat.savedState()).toMatchObject({ kind: "sending", changes: 1, unkept: 1, keepingFails: true });
    expect(session.shown.words("c1")).toBe("c1");
    expect(world.server.document.card("c1")).toBeUndefined();
    world.disk.isFull = false;
    await world.passes(3_000);
    expect(observer.notices.map(({ code }) => code)).toEqual(["notKept", "keptAgain"]);
    expect(seat.savedState().kind).toBe("saved");
    expect(world.server.document.card("c1")).toBeDefined();
  });

  it("of another person finds nothing of the first", async () => {
    const world = new World();
    world.network = "refuses";
    const ben = await opens(world);
    ben.session.submit(addCard("c1"));
    await world.passes(100);
    ben.page.ends();
    world.network = "works";
    const ada = await opens(world, "storage and locks", "ada");
    await world.passes(30_000);
    expect(ada.seat.savedState()).toMatchObject({ kind: "saved", changes: 0 });
    expect(world.server.document.card("c1")).toBeUndefined();
  });

  it("CONNECT-1: learns over HTTP that the session has ended, and goes on when the person has joined again", async () => {
    const world = new World();
    world.network = "refuses";
    world.httpStatus = 401;
    world.httpCode = "no_session";
    const { seat, session } = await opens(world);
    await world.passes(100);
    expect(seat.savedState()).toMatchObject({ kind: "stopped", why: "sessionEnded" });
    expect(session.submit(addCard("c1"))).toMatchObject({ ok: false, why: { code: "sessionEnded" } });
    world.network = "works";
    seat.joinedAgain();
    await world.passes(200);
    expect(seat.savedState().kind).toBe("saved");
    expect(session.submit(addCard("c1")).ok).toBe(true);
    await world.passes(200);
    expect(world.server.document.card("c1")).toBeDefined();
  });

  it("is left in peace: what is typed last is kept, the outbox is free for the next page", async () => {
    const world = new World();
    const first = await opens(world);
    world.network = "swallows";
    first.session.submit(addCard("c1"));
    let left = false;
    void first.seat.leave().then(() => (left = true));
    await world.passes(3_000);
    expect(left).toBe(true);
    world.network = "works";
    const second = await opens(world);
    await world.passes(21_000);
    expect(second.session.client).toEqual(first.session.client);
    expect(world.server.document.card("c1")).toBeDefined();
    expect(world.faults).toEqual([]);
  });
});

describe("a copy of the board", () => {
  // Ben and Ada at work, everything saved and quiet for a while; then Ben's page ends.
  async function left(world: World) {
    const [ben, ada] = [await opens(world), await opens(world, "storage and locks", "ada")];
    ada.session.submit(addCard("a1", "Ada's words"));
    ben.session.submit(addCard("b1", "Ben's words"));
    await world.passes(9_000);
    ben.page.ends();
    return ada;
  }

  it("is shown by a page that is opened without a network, with what the person does on it", async () => {
    const world = new World();
    await left(world);
    world.network = "refuses";
    const { session, seat } = await opens(world);
    expect(session.state).not.toBe("live");
    expect(cardsIn(session.shown, "r1")).toBe("a1 b1");
    expect(session.copiedMs).toBeGreaterThan(1_800_000_000_000);
    expect(session.me.role).toBe(Role.PARTICIPANT);
    expect(session.isMine("b1")).toBe(true);
    expect(session.isMine("a1")).toBe(false);
    session.setWords("b1", "Ben's words on a train");
    session.submit(addCard("b2"));
    await world.passes(1_000);
    expect(session.shown.words("b1")).toBe("Ben's words on a train");
    expect([...session.unsent()].sort()).toEqual(["b1", "b2"]);
    expect(seat.savedState()).toMatchObject({ kind: "offline", changes: 2 });
    expect(world.faults).toEqual([]);
  });

  it("gives way to the board as it is, without a word lost, and says what happened meanwhile", async () => {
    const world = new World();
    const ada = await left(world);
    world.network = "refuses";
    const ben = await opens(world);
    ben.session.setWords("b1", "Ben's words on a train");
    await world.passes(1_000);
    ben.page.ends(); // once more, with something unsent
    world.network = "works";
    ada.session.submit(addCard("a2"));
    await world.passes(21_000);
    const again = await opens(world);
    expect(again.session.shown.words("b1")).toBe("Ben's words on a train");
    await world.passes(9_000);
    expect(again.session.copiedMs).toBeUndefined();
    expect(again.seat.savedState().kind).toBe("saved");
    expect(again.session.unsent().size).toBe(0);
    expect(cardsIn(again.session.shown, "r1")).toBe("a1 b1 a2");
    expect(world.server.document.words("b1")).toBe("Ben's words on a train");
    expect(again.observer.absences).toMatchObject([{ newCards: 1 }]);
  });

  it("tells nobody that they were away who only loaded the page again", async () => {
    const world = new World();
    const ada = await left(world);
    ada.session.submit(addCard("a2"));
    await world.passes(1_000);
    const again = await opens(world);
    await world.passes(5_000);
    expect(cardsIn(again.session.shown, "r1")).toBe("a1 b1 a2");
    expect(again.observer.absences).toEqual([]);
  });

  it.each([
    ["was removed", 4102],
    ["has no session any more", 4401],
    ["finds no board any more", 4404],
  ])("is gone once the person %s", async (_, code) => {
    const world = new World();
    await left(world);
    const ben = await opens(world);
    world.open.at(-1)?.ends(code);
    await world.passes(2_000);
    ben.page.ends();
    world.network = "refuses";
    expect((await opens(world)).session.shown.size).toBe(0);
  });

  it("is made anew when the person's rights change: nothing of what they may not see any more stays", async () => {
    const world = new World();
    const ray = await opens(world, "storage and locks", "ray");
    ray.session.submit({
      case: "addNote",
      value: { id: "n1", text: "for rapporteurs", visibility: Note_Visibility.WORKING },
    });
    await world.passes(9_000);
    const fay = await opens(world, "storage and locks", "fay");
    fay.session.submit({ case: "setRole", value: { participant: "ray", role: Role.OBSERVER } });
    await world.passes(9_000);
    expect(ray.session.me.role).toBe(Role.OBSERVER);
    ray.page.ends();
    world.network = "refuses";
    const { session } = await opens(world, "storage and locks", "ray");
    expect(session.shown.region("r1")).toBeDefined();
    expect(session.shown.note("n1")).toBeUndefined();
  });

  it("does not stay behind when the person leaves the board for good", async () => {
    const world = new World();
    await left(world);
    const ben = await opens(world);
    let gone = false;
    void ben.seat.leaveForGood().then(() => (gone = true));
    await world.passes(3_000);
    expect(gone).toBe(true);
    ben.page.ends();
    world.network = "refuses";
    expect((await opens(world)).session.shown.size).toBe(0);
  });

  it("that cannot be read is as if there were none", async () => {
    const world = new World();
    await left(world);
    await world.disk.database().write(["copies"], async (within) => {
      const copies = within.objectStore("copies");
      copies.put({ document: "doc", participant: "ben", body: new Uint8Array([7, 7, 7]), people: new Uint8Array(0) });
    });
    const { session, seat } = await opens(world);
    await world.passes(1_000);
    expect(cardsIn(session.shown, "r1")).toBe("a1 b1");
    expect(seat.savedState().kind).toBe("saved");
  });
});
