// A client on a board: what its person sees at once, what the server makes of it, and what stays.
import { describe, expect, it } from "vitest";
import { CardKind, Note_Visibility, RefusalCode, Role } from "../../src/protocol/index.ts";
import { MemoryOutbox } from "../../src/replica/outbox_store.ts";
import { recordsHash } from "../document/records_hash.ts";
import { cardsIn, lockBoard, moveCard, type Sitter, say, setKind, Table, trashCard } from "../table/table.ts";

function expectInStep(table: Table, sitter: Sitter): void {
  expect(recordsHash(sitter.session.shown)).toBe(recordsHash(table.server.viewOf(sitter.name)));
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("a client", () => {
  it("RESUME-5: that comes holds what its person may see", () => {
    const table = new Table();
    const ben = table.sits("ben");
    expect(ben.session.state).toBe("live");
    expect(ben.session.me.role).toBe(Role.PARTICIPANT);
    expectInStep(table, ben);
    expect(ben.state).toBe("saved");
  });

  it("ACK-1: shows its author a card at once, the others when it is in the log", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    expect(ben.adds("c1", "a thought").ok).toBe(true);
    expect(ben.words("c1")).toBe("a thought");
    expect(ada.words("c1")).toBe("(not there)");
    expect(ben.state).toBe("sending 1");
    table.settle();
    expect(ada.words("c1")).toBe("a thought");
    expect(ben.state).toBe("saved");
    expect(ben.session.shown.card("c1")?.number).toBe(1);
    expect(ben.session.isMine("c1")).toBe(true);
    expect(ada.session.isMine("c1")).toBe(false);
    expectInStep(table, ben);
  });

  it("lays guesses over what the server says, and makes them anew after it", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    for (const id of ["c1", "c2", "c3"]) ben.adds(id, id);
    table.settle();
    ben.framesGoAstray = true;
    ben.asks(moveCard("c3", "r2"));
    ben.types("c1", 2, " more");
    ben.carry();
    ada.asks(moveCard("c2", "r2"));
    table.settle();
    expect(cardsIn(ben.session.shown, "r2")).toBe("c2 c3");
    expect(ben.words("c1")).toBe("c1 more");
    expect(cardsIn(table.server.document, "r2")).toBe("c2");
    // What was guessed is what comes to be, once it is sent again (ACK-3).
    ben.framesGoAstray = false;
    table.advance(6_000);
    table.settle();
    expectInStep(table, ben);
    expect(cardsIn(table.server.document, "r2")).toBe("c2 c3");
  });

  it("ACK-3: written offline, sends on return, in order, with the time of writing", () => {
    const table = new Table();
    const ada = table.sits("ada");
    const ben = table.sits("ben");
    ben.losesConnection();
    const written = table.clock.wallMs();
    ben.adds("c1", "first");
    ben.adds("c2", "second");
    ben.types("c2", 6, " thought");
    ben.asks(moveCard("c1", "r2"));
    expect(ben.words("c2")).toBe("second thought");
    expect(ben.state).toBe("offline 4");
    table.advance(10_000);
    ben.connects();
    table.settle();
    expect(ada.words("c2")).toBe("second thought");
    expect(cardsIn(ada.session.shown, "r2")).toBe("c1");
    expect(ben.state).toBe("saved");
    expect(table.server.document.card("c1")?.writtenMs).toBe(BigInt(written));
    expectInStep(table, ben);
  });

  it.each(["not sent yet", "sent, the answer not heard"])(
    "LOG-13: on a device that is switched off and on is the same client, with its changes: %s",
    (how) => {
      const table = new Table();
      const ada = table.sits("ada");
      const ben = table.sits("ben");
      ben.adds("c1", "kept");
      const client = hex(ben.session.client);
      if (how !== "not sent yet") {
        ben.sends();
        table.answer();
      }
      ben.restarts();
      expect(ben.words("c1")).toBe("kept");
      ben.adds("c2", "while starting");
      ben.connects();
      table.settle();
      expect(hex(ben.session.client)).toBe(client);
      expect(cardsIn(ada.session.shown, "r1")).toBe("c1 c2");
      expect(ben.state).toBe("saved");
      expect(ben.seen.refusals).toEqual([]);
      expectInStep(table, ben);
    },
  );

  it("REFUSE-1: hands a refused request back with a sentence and the words; REFUSE-3: and goes on", () => {
    const table = new Table();
    const fay = table.sits("fay");
    const ben = table.sits("ben");
    fay.asks(lockBoard(true));
    table.settle();
    ben.adds("c1", "too late");
    expect(ben.words("c1")).toBe("too late");
    ben.asks(moveCard("c1", "r2"));
    table.settle();
    expect(ben.seen.refusals).toHaveLength(2);
    expect(ben.seen.refusals[0]?.refusal.code).toBe(RefusalCode.LOCKED);
    expect(ben.seen.refusals[0]?.words).toBe("too late");
    expect(ben.seen.refusals[0]?.sentence).not.toBe("");
    expect(ben.words("c1")).toBe("(not there)");
    expect(ben.state).toBe("saved");
    fay.asks(lockBoard(false));
    table.settle();
    ben.adds("c2", "in time");
    table.settle();
    expect(cardsIn(fay.session.shown, "r1")).toBe("c2");
  });

  it("REFUSE-1: hands back every kind of words that a refused request brought", () => {
    const table = new Table();
    const oli = table.sits("oli");
    oli.asks({ case: "addDecision", value: { id: "d1", title: "Bridges", text: "We mend them" } });
    oli.asks({ case: "addAction", value: { id: "a1", text: "Call the office" } });
    oli.asks({ case: "addCluster", value: { id: "k1", title: "Old stones" } });
    oli.asks({ case: "addLink", value: { id: "l1", from: "c1", to: "c2", label: "because of" } });
    table.settle();
    expect(oli.seen.refusals.map(({ words }) => words)).toEqual([
      "Bridges\n\nWe mend them",
      "Call the office",
      "Old stones",
      "because of",
    ]);
  });
});

describe("saved is never said", () => {
  function tableWithACard(): { table: Table; ben: Sitter } {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "words");
    table.settle();
    expect(ben.state).toBe("saved");
    return { table, ben };
  }

  it("while a change waits for the change before it", () => {
    const { table, ben } = tableWithACard();
    ben.types("c1", 0, "a");
    ben.sends();
    ben.types("c1", 1, "b");
    expect(ben.state).toBe("sending 2");
    table.settle();
    expect(ben.state).toBe("saved");
    expect(ben.words("c1")).toBe("abwords");
  });

  it("when the server is silent for fifteen seconds, though the socket looks open", () => {
    const { table, ben } = tableWithACard();
    table.advance(15_000);
    expect(ben.state).toBe("saved");
    table.advance(1);
    expect(ben.state).toBe("offline");
    const told = ben.seen.states;
    ben.sends();
    expect(ben.session.wantsToClose).toBe(true);
    expect(ben.seen.states).toBeGreaterThan(told); // and the interface was told to look
  });

  it("when the connection is lost", () => {
    const { ben } = tableWithACard();
    ben.losesConnection();
    expect(ben.state).toBe("offline");
  });

  it("ACK-2, LOG-11: of an outcome that is acknowledged but not stable", () => {
    const { ben } = tableWithACard();
    ben.adds("c2", "more");
    ben.sends();
    ben.isTold(say({ case: "ack", value: { cseq: 2, seq: 9 } }));
    expect(ben.session.outstanding).toBe(1);
    expect(ben.state).toBe("sending 1");
    ben.isTold(say({ case: "stable", value: { seq: 8 } }));
    expect(ben.state).toBe("sending 1");
    ben.isTold(say({ case: "stable", value: { seq: 9 } }));
    expect(ben.session.outstanding).toBe(0);
    expect(ben.state).toBe("saved");
  });
});

describe("a history that changes", () => {
  it.each(["accepted again", "locked meanwhile"])(
    "LOG-10, RETRACT-1: what was lost with the tail is sent again under the same number: %s",
    (how) => {
      const table = new Table();
      const fay = table.sits("fay");
      const ben = table.sits("ben");
      ben.adds("c1", "kept");
      table.settle();
      ben.adds("c2", "lost and found");
      ben.sends();
      table.answer();
      expect(table.server.document.card("c2")).toBeDefined();
      table.restartServer();
      table.loseTail(1);
      expect(table.server.document.card("c2")).toBeUndefined();
      fay.connects();
      table.settle();
      if (how === "locked meanwhile") fay.asks(lockBoard(true));
      table.settle();
      ben.connects();
      table.settle();
      if (how === "accepted again") {
        expect(table.server.document.words("c2")).toBe("lost and found");
        expect(ben.state).toBe("saved");
      } else {
        expect(ben.seen.refusals.map(({ words }) => words)).toEqual(["lost and found"]);
      }
      expectInStep(table, ben);
    },
  );

  it("RETRACT-1: what was accepted and is refused after a resync is shown as retracted, with its words", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "said once");
    ben.framesGoAstray = true; // the server that answers now is one whose history is lost
    ben.sends();
    ben.framesGoAstray = false;
    ben.isTold(say({ case: "ack", value: { cseq: 1, seq: 2 } }));
    expect(ben.seen.acks).toEqual([1]);
    const chain = new TextEncoder().encode("another history.");
    ben.isTold(say({ case: "resync", value: { at: { epoch: 7n, seq: 9, chain }, counter: 0 } }));
    expect(ben.session.state).toBe("loading");
    expect(ben.session.outstanding).toBe(1);
    ben.losesConnection();
    // The new history has a locked board.
    const fay = table.sits("fay");
    fay.asks(lockBoard(true));
    table.settle();
    ben.connects();
    table.settle();
    expect(ben.seen.retractions.map(({ words }) => words)).toEqual(["said once"]);
    expect(ben.seen.refusals).toEqual([]);
    expect(ben.state).toBe("saved");
  });

  it("LOG-11: what was accepted and is lost before it is stable is sent again, and nothing that is not lost", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "one");
    table.settle();
    table.server.saysStable = false;
    ben.adds("c2", "two");
    table.settle();
    expect(ben.seen.acks).toEqual([1, 2]);
    expect(ben.state).toBe("sending 1");
    table.loseWhatIsNotStable();
    expect(table.server.document.card("c2")).toBeUndefined();
    table.server.saysStable = true;
    ben.connects();
    table.settle();
    expect(table.server.document.words("c2")).toBe("two");
    expect(ben.state).toBe("saved");
    expect(ben.seen.refusals).toEqual([]);
    expectInStep(table, ben);
  });

  it("LOG-13: under a new client id, what was accepted is not asked for a second time", () => {
    const table = new Table();
    const ben = table.sits("ben");
    table.server.saysStable = false;
    ben.adds("c1", "one");
    table.settle();
    ben.types("c1", 3, "!");
    table.settle();
    ben.losesConnection(4105);
    ben.adds("c2", "two");
    table.server.saysStable = true;
    ben.connects();
    table.settle();
    expect(table.server.document.words("c1")).toBe("one!");
    expect(table.server.document.words("c2")).toBe("two");
    expect(ben.seen.refusals).toEqual([]);
    expect(ben.state).toBe("saved");
  });

  it.each(["beyond", "behind", "4105"])("LOG-13: a counter that is not ours needs a new client id: %s", (how) => {
    const table = new Table();
    const ada = table.sits("ada");
    const ben = table.sits("ben");
    ben.adds("c1", "one");
    table.settle();
    const old = ben.kept;
    ben.adds("c2", "two");
    table.settle();
    if (how === "beyond") {
      // The outbox was put back from an older copy.
      const store = new MemoryOutbox();
      store.write([{ kind: "begin", contents: old }]);
      ben.replacesStore(store);
    }
    if (how === "behind") {
      // The server has forgotten what was stable.
      table.restartServer();
      table.loseTail(2);
    }
    ben.adds("c3", "three");
    ben.adds("c4", "four");
    if (how === "4105") ben.losesConnection(4105);
    if (!ada.connected) ada.connects();
    for (let again = 0; again < 3 && hex(ben.session.client) === hex(old.client); ++again) {
      if (!ben.connected) ben.connects();
      table.settle();
    }
    expect(hex(ben.session.client)).not.toBe(hex(old.client));
    if (!ben.connected) ben.connects();
    table.settle();
    expect(ben.session.state).toBe("live");
    expect(ben.state).toBe("saved");
    expect(table.server.document.words("c3")).toBe("three");
    expect(table.server.document.words("c4")).toBe("four");
    expectInStep(table, ben);
  });
});

describe("sending", () => {
  it("SUBMIT-2: after a GAP the client sends again from the counter, once for many", () => {
    const table = new Table();
    const ben = table.sits("ben");
    for (const id of ["c1", "c2", "c3"]) ben.adds(id, id);
    ben.framesGoAstray = true;
    ben.sends();
    ben.framesGoAstray = false;
    const gap = say({ case: "problem", value: { code: 4420, cseq: 0 } });
    ben.isTold(gap, gap);
    expect(ben.sends()).toBe(true);
    ben.isTold(gap);
    expect(ben.sends()).toBe(false);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1 c2 c3");
  });

  it("SUBMIT-5, LIMIT-1: at most 128 requests are unacknowledged, and no frame is over 64 KiB", () => {
    const table = new Table();
    const ray = table.sits("ray");
    const rae = table.sits("rae");
    for (let i = 0; i < 300; ++i) ray.notes(`n${i}`, "x".repeat(1_000));
    ray.sends(); // which looks at the size of every frame
    table.answer();
    expect(table.server.document.note("n127")).toBeDefined();
    expect(table.server.document.note("n128")).toBeUndefined();
    table.settle();
    expect(ray.state).toBe("saved");
    expect(rae.words("n299")).toHaveLength(1_000);
  });

  it("LIMIT-2: told to slow down, the client waits and sends again", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "words");
    ben.framesGoAstray = true;
    ben.sends();
    ben.framesGoAstray = false;
    ben.isTold(say({ case: "problem", value: { code: 4429, retryAfterMs: 2_000 } }));
    table.settle();
    expect(ben.state).toBe("sending 1");
    table.advance(2_000);
    table.settle();
    expect(ben.state).toBe("saved");
  });

  it("STATUS-1: while nothing can be stored, nothing is sent, and the state says so", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.isTold(say({ case: "status", value: { readOnly: true, reason: "the disk is full" } }));
    ben.adds("c1", "words");
    expect(ben.sends()).toBe(false);
    expect(ben.session.savedState()).toMatchObject({ kind: "readOnly", why: "the disk is full", changes: 1 });
    ben.isTold(say({ case: "status", value: { readOnly: false } }));
    table.settle();
    expect(ben.state).toBe("saved");
  });

  it("too much for one frame is not taken, and says so", () => {
    const table = new Table();
    const ray = table.sits("ray");
    expect(ray.notes("n1", "x".repeat(70_000))).toMatchObject({ ok: false, why: { code: "tooLarge" } });
    ray.notes("n2", "");
    table.settle();
    expect(ray.types("n2", 0, "x".repeat(30_000)).ok).toBe(true);
    ray.sends();
    expect(ray.types("n2", 0, "y".repeat(40_000)).ok).toBe(true);
    expect(ray.types("n2", 0, "z".repeat(40_000))).toMatchObject({ ok: false, why: { code: "tooLarge" } });
  });

  it("TEXT-3: half a character is not taken", () => {
    const table = new Table();
    const ben = table.sits("ben");
    expect(ben.adds("c1", "\ud83d")).toMatchObject({ ok: false, why: { code: "brokenCharacter" } });
    ben.adds("c2", "😀");
    expect(ben.types("c2", 1, "x")).toMatchObject({ ok: false, why: { code: "brokenCharacter" } });
    expect(ben.session.setWords("c2", "\ude00")).toMatchObject({ ok: false, why: { code: "brokenCharacter" } });
    table.settle();
    expect(ben.words("c2")).toBe("😀");
  });
});

describe("trouble", () => {
  it("what is heard three times and does not fit stops the client, with the words offered", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.expectsFaults = true;
    ben.adds("c1", "mine");
    const nonsense = say({
      case: "delta",
      value: { seq: 99, effects: [{ kind: { case: "remove", value: "never was" } }] },
    });
    for (let i = 0; i < 3; ++i) {
      expect(ben.session.state).not.toBe("stopped");
      if (!ben.connected) {
        ben.connects();
        ben.sends();
        ben.hears();
      }
      ben.framesGoAstray = true;
      ben.isTold(nonsense);
      expect(ben.session.wantsToClose).toBe(true);
      ben.losesConnection(1000);
      ben.framesGoAstray = false;
    }
    expect(ben.session.state).toBe("stopped");
    expect(ben.session.wantsConnection).toBe(false);
    expect(ben.session.wordsKept()).toEqual(["mine"]);
    expect(ben.adds("c2", "more")).toMatchObject({ ok: false, why: { code: "outOfStep" } });
  });

  it("a frame that cannot be read is taken for what it is, and a fresh copy mends it", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.expectsFaults = true;
    ben.adds("c1", "mine");
    ben.session.onFrame(new Uint8Array([0xff, 0xff, 0xff]));
    expect(ben.session.wantsToClose).toBe(true);
    ben.losesConnection(1000);
    ben.connects();
    table.settle();
    expect(ben.state).toBe("saved");
    expectInStep(table, ben);
  });

  it.each([
    [1006, "offline"],
    [1012, "offline"],
    [4408, "offline"],
    [4105, "offline"],
    [1009, "stopped"],
    [4102, "stopped"],
    [4113, "stopped"],
    [4404, "stopped"],
    [4426, "stopped"],
    [4401, "stopped"],
  ])("close code %d leaves the client %s", (code, state) => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.losesConnection(code);
    expect(ben.session.state).toBe(state);
    expect(ben.session.wantsConnection).toBe(state === "offline");
    expect(ben.session.mustJoinAgain).toBe(code === 4401);
  });

  it("CONNECT-3: a server that answers pings and never says welcome is not waited for", () => {
    const table = new Table();
    const ben = table.comes("ben");
    ben.connects();
    ben.framesGoAstray = true;
    for (let i = 0; i < 3; ++i) {
      ben.sends();
      expect(ben.session.wantsToClose).toBe(false);
      ben.isTold(say({ case: "pong", value: { number: i } }));
      table.advance(5_000);
    }
    ben.sends();
    expect(ben.session.wantsToClose).toBe(true);
  });

  it("4401: joined again, goes on with the same outbox", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "kept");
    ben.losesConnection(4401);
    expect(ben.state).toBe("stopped 1");
    ben.session.joinedAgain();
    expect(ben.session.wantsConnection).toBe(true);
    ben.connects();
    table.settle();
    expect(table.server.document.words("c1")).toBe("kept");
  });

  it("SUBMIT-4: nothing of one person goes out when the browser has become somebody else", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.losesConnection();
    ben.adds("c1", "ben's own");
    ben.becomes("ada");
    ben.connects();
    table.settle();
    expect(ben.session.savedState()).toMatchObject({ kind: "stopped", why: "somebodyElse", changes: 1 });
    expect(ben.session.wordsKept()).toEqual(["ben's own"]);
    expect(table.server.document.card("c1")).toBeUndefined();
    ben.losesConnection(1000);
    ben.becomes("ben");
    ben.session.joinedAgain();
    ben.connects();
    table.settle();
    expect(table.server.document.words("c1")).toBe("ben's own");
  });

  it("a fault of whoever listens does not reach what is going on", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.expectsFaults = true;
    ben.seen.changed = () => {
      throw new Error("the interface has a bug");
    };
    ada.adds("c1", "words");
    table.settle();
    ben.adds("c2", "more");
    table.settle();
    expect(ben.state).toBe("saved");
    expectInStep(table, ben);
  });
});

describe("views", () => {
  it("VIEW-4: a new role brings another view, and the token after it is good", () => {
    const table = new Table();
    const fay = table.sits("fay");
    const ray = table.sits("ray");
    const ben = table.sits("ben");
    ray.notes("n1", "between ourselves", Note_Visibility.WORKING);
    table.settle();
    expect(ben.words("n1")).toBe("(not there)");
    fay.asks({ case: "setRole", value: { participant: "ben", role: Role.RAPPORTEUR } });
    table.settle();
    expect(ben.session.me.role).toBe(Role.RAPPORTEUR);
    expect(ben.words("n1")).toBe("between ourselves");
    expectInStep(table, ben);
    ben.losesConnection();
    ray.types("n1", 0, "Still ");
    table.settle();
    ben.connects();
    table.settle();
    expect(ben.words("n1")).toBe("Still between ourselves");
  });

  it("LIMIT-3: a snapshot may come unannounced, and one that is a little old is followed by what came after", () => {
    const table = new Table();
    const ada = table.sits("ada");
    for (const id of ["c1", "c2", "c3"]) {
      ada.adds(id, id);
      table.settle();
    }
    table.server.snapshotLag = 2;
    const ben = table.comes("ben");
    ben.adds("c9", "mine");
    ben.types("c9", 4, " own");
    ben.connects();
    table.settle();
    expect(cardsIn(ben.session.shown, "r1")).toBe("c1 c2 c3 c9");
    expect(ben.words("c9")).toBe("mine own");
    expectInStep(table, ben);
  });
});

describe("the server's clock", () => {
  it("is known from the welcome and from pongs, halfway between question and answer; late pongs say nothing", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const wall = table.clock.wallMs();
    table.advance(10_000);
    ben.framesGoAstray = true;
    ben.sends(); // a ping
    table.advance(400);
    const pong = (number: number, serverMs: number) =>
      say({ case: "pong", value: { number, serverMs: BigInt(serverMs) } });
    ben.isTold(pong(2, wall + 60_000));
    expect(ben.session.serverMs() - wall).toBe(60_200);
    ben.session.probe();
    ben.isTold(pong(2, wall + 90_000)); // once more, before the next ping is out
    expect(Number.isFinite(ben.session.serverMs())).toBe(true);
    ben.isTold(pong(1, 5));
    expect(ben.session.serverMs()).toBeGreaterThan(wall);
  });
});

describe("resuming", () => {
  it("RESUME-1: a client says where it is, but not right after a snapshot: what is its own may still follow that", () => {
    const table = new Table();
    const ada = table.sits("ada");
    const ben = table.comes("ben");
    ben.connects();
    ben.sends();
    expect(ben.lastHello?.resume).toBeUndefined();
    while (ben.session.state !== "live") ben.hears(1);
    ben.losesConnection();
    ben.connects();
    ben.sends();
    expect(ben.lastHello?.resume).toBeUndefined();
    table.settle();
    ada.adds("c1", "one");
    table.settle();
    ben.losesConnection();
    ben.connects();
    ben.sends();
    expect(ben.lastHello?.resume?.seq).toBe(table.server.commits);
    expect(ben.lastHello?.resume?.chain).toHaveLength(16);
  });

  it("TEXT-5: words that are in a snapshot already are not shown a second time while their outcome is asked for", () => {
    const table = new Table();
    const ray = table.sits("ray");
    ray.notes("n1", "river");
    table.settle();
    ray.types("n1", 5, "s");
    ray.sends();
    table.answer();
    ray.restarts();
    ray.connects();
    ray.sends();
    while (ray.session.state !== "live") ray.hears(1);
    expect(ray.words("n1")).toBe("rivers");
    table.settle();
    expect(ray.words("n1")).toBe("rivers");
    expect(ray.state).toBe("saved");
  });
});

describe("while away", () => {
  it("a summary of what others did, on return", () => {
    const table = new Table();
    const ada = table.sits("ada");
    const ben = table.sits("ben");
    ada.adds("c1", "before");
    table.settle();
    ben.losesConnection();
    ada.adds("c2", "meanwhile");
    ada.types("c1", 6, "hand");
    table.settle();
    ben.connects();
    table.settle();
    table.advance(1_001);
    table.settle();
    expect(ben.seen.absences).toEqual([
      { newCards: 1, changedCards: 1, newNotes: 0, decisions: 0, actions: 0, gone: 0, phase: "", turnOver: false },
    ]);
  });

  it("nothing is said on a fresh start, which remembers nothing to compare with", () => {
    const table = new Table();
    const ada = table.sits("ada");
    const ben = table.sits("ben");
    ben.restarts();
    ada.adds("c2", "meanwhile");
    table.settle();
    ben.connects();
    table.settle();
    table.advance(1_001);
    table.settle();
    expect(ben.seen.absences).toEqual([]);
  });

  it("what one wrote oneself and what has not changed is not counted", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "mine");
    table.settle();
    ben.losesConnection();
    ben.adds("c2", "mine too");
    ben.types("c1", 4, " still");
    ben.connects();
    table.settle();
    table.advance(1_001);
    table.settle();
    expect(ben.words("c1")).toBe("mine still");
    expect(ben.seen.absences).toEqual([]);
  });

  describe.each(["what was missed", "a snapshot"])("with %s, what others did is told of one's own card that", (how) => {
    const returns = (table: Table, ben: Sitter) => {
      table.server.remembers = how !== "a snapshot";
      ben.connects();
      table.settle();
      table.advance(1_001);
      table.settle();
      return ben.seen.absences;
    };
    const away = () => {
      const table = new Table();
      const ben = table.sits("ben");
      const fay = table.sits("fay");
      ben.adds("c1", "mine");
      ben.adds("c2", "another");
      table.settle();
      ben.losesConnection();
      ben.types("c1", 4, " still");
      return { table, ben, fay };
    };
    it("was changed by oneself and thrown away by somebody else", () => {
      const { table, ben, fay } = away();
      fay.asks(trashCard("c1", "twice"));
      table.settle();
      expect(returns(table, ben)).toMatchObject([{ changedCards: 1 }]);
    });
    it("was moved by oneself and made of another kind by somebody else", () => {
      const { table, ben, fay } = away();
      ben.asks(moveCard("c2", "r2"));
      fay.asks(setKind("c2", CardKind.QUESTION));
      table.settle();
      expect(returns(table, ben)).toMatchObject([{ changedCards: 1 }]);
      expect(ben.words("c1")).toBe("mine still");
    });
    it("nobody else touched: nothing, also where the server had it and its answer was lost", () => {
      const { table, ben } = away();
      ben.asks(moveCard("c2", "r2"));
      expect(returns(table, ben)).toEqual([]);
      ben.adds("c3", "a third");
      ben.types("c1", 0, "still ");
      ben.sends();
      table.answer();
      ben.losesConnection();
      expect(returns(table, ben)).toEqual([]);
      expect(table.server.document.words("c1")).toBe("still mine still");
    });
  });
});

describe("what an interface is told", () => {
  it("the ids of what is shown differently, by the person and by others, and nothing else", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.adds("c1", "one");
    table.settle();
    const untouched = ben.session.shown.find("r1");
    ben.seen.changes.length = 0;
    ben.asks(moveCard("c1", "r2"));
    expect(ben.seen.changes).toEqual([new Set(["c1"])]);
    ben.seen.changes.length = 0;
    ada.adds("c2", "two");
    table.settle();
    expect(new Set(ben.seen.changes.flatMap((ids) => [...ids]))).toEqual(new Set(["c1", "c2"]));
    expect(ben.session.shown.find("r1")).toBe(untouched);
  });

  it("a record with a guess on it stays the same object while others do other things", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.adds("c1", "one");
    table.settle();
    ben.framesGoAstray = true;
    ben.asks({ case: "setCard", value: { id: "c1", kind: CardKind.QUESTION } });
    const guessed = ben.session.shown.find("c1");
    ben.carry();
    ada.adds("c2", "two");
    table.settle();
    expect(ben.words("c2")).toBe("two");
    expect(ben.session.shown.find("c1")).toBe(guessed);
  });
});
