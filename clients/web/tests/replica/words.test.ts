// Words that several people type into at once, as the client core carries them (TEXT-4 to TEXT-6). Rapporteurs share
// notes; ray and rae write the same one.
import { describe, expect, it } from "vitest";
import { RefusalCode } from "../../src/protocol/index.ts";
import { MemoryOutbox } from "../../src/replica/outbox_store.ts";
import { TextLine } from "../../src/replica/text_line.ts";
import { Change } from "../../src/text/index.ts";
import { type Sitter, Table } from "../table/table.ts";

function notes(words: string): { table: Table; ray: Sitter; rae: Sitter } {
  const table = new Table();
  const ray = table.sits("ray");
  const rae = table.sits("rae");
  ray.notes("n1", words);
  table.settle();
  return { table, ray, rae };
}

describe("words on their way", () => {
  it("are those of a paragraph, too, also before the server has said that it is there", () => {
    const table = new Table();
    const ray = table.sits("ray");
    const rae = table.sits("rae");
    table.settle();
    ray.asks({ case: "addParagraph", value: { id: "p1", section: "discussion", text: "It was said" } });
    expect(ray.types("p1", 11, " twice")).toEqual({ ok: true });
    table.settle();
    rae.types("p1", 17, ".");
    ray.types("p1", 0, "Then: ");
    table.settle();
    expect([ray, rae].map((one) => one.words("p1"))).toEqual(Array(2).fill("Then: It was said twice."));
  });

  it("of a field that two begin at the same moment lose no letter, and are the same for both", () => {
    const table = new Table();
    const ray = table.sits("ray");
    const rae = table.sits("rae");
    table.settle();
    const begins = (text: string) =>
      ({ case: "setField", value: { owner: "e1", name: "limits", text, add: true } }) as const;
    ray.asks(begins("N"));
    rae.asks(begins("A"));
    expect(ray.types("field.e1.limits", 1, "ot in winter.")).toEqual({ ok: true });
    expect(rae.types("field.e1.limits", 1, "sk farmers.")).toEqual({ ok: true });
    table.settle();
    const words = [ray, rae].map((one) => one.words("field.e1.limits"));
    expect(words[0]).toBe(words[1]);
    // What was typed before either knew of the other may stand behind the other's first letter.
    const letters = (some = "") => [...some].sort().join("");
    expect(letters(words[0])).toBe(letters("Ask farmers.\nNot in winter."));
  });

  it("TEXT-5: one change of a record is in flight, what is typed meanwhile is composed into the next", () => {
    const { table, ray } = notes("river");
    ray.types("n1", 5, "s");
    ray.sends();
    ray.types("n1", 6, " run");
    ray.types("n1", 10, " dry");
    expect(ray.words("n1")).toBe("rivers run dry");
    expect(ray.kept.requests).toHaveLength(1);
    expect(ray.sends()).toBe(false);
    expect(ray.kept.words).toHaveLength(1); // kept too
    table.settle();
    const text = table.server.document.find("n1")?.text;
    expect(text).toMatchObject({ content: "rivers run dry", version: 3 }); // first words, "s", " run dry"
    expect(ray.kept.words).toEqual([]);
  });

  it("a change that was not sent yet takes in what is typed after it", () => {
    const { table, ray } = notes("");
    ray.losesConnection();
    for (let i = 0; i < 20; ++i) ray.types("n1", i, "x");
    expect(ray.kept.requests).toHaveLength(1);
    ray.connects();
    table.settle();
    expect(table.server.document.find("n1")?.text).toMatchObject({ content: "x".repeat(20), version: 1 });
  });

  it("SUBMIT-3: a change that was sent is not changed any more, whatever is typed", () => {
    const { table, ray } = notes("");
    ray.types("n1", 0, "a");
    ray.framesGoAstray = true;
    ray.sends();
    const sent = ray.kept.requests[0]?.request;
    ray.losesConnection();
    ray.framesGoAstray = false;
    ray.types("n1", 1, "b");
    expect(ray.kept.requests.map(({ request }) => request)).toEqual([sent]);
    ray.connects();
    table.settle();
    expect(table.server.document.words("n1")).toBe("ab");
  });
});

describe("TEXT-6: two people type into one note, and everybody ends with the same words", () => {
  function settled({ table, ray, rae }: ReturnType<typeof notes>): string {
    table.settle();
    expect(rae.words("n1")).toBe(ray.words("n1"));
    expect(table.server.document.words("n1")).toBe(ray.words("n1"));
    expect(ray.state).toBe("saved");
    return ray.words("n1");
  }

  it("at different places", () => {
    const here = notes("the river");
    here.ray.types("n1", 9, " is low");
    here.rae.types("n1", 0, "Today ");
    expect(settled(here)).toBe("Today the river is low");
  });
  it("at the same place: what is in the log first is left", () => {
    const here = notes("the river");
    here.ray.types("n1", 9, "A");
    here.rae.types("n1", 9, "B");
    here.ray.sends();
    expect(settled(here)).toBe("the riverAB");
  });
  it("the same letter at the same place", () => {
    const here = notes("the river");
    here.ray.types("n1", 9, "s");
    here.rae.types("n1", 9, "s");
    here.ray.sends();
    here.rae.sends();
    here.rae.types("n1", 10, "!");
    // Which of two equal letters is whose nobody can tell: hers is the one that her next stands beside.
    expect(settled(here)).toBe("the rivers!s");
  });
  it("both begin in nothing: what waits stays beside what its person typed before it", () => {
    const here = notes("");
    const { table, ray, rae } = here;
    ray.types("n1", 0, "H");
    rae.types("n1", 0, "W");
    ray.sends();
    rae.sends();
    for (const [at, letter] of [..."ello"].entries()) ray.types("n1", at + 1, letter);
    for (const [at, letter] of [..."orld"].entries()) rae.types("n1", at + 1, letter);
    table.answer();
    ray.hears();
    expect(ray.words("n1")).toBe("HelloW");
    expect(settled(here)).toBe("HelloWorld");
  });
  it("one erases what the other erases too", () => {
    const here = notes("the river");
    here.ray.erases("n1", 0, 4);
    here.rae.erases("n1", 0, 4);
    here.ray.sends();
    here.rae.sends();
    here.rae.types("n1", 0, "Our ");
    expect(settled(here)).toBe("Our river");
  });
  it("remote changes come while one change is in flight and more is typed", () => {
    const here = notes("the river");
    here.rae.types("n1", 0, ">");
    here.rae.sends();
    here.ray.types("n1", 9, " flows");
    here.ray.sends();
    here.ray.types("n1", 15, " on");
    expect(settled(here)).toBe(">the river flows on");
  });
});

describe("TEXT-4: words typed on a base that is forgotten are rebased and sent as a new request", () => {
  it.each(["comes back", "switched off and on", "switched off between the refusal and its being stable"])(
    "the client is %s",
    (how) => {
      const { table, ray, rae } = notes("begin end");
      table.server.saysStable = false; // so that the refusal is remembered, here and across a restart
      ray.losesConnection();
      ray.types("n1", 5, " RAY");
      for (let i = 0; i < 600; ++i) {
        rae.types("n1", 0, "."); // more than the server remembers
        table.settle();
      }
      if (how === "switched off and on") ray.restarts();
      ray.connects();
      if (how.startsWith("switched off between")) {
        ray.sends();
        ray.hears();
        ray.sends();
        table.answer();
        ray.restarts();
        ray.connects();
      }
      table.settle();
      expect(ray.words("n1")).toBe(`${".".repeat(600)}begin RAY end`);
      ray.restarts();
      ray.connects();
      table.server.saysStable = true;
      table.settle();
      expect(ray.words("n1")).toBe(`${".".repeat(600)}begin RAY end`);
      expect(rae.words("n1")).toBe(ray.words("n1"));
      expect(ray.seen.refusals).toEqual([]);
      expect(ray.state).toBe("saved");
    },
  );

  it("what would then be too large for one request is handed back whole", () => {
    const { table, ray, rae } = notes("begin end");
    ray.types("n1", 5, "x".repeat(30_000));
    ray.framesGoAstray = true;
    ray.sends();
    ray.types("n1", 5, "y".repeat(40_000));
    ray.losesConnection();
    ray.framesGoAstray = false;
    for (let i = 0; i < 600; ++i) {
      rae.types("n1", 0, ".");
      table.settle();
    }
    ray.connects();
    table.settle();
    const [handback] = ray.seen.refusals;
    expect(handback?.words).toBe(`${".".repeat(600)}begin${"y".repeat(40_000)}${"x".repeat(30_000)} end`);
    expect(ray.words("n1")).toBe(`${".".repeat(600)}begin end`);
    expect(ray.state).toBe("saved");
  });
});

describe("words that are told whole", () => {
  it("are not shown twice where they hold a change of ours whose outcome is still asked for", () => {
    const { table, ray, rae } = notes("river");
    ray.types("n1", 5, "s");
    ray.sends();
    table.answer();
    ray.losesConnection();
    rae.carry();
    rae.types("n1", 0, "The ");
    rae.carry();
    table.answer();
    table.server.alwaysTellsDifferences = true;
    ray.connects();
    ray.sends();
    ray.hears(); // welcome and the difference; the outcome comes later
    expect(ray.session.state).toBe("live");
    expect(ray.words("n1")).toBe("The rivers");
    table.settle();
    expect(ray.words("n1")).toBe("The rivers");
    expect(ray.state).toBe("saved");
  });
});

describe("words and records", () => {
  it("a refused change of words is handed back whole, with what was typed on top of it", () => {
    const table = new Table();
    const fay = table.sits("fay");
    const ben = table.sits("ben");
    ben.adds("c1", "word");
    table.settle();
    fay.asks({ case: "lockCards", value: { ids: ["c1"], locked: true } });
    ben.types("c1", 4, "s");
    fay.sends();
    ben.sends();
    ben.types("c1", 5, " and more");
    table.settle();
    expect(ben.seen.refusals.map(({ words }) => words)).toEqual(["words and more"]);
    expect(ben.words("c1")).toBe("word");
    expect(ben.kept.words).toEqual([]);
    expect(ben.state).toBe("saved");
  });

  it.each(["all goes well", "switched off and on before the card is acknowledged"])(
    "words typed into a card that is itself still on its way: %s",
    (how) => {
      const table = new Table();
      const ben = table.sits("ben");
      const ada = table.sits("ada");
      ben.adds("c1", "a");
      ben.sends();
      ben.types("c1", 1, "b");
      ben.types("c1", 2, "c");
      expect(ben.words("c1")).toBe("abc");
      if (how !== "all goes well") {
        table.answer();
        ben.restarts();
        ben.connects();
      }
      table.settle();
      expect(ada.words("c1")).toBe("abc");
      expect(ben.state).toBe("saved");
    },
  );

  it("words typed before the first connection after a restart, into a card that is still on its way, are not lost", () => {
    const table = new Table();
    const ben = table.sits("ben");
    const ada = table.sits("ada");
    ben.losesConnection();
    ben.adds("c1", "a");
    ben.types("c1", 1, "b");
    ben.restarts();
    expect(ben.words("c1")).toBe("ab"); // what was typed before is shown before anybody answers
    ben.types("c1", 2, "c");
    ben.restarts();
    ben.connects();
    table.settle();
    expect(ada.words("c1")).toBe("abc");
    expect(ben.state).toBe("saved");
  });

  it("words typed into a card that was refused are handed back with it", () => {
    const table = new Table();
    const fay = table.sits("fay");
    const ben = table.sits("ben");
    fay.asks({ case: "setBoard", value: { locked: true } });
    table.settle();
    ben.adds("c1", "a");
    ben.types("c1", 1, "bc");
    table.settle();
    expect(ben.seen.refusals.map(({ words }) => words)).toEqual(["abc"]);
    expect(ben.words("c1")).toBe("(not there)");
    expect(ben.state).toBe("saved");
  });

  it("words for a record that is lost with the tail are handed back, those that wait with those in flight", () => {
    const { table, ray } = notes("the river");
    ray.types("n1", 9, "s");
    ray.framesGoAstray = true;
    ray.sends();
    ray.types("n1", 10, " run");
    ray.losesConnection();
    ray.framesGoAstray = false;
    table.loseTail(1); // the note itself
    for (let again = 0; again < 2; ++again) {
      ray.connects(); // the first time it learns that it needs a new client id
      table.settle();
      table.advance(5_000);
      table.settle();
    }
    expect(ray.seen.refusals.map(({ words }) => words)).toEqual(["the rivers run"]);
    expect(ray.state).toBe("saved");
  });

  it("words that only wait, for a record that is not there any more, are handed back when all that was missed has come", () => {
    const { table, ray } = notes("the river");
    ray.types("n1", 9, "s");
    ray.sends();
    ray.types("n1", 10, " run");
    table.answer();
    const waiting = new MemoryOutbox();
    waiting.write([{ kind: "begin", contents: { ...ray.kept, requests: [] } }]);
    ray.replacesStore(waiting);
    table.loseTail(2);
    ray.connects();
    table.settle(); // it learns that it needs a new client id
    ray.connects();
    ray.sends();
    while (ray.session.state !== "live") ray.hears(1);
    table.advance(60_000);
    ray.isTold(); // anything
    expect(ray.seen.refusals).toEqual([]); // the record may still come
    expect(ray.state).toBe("sending 1");
    table.settle();
    expect(ray.seen.refusals.map(({ words, refusal }) => [words, refusal.code])).toEqual([
      ["the rivers run", RefusalCode.NOT_FOUND],
    ]);
    expect(ray.kept.words).toEqual([]);
    expect(ray.state).toBe("saved");
  });
});

describe("words that wait are kept, and taken up once, whenever the device is switched off", () => {
  it.each([
    "before the server has anything",
    "after the server has the first, which the client did not hear",
    "after others changed the words too",
  ])("%s", (when) => {
    const { table, ray, rae } = notes("one two");
    ray.types("n1", 3, "A");
    ray.sends();
    ray.types("n1", 4, "B");
    if (when.startsWith("before")) {
      table.restartServer();
      rae.connects();
    } else {
      table.answer();
    }
    if (when.startsWith("after others")) {
      rae.hears();
      rae.types("n1", 0, "* ");
      table.answer();
    }
    ray.restarts();
    expect(ray.session.savedState().changes).toBeGreaterThanOrEqual(2);
    ray.connects();
    table.settle();
    expect(ray.words("n1")).toContain("oneAB two");
    expect(rae.words("n1")).toBe(ray.words("n1"));
    expect(ray.state).toBe("saved");
  });
});

describe("a line of words", () => {
  it("recognises a change in flight when it comes back, carried over what came before it", () => {
    const line = new TextLine({ content: "abc", version: 0, lineage: 0 }, true);
    line.fly(1, new Change().keep(3).insert("!"));
    line.type(new Change().keep(4).insert("?"));
    expect(line.happened(new Change().insert("x").keep(3))?.equals(new Change().insert("x").keep(5))).toBe(true);
    expect(line.happened(new Change().keep(4).insert("!"))).toBeUndefined();
    expect(line.inFlight).toEqual([]);
    expect(line.shown).toBe("xabc!?");
    expect(line.version).toBe(2);
  });
  it("keeps what was typed last behind a change of its own that the words do not have yet", () => {
    const line = new TextLine({ content: "one two", version: 0, lineage: 0 }, true);
    line.type(new Change().keep(3).insert("B").keep(4)); // after "A", which the server has counted and a snapshot has not
    line.expectOurs();
    line.happened(new Change().keep(3).insert("A").keep(4));
    expect(line.shown).toBe("oneAB two");
    line.fly(2, line.buffer);
    line.type(new Change().keep(5).insert("C").keep(4));
    line.happened(new Change().keep(4).insert("x").keep(4));
    expect(line.shown).toBe("oneAxBC two");
  });
});
