// Words with an editor on them: the editor and the session hold the same words, whatever happens.
import { describe, expect, it } from "vitest";
import type { WordsSession, WordsWatcher } from "../../src/replica/editor.ts";
import { apply, Change, faultOn } from "../../src/text/index.ts";
import { Dice } from "../dice.ts";
import { type Sitter, say, Table } from "../table/table.ts";

// What an editor in a page does: holds a text, makes changes.
class Page implements WordsWatcher {
  text: string;
  readonly heard: Change[] = [];
  carets = 0;
  isGone = false;
  readonly words: WordsSession;

  constructor(sitter: Sitter, id: string) {
    this.words = sitter.session.openWords(id, this);
    this.text = this.words.words;
  }
  types(at: number, words: string): boolean {
    return this.#make(
      new Change()
        .keep(at)
        .insert(words)
        .keep(this.text.length - at),
    );
  }
  erases(at: number, count: number): boolean {
    return this.#make(
      new Change()
        .keep(at)
        .erase(count)
        .keep(this.text.length - at - count),
    );
  }
  changed(change: Change): void {
    if (faultOn(this.text, change) !== "none") throw new Error("a change that does not fit the editor");
    this.heard.push(change);
    this.text = apply(this.text, change);
  }
  caretsChanged(): void {
    this.carets += 1;
  }
  gone(): void {
    this.isGone = true;
  }
  #make(change: Change): boolean {
    if (!this.words.type(change).ok) return false;
    this.text = apply(this.text, change);
    return true;
  }
}

function notes(words: string) {
  const table = new Table();
  const ray = table.sits("ray");
  const rae = table.sits("rae");
  ray.notes("n1", words);
  table.settle();
  return { table, ray, rae };
}

describe("an editor", () => {
  it("hears what others type as changes, and never what it typed itself", () => {
    const { table, ray, rae } = notes("the river");
    const page = new Page(ray, "n1");
    page.types(9, "s");
    rae.types("n1", 0, "So: ");
    table.settle();
    expect(page.text).toBe("So: the rivers");
    expect(page.heard).toHaveLength(1);
    expect(page.heard[0]?.equals(new Change().insert("So: ").keep(10))).toBe(true);
    expect(ray.words("n1")).toBe(page.text);
    expect(rae.words("n1")).toBe(page.text);
  });

  it("two editors on the same words in one page agree", () => {
    const { table, ray } = notes("a");
    const [one, two] = [new Page(ray, "n1"), new Page(ray, "n1")];
    one.types(1, "b");
    two.types(0, "x");
    one.erases(1, 1);
    expect(one.text).toBe("xb");
    expect(two.text).toBe("xb");
    table.settle();
    expect(table.server.document.words("n1")).toBe("xb");
  });

  it("is not changed by what is not taken", () => {
    const { ray } = notes("a😀");
    const page = new Page(ray, "n1");
    expect(page.types(2, "x")).toBe(false);
    expect(page.types(0, "\ud83d")).toBe(false);
    expect(page.text).toBe("a😀");
    expect(ray.words("n1")).toBe("a😀");
    expect(page.words.type(new Change().keep(99))).toMatchObject({ ok: false, why: { code: "doesNotFit" } });
  });

  it("hears undo, and what is typed without a pause is one step of it", () => {
    const { table, ray } = notes("");
    const page = new Page(ray, "n1");
    for (const [i, letter] of [..."one "].entries()) page.types(i, letter);
    table.advance(1_001);
    for (const [i, letter] of [..."two"].entries()) page.types(4 + i, letter);
    page.erases(6, 1); // a correction is part of it
    page.types(6, "o!");
    expect(ray.session.undo().ok).toBe(true);
    expect(page.text).toBe("one ");
    expect(ray.session.undo().ok).toBe(true);
    expect(page.text).toBe("");
    expect(ray.session.redo().ok).toBe(true);
    expect(ray.session.redo().ok).toBe(true);
    expect(page.text).toBe("one two!");
    table.settle();
    expect(table.server.document.words("n1")).toBe("one two!");
  });

  it("one step of undo takes back one's own letters only, with others typing in between", () => {
    const { table, ray, rae } = notes("ab");
    const page = new Page(ray, "n1");
    page.types(1, "X");
    table.settle();
    rae.types("n1", 2, "-");
    table.settle();
    page.types(2, "Y");
    expect(page.text).toBe("aXY-b");
    expect(ray.session.undo().ok).toBe(true);
    expect(page.text).toBe("a-b");
    expect(ray.session.canUndo).toBe(true); // the note itself
  });

  it("takes back what was typed in it, not what was done elsewhere since, and does it again", () => {
    const { table, ray, rae } = notes("the river");
    const page = new Page(ray, "n1");
    page.types(9, "s");
    table.advance(5_000);
    ray.adds("c1", "a card");
    rae.types("n1", 0, "So: ");
    table.settle();
    expect([page.words.canUndo, page.words.canRedo]).toEqual([true, false]);
    expect(page.words.undo().ok).toBe(true);
    table.settle();
    expect([page.text, rae.words("n1"), ray.words("c1")]).toEqual(["So: the river", "So: the river", "a card"]);
    expect(page.words.undo()).toMatchObject({ ok: false, why: { code: "nothingToUndo" } });
    expect(page.words.redo().ok).toBe(true);
    table.settle();
    expect([page.text, rae.words("n1"), page.words.canRedo]).toEqual(["So: the rivers", "So: the rivers", false]);
    ray.session.undo(); // the words, done again last
    ray.session.undo(); // the card
    table.settle();
    expect([page.text, rae.session.shown.card("c1")?.trashed !== undefined]).toEqual(["So: the river", true]);
  });

  it("hears of words that are handed back", () => {
    const table = new Table();
    const fay = table.sits("fay");
    const ben = table.sits("ben");
    ben.adds("c1", "word");
    table.settle();
    const page = new Page(ben, "c1");
    fay.asks({ case: "lockCards", value: { ids: ["c1"], locked: true } });
    page.types(4, "s");
    fay.sends();
    ben.sends();
    page.types(5, " and more");
    table.settle();
    expect(page.text).toBe("word");
    expect(ben.seen.refusals.map(({ words }) => words)).toEqual(["words and more"]);
  });

  it("knows when the record is gone, keeps its text, and finds the words again when it comes back", () => {
    const { table, ray } = notes("words");
    const page = new Page(ray, "n1");
    ray.isTold(say({ case: "delta", value: { seq: 90, effects: [{ kind: { case: "remove", value: "n1" } }] } }));
    expect(page.isGone).toBe(true);
    expect(page.text).toBe("words");
    expect(page.types(0, "x")).toBe(false);
    const put = { id: "n1", version: 1, text: { content: "other words" }, body: { case: "note", value: {} } };
    ray.isTold(say({ case: "delta", value: { seq: 91, effects: [{ kind: { case: "put", value: put } }] } }));
    expect(page.text).toBe("other words");
    expect(table.server.commits).toBeGreaterThan(0);
  });

  it("that was closed hears nothing and says nothing", () => {
    const { table, ray, rae } = notes("a");
    const page = new Page(ray, "n1");
    page.words.close();
    rae.types("n1", 1, "b");
    table.settle();
    expect(page.heard).toEqual([]);
    expect(page.words.type(new Change().keep(1).insert("x"))).toMatchObject({ ok: false });
  });

  it("a fault of an editor does not reach the others", () => {
    const { table, ray, rae } = notes("a");
    ray.expectsFaults = true;
    const broken = new Page(ray, "n1");
    broken.changed = () => {
      throw new Error("a bug in the interface");
    };
    const page = new Page(ray, "n1");
    rae.types("n1", 1, "b");
    table.settle();
    expect(page.text).toBe("ab");
    expect(ray.state).toBe("saved");
  });

  const seeds = Array.from({ length: 60 }, (_, i) => i + 1);
  it.each(seeds)("holds what the session holds, through lost connections and snapshots: seed %d", (seed) => {
    const table = new Table(seed);
    const dice = new Dice(seed + 5_000);
    const people = ["ray", "rae"].map((name) => table.sits(name));
    people[0]?.notes("n1", "begin");
    table.settle();
    const pages = people.map((sitter) => new Page(sitter, "n1"));
    const check = () =>
      pages.forEach((page, i) => {
        expect(page.words.words).toBe(page.text);
        const shown = people[i]?.session.shown;
        // The note itself may be lost with the tail: then the text stays, until the note comes back.
        if (shown?.find("n1")) expect(page.text).toBe(shown.words("n1"));
      });
    for (let step = 0; step < 150; ++step) {
      const who = dice.below(2);
      const [sitter, page] = [people[who], pages[who]];
      if (!sitter || !page) throw new Error("nobody there");
      switch (dice.below(10)) {
        case 0:
        case 1:
        case 2:
          page.types(dice.below(page.text.length + 1), dice.pick(["a", "bc", " ", "é"]));
          break;
        case 3:
          if (page.text.length > 0) page.erases(dice.below(page.text.length), 1);
          break;
        case 4:
          sitter.losesConnection();
          break;
        case 5:
          if (!sitter.connected) sitter.connects();
          break;
        case 6:
          sitter.session.undo();
          break;
        case 7:
          if (dice.oneIn(6)) {
            for (const one of people) one.losesConnection();
            table.loseTail(dice.below(3));
          }
          break;
        default:
          table.answer();
          sitter.sends();
          table.answer();
          sitter.hears(1 + dice.below(6));
      }
      check();
    }
  });
});

describe("carets", () => {
  const caretAt = (connection: number, caret: number, anchor = caret) =>
    say({ case: "presence", value: { connection, participant: "p-x", writing: "n1", caret, anchor } });

  it("PRESENCE-1: of others move with the words, until their owners say more", () => {
    const { table, ray, rae } = notes("the river");
    const page = new Page(ray, "n1");
    ray.isTold(caretAt(77, 4, 9));
    expect(page.words.carets()).toEqual([{ connection: 77, participant: "p-x", caret: 4, anchor: 9 }]);
    rae.types("n1", 0, "So: ");
    table.settle();
    expect(page.words.carets()).toMatchObject([{ caret: 8, anchor: 13 }]);
    page.types(8, "wide "); // where their caret stands: ours does not push it
    expect(page.words.carets()).toMatchObject([{ caret: 8, anchor: 18 }]);
    const told = page.carets;
    ray.isTold(caretAt(77, 1));
    expect(page.words.carets()).toMatchObject([{ caret: 1, anchor: 1 }]);
    expect(page.carets).toBe(told + 1);
  });

  it("PRESENCE-2: are gone with their connection, and with ours", () => {
    const { ray } = notes("the river");
    const page = new Page(ray, "n1");
    ray.isTold(caretAt(77, 4));
    ray.isTold(caretAt(78, 5));
    ray.isTold(say({ case: "presence", value: { connection: 77, gone: true } }));
    expect(page.words.carets().map(({ connection }) => connection)).toEqual([78]);
    const told = page.carets;
    ray.losesConnection();
    expect(page.words.carets()).toEqual([]);
    expect(page.carets).toBe(told + 1);
  });

  it("of our own go out with the rest of our presence, ten times a second at most, the newest wins", () => {
    const { table, ray } = notes("the river");
    const page = new Page(ray, "n1");
    page.words.showCaret(1);
    page.words.showCaret(2, 5);
    ray.session.showPresence({ dragging: ["c1"] });
    expect(ray.presencesSent()).toMatchObject([{ writing: "n1", caret: 2, anchor: 5, dragging: ["c1"] }]);
    page.words.showCaret(3);
    table.advance(99);
    expect(ray.presencesSent()).toEqual([]);
    table.advance(1);
    expect(ray.presencesSent()).toMatchObject([{ caret: 3, anchor: 3 }]);
    table.advance(100);
    page.words.close();
    expect(ray.presencesSent()).toMatchObject([{ writing: "", dragging: ["c1"] }]);
    // On another connection nobody knows of it yet.
    ray.losesConnection();
    ray.connects();
    ray.sends();
    table.advance(100);
    ray.hears();
    expect(ray.presencesSent()).toMatchObject([{ dragging: ["c1"] }]);
  });
});
