// Undo takes back one's own work and never anybody else's.
import { describe, expect, it } from "vitest";
import type { DocumentReader } from "../../src/document/index.ts";
import { CardKind, RefusalCode } from "../../src/protocol/index.ts";
import { cardsIn, lockBoard, moveCard, setKind, Table, trashCard } from "../table/table.ts";

describe("undo", () => {
  it("takes back one's own requests, one after the other, and redo makes them again", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "one");
    ben.adds("c2", "two");
    ben.asks(moveCard("c1", "r2"));
    table.settle();
    ben.asks(setKind("c2", CardKind.QUESTION));
    ben.types("c2", 3, "!");
    table.settle();

    expect(ben.session.undo().ok).toBe(true);
    expect(ben.words("c2")).toBe("two");
    expect(ben.session.undo().ok).toBe(true);
    expect(ben.session.shown.card("c2")?.kind).toBe(CardKind.IDEA);
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1 c2");
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1");

    for (let i = 0; i < 4; ++i) expect(ben.session.redo().ok).toBe(true);
    table.settle();
    expect(cardsIn(table.server.document, "r2")).toBe("c1");
    expect(ben.words("c2")).toBe("two!");
    expect(table.server.document.card("c2")?.kind).toBe(CardKind.QUESTION);
    expect(ben.session.canRedo).toBe(false);
    expect(ben.session.redo()).toMatchObject({ ok: false, why: { code: "nothingToRedo" } });
  });

  it("of bringing somebody else's card back says again why it was thrown away", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const fay = table.sits("fay");
    ben.adds("c1", "one");
    table.settle();
    fay.asks(trashCard("c1"));
    table.settle();
    expect(fay.seen.refusals.map(({ refusal }) => refusal.args)).toEqual([["reason", "missing"]]);
    fay.asks(trashCard("c1", "said twice"));
    table.settle();
    fay.asks({ case: "restoreCards", value: { ids: ["c1"] } });
    table.settle();
    expect(fay.session.undo().ok).toBe(true);
    table.settle();
    expect(ben.session.shown.card("c1")?.trashed?.reason).toBe("said twice");
    expect(fay.seen.refusals).toHaveLength(1);
  });

  it("leaves a card that somebody else has moved since, and says why", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.adds("c1", "one");
    table.settle();
    ada.asks(moveCard("c1", "r2"));
    table.settle();
    ben.asks(moveCard("c1", "r1"));
    table.settle();
    expect(ada.session.undo()).toMatchObject({ ok: false, why: { code: "changedSince" } });
    expect(ada.seen.notices.map(({ code }) => code)).toEqual(["changedSince"]);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1");
  });

  it("carries the version it looked at: a race is refused by the server, not lost", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.adds("c1", "one");
    table.settle();
    ben.asks(setKind("c1", CardKind.QUESTION));
    table.settle();
    ada.asks(moveCard("c1", "r2"));
    ada.sends();
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(ben.seen.refusals.map(({ refusal }) => refusal.code)).toEqual([RefusalCode.STALE]);
    expect(cardsIn(table.server.document, "r2")).toBe("c1");
  });

  it("of a group that went into another region brings its cards back where they lay, and redo takes them there again", () => {
    const table = new Table();
    const ben = table.sits("ben");
    for (const id of ["c1", "c2", "c3"]) ben.adds(id, id);
    ben.asks({ case: "addCluster", value: { id: "k1", title: "Banks", region: "r1", cards: ["c1", "c2"] } });
    table.settle();
    const lies = ({ document }: { document: DocumentReader }) =>
      ["c1", "c2"].map((id) => `${document.card(id)?.region} ${document.card(id)?.cluster}`).join(", ");
    ben.session.submitTogether([
      { case: "addCluster", value: { id: "k2", title: "Banks", region: "r2", cards: [] } },
      { case: "mergeClusters", value: { into: "k2", from: ["k1"] } },
    ]);
    expect(lies({ document: ben.session.shown })).toBe("r2 k2, r2 k2"); // at once
    table.settle();
    expect(lies(table.server)).toBe("r2 k2, r2 k2");

    expect(ben.session.undo().ok).toBe(true);
    expect(cardsIn(ben.session.shown, "r1")).toBe("c1 c2 c3");
    table.settle();
    expect(lies(table.server)).toBe("r1 k1, r1 k1");
    expect(cardsIn(table.server.document, "r1")).toBe("c1 c2 c3");
    expect(table.server.document.cluster("k2")?.dissolved).toBe(true);
    expect(table.server.document.cluster("k1")?.mergedInto).toBe("");

    expect(ben.session.redo().ok).toBe(true);
    table.settle();
    expect(lies(table.server)).toBe("r2 k2, r2 k2");
    expect(table.server.document.cluster("k1")?.mergedInto).toBe("k2");
    expect(ben.seen.refusals).toEqual([]);
  });

  it("of requests and new words that came together takes all of them back", () => {
    const table = new Table();
    const ben = table.sits("ben");
    for (const id of ["c1", "c2"]) ben.adds(id, id);
    table.settle();
    const words = new Map([
      ["c1", "one more"],
      ["c2", "two"],
    ]);
    ben.session.submitTogether([moveCard("c1", "r2"), setKind("c2", CardKind.RISK)], words);
    table.settle();
    const said = () =>
      ["c1", "c2"].map((id) => `${table.server.document.card(id)?.region} ${table.server.document.words(id)}`);
    expect(said()).toEqual(["r2 one more", "r1 two"]);
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(said()).toEqual(["r1 c1", "r1 c2"]);
    expect(ben.session.redo().ok).toBe(true);
    table.settle();
    expect(said()).toEqual(["r2 one more", "r1 two"]);
  });

  it("of merging groups leaves a card in the trash there, and is not refused for it", () => {
    const table = new Table();
    const ben = table.sits("ben");
    for (const id of ["c1", "c2"]) ben.adds(id, id);
    ben.asks({ case: "addCluster", value: { id: "k1", title: "Banks", region: "r1", cards: ["c1", "c2"] } });
    ben.asks({ case: "addCluster", value: { id: "k2", title: "Steps", region: "r1", cards: [] } });
    ben.asks(trashCard("c2"));
    ben.asks({ case: "mergeClusters", value: { into: "k2", from: ["k1"] } });
    table.settle();
    ben.session.undo();
    expect(ben.session.shown.card("c1")?.cluster).toBe("k1");
    expect(ben.session.shown.card("c2")?.cluster).toBe("k2");
  });

  it("of typing takes away one's own letters that are still there, wherever they are now", () => {
    const table = new Table();
    const ray = table.sits("ray");
    const rae = table.sits("rae");
    ray.notes("n1", "the river");
    table.settle();
    ray.types("n1", 4, "wide ");
    table.settle();
    rae.types("n1", 6, "-X-");
    rae.types("n1", 0, "So: ");
    table.settle();
    expect(ray.words("n1")).toBe("So: the wi-X-de river");
    expect(ray.session.undo().ok).toBe(true);
    table.settle();
    expect(rae.words("n1")).toBe("So: the -X-river");

    // A deletion is undone by writing it again where it was.
    ray.erases("n1", 0, 4);
    table.settle();
    rae.types("n1", 0, "> ");
    table.settle();
    expect(ray.session.undo().ok).toBe(true);
    table.settle();
    expect(rae.words("n1")).toBe("> So: the -X-river");

    // Nothing of it is left.
    ray.types("n1", 0, "abc");
    table.settle();
    rae.erases("n1", 0, 3);
    table.settle();
    expect(ray.session.undo()).toMatchObject({ ok: false, why: { code: "wordsReplaced" } });
    expect(rae.words("n1")).toBe("> So: the -X-river");
  });

  it("of typing still knows one's own letters after a snapshot, and after others replaced the record", () => {
    const table = new Table();
    const ray = table.sits("ray");
    const rae = table.sits("rae");
    ray.notes("n1", "the river");
    table.settle();
    ray.types("n1", 4, "wide ");
    table.settle();
    ray.losesConnection();
    rae.types("n1", 0, "So: ");
    table.settle();
    table.loseTail(0); // the server forgets whom it knows, so that a snapshot comes
    ray.connects();
    table.settle();
    expect(ray.session.undo().ok).toBe(true);
    table.settle();
    expect(table.server.document.words("n1")).toBe("So: the river");
  });

  it("of a card leaves it when others have grouped it; the group goes while it is as its maker made it", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.adds("c1", "one");
    table.settle();
    ada.asks({ case: "addCluster", value: { id: "k1", title: "A group", cards: ["c1"] } });
    table.settle();
    expect(ben.session.undo()).toMatchObject({ ok: false, why: { code: "changedSince" } });
    expect(cardsIn(table.server.document, "r1")).toBe("c1");
    expect(ada.session.undo().ok).toBe(true);
    table.settle();
    expect(table.server.document.cluster("k1")?.dissolved).toBe(true);
    expect(table.server.document.card("c1")?.cluster).toBe("");
  });

  it("of typing into a card that is still on its way outlives its coming", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "abc");
    ben.types("c1", 3, "d");
    ben.types("c1", 0, "x");
    expect(ben.session.undo().ok).toBe(true);
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(table.server.document.words("c1")).toBe("abc");
    expect(ben.session.redo().ok).toBe(true);
    expect(ben.session.redo().ok).toBe(true);
    table.settle();
    expect(table.server.document.words("c1")).toBe("xabcd");
  });

  it("does not outlive the words it was made on", () => {
    const table = new Table();
    const ray = table.sits("ray");
    const rae = table.sits("rae");
    ray.notes("n1", "the river");
    table.settle();
    ray.types("n1", 9, "s");
    table.restartServer();
    table.loseTail(1); // the note
    for (let again = 0; again < 2; ++again) {
      if (!ray.connected) ray.connects();
      if (!rae.connected) rae.connects();
      table.settle();
    }
    expect(ray.words("n1")).toBe("(not there)");
    rae.notes("n1", "a new note"); // of the same length as what ray had
    table.settle();
    expect(ray.words("n1")).toBe("a new note");
    ray.session.undo();
    table.settle();
    expect(rae.words("n1")).toBe("a new note");
  });

  it("does not offer what was refused", () => {
    const table = new Table();
    const fay = table.sits("fay");
    const ben = table.sits("ben");
    fay.asks(lockBoard(true));
    table.settle();
    ben.adds("c1", "one");
    expect(ben.session.canUndo).toBe(true);
    table.settle();
    expect(ben.session.canUndo).toBe(false);
    expect(ben.session.undo()).toMatchObject({ ok: false, why: { code: "nothingToUndo" } });
  });

  it("takes several verbs that were asked together back together", () => {
    const table = new Table();
    const ben = table.sits("ben");
    for (const id of ["c1", "c2"]) ben.adds(id, id);
    table.settle();
    ben.session.submitTogether([moveCard("c1", "r2"), moveCard("c2", "r2"), setKind("c1", CardKind.RISK)]);
    table.settle();
    expect(cardsIn(table.server.document, "r2")).toBe("c1 c2");
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1 c2");
    expect(table.server.document.card("c1")?.kind).toBe(CardKind.IDEA);
  });

  it("brings neighbours that were moved together back beside each other, and around those that came since", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    for (const id of ["c1", "c2", "c3", "c4"]) ben.adds(id, id);
    table.settle();
    ben.asks({ case: "moveCards", value: { ids: ["c3", "c2"], to: { region: "r2" } } });
    table.settle();
    ada.adds("c9", "since");
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1 c4 c9");
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1 c2 c3 c4 c9");
    expect(cardsIn(ben.session.shown, "r1")).toBe("c1 c2 c3 c4 c9");
  });

  it("still works after the client had to take a new client id (LOG-13)", () => {
    const table = new Table();
    const ben = table.sits("ben");
    ben.adds("c1", "one");
    table.settle();
    ben.asks(moveCard("c1", "r2"));
    ben.losesConnection(4105);
    ben.connects();
    table.settle();
    expect(cardsIn(table.server.document, "r2")).toBe("c1");
    expect(ben.session.undo().ok).toBe(true);
    table.settle();
    expect(cardsIn(table.server.document, "r1")).toBe("c1");
  });
});
