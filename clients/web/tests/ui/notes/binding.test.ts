// Words on a page: the page and the session agree, whatever is typed here and there, and whatever an input method holds.
import { type ChangeSpec, EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import type { Change, Taken } from "../../../src/index.ts";
import { Binding, type Page } from "../../../src/ui/notes/binding.ts";
import { changeOf, specOf } from "../../../src/ui/notes/page_change.ts";
import { Dice } from "../../dice.ts";
import { type Sitter, Table } from "../../table/table.ts";

// CodeMirror without a page around it.
class Sheet implements Page {
  state: EditorState;
  composing = false;
  made = 0;
  isGone = false;
  readonly binding: Binding;

  constructor(sitter: Sitter, id: string) {
    this.binding = new Binding((watcher) => sitter.session.openWords(id, watcher), this);
    this.state = EditorState.create({
      doc: this.binding.words.words,
      extensions: [EditorState.lineSeparator.of("\n")],
    });
  }
  get text(): string {
    return this.state.doc.toString();
  }
  types(changes: ChangeSpec, caret?: number): Taken {
    const made = this.state.update({ changes, ...(caret === undefined ? {} : { selection: { anchor: caret } }) });
    const taken = this.binding.ask(changeOf(made.changes, this.state.doc));
    if (taken.ok) this.state = made.state;
    this.binding.settle();
    return taken;
  }
  // At the caret.
  goesOn(words: string, at = this.state.selection.main.head): void {
    this.types({ from: at, insert: words }, at + words.length);
  }
  rests(): void {
    this.composing = false;
    this.binding.settle();
  }
  make(change: Change): void {
    this.made += 1;
    this.state = this.state.update({ changes: specOf(change) }).state;
  }
  held(): void {}
  caretsMoved(): void {}
  gone(): void {
    this.isGone = true;
  }
}

function twoSheets(words: string) {
  const table = new Table();
  const ray = table.sits("ray");
  const rae = table.sits("rae");
  ray.notes("n1", words);
  table.settle();
  return { table, ray, rae, one: new Sheet(ray, "n1"), two: new Sheet(rae, "n1") };
}

describe("a page with words on it", () => {
  it("holds what others type until the input method has put its words down", () => {
    const { table, one, two } = twoSheets("river");
    one.composing = true;
    one.types({ from: 5, insert: "か" });
    two.types({ from: 0, insert: "The " });
    table.settle();
    one.types({ from: 5, to: 6, insert: "川" });
    expect([one.text, one.made]).toEqual(["river川", 0]);
    one.rests();
    table.settle();
    expect([one.text, two.text]).toEqual(["The river川", "The river川"]);
  });

  it("says anew where the caret is when others type before it, also while an input method is at work", () => {
    const { table, ray, one, two } = twoSheets("river");
    one.composing = true;
    one.types({ from: 5, insert: "か" }, 6);
    one.binding.showCaret(6, 6);
    table.settle(); // which sends it
    two.types({ from: 0, insert: "The " });
    table.settle();
    table.advance(1_000);
    expect(ray.presencesSent().map(({ caret }) => caret)).toEqual([10]);
  });

  it("does not make what is not taken", () => {
    const { one } = twoSheets("river");
    one.binding.words.close();
    expect(one.types({ from: 0, insert: "The " }).ok).toBe(false);
    expect(one.text).toBe("river");
  });

  it("keeps an own letter after another's at the same place, and both whole", () => {
    const { table, one, two } = twoSheets("");
    one.types({ from: 0, insert: "ray" });
    two.types({ from: 0, insert: "rae" });
    table.settle();
    expect(one.text).toBe(two.text);
    expect(["rayrae", "raeray"]).toContain(one.text);
  });

  it("keeps each one's words together when two begin an empty note at the same moment", () => {
    const letters = [..."Hello"].map((letter, at) => [letter, [..."WORLD"][at] ?? ""] as const);
    for (const carries of [1, 2, 5]) {
      const { table, one, two } = twoSheets("");
      for (const [at, [mine, theirs]] of letters.entries()) {
        one.goesOn(mine);
        two.goesOn(theirs);
        if (at % carries === 0) table.settle();
      }
      table.settle();
      expect(one.text).toBe(two.text);
      expect(["HelloWORLD", "WORLDHello"], `carried after ${carries}`).toContain(one.text);
    }
  });

  it("keeps what an input method puts down beside what was typed before it", () => {
    const { table, one, two } = twoSheets("");
    one.goesOn("川");
    table.settle();
    one.composing = true;
    two.goesOn("!", 1);
    table.settle();
    one.goesOn("辺");
    one.rests();
    one.goesOn("で");
    table.settle();
    expect([one.text, two.text]).toEqual(["川辺で!", "川辺で!"]);
  });

  it("counts line ends as the words have them", () => {
    const { table, ray, one, two } = twoSheets("one\r\ntwo\nthree");
    expect(one.text).toBe("one\r\ntwo\nthree");
    two.types({ from: 5, insert: "and " });
    table.settle();
    expect([one.text, ray.words("n1")]).toEqual(["one\r\nand two\nthree", "one\r\nand two\nthree"]);
  });

  it("hears undo as a change, and of words that are gone", () => {
    const { table, ray, one } = twoSheets("river");
    one.types({ from: 5, insert: "s" });
    one.binding.words.undo();
    expect(one.text).toBe("river");
    ray.asks({ case: "trashNote", value: { id: "n1" } });
    table.settle();
    expect(one.text).toBe("river");
  });
});

describe("a change on a page", () => {
  it("is a whole one where one emoji stands in place of another", () => {
    const { ray, one } = twoSheets("a😀b");
    // As found by comparing unit by unit: the second half alone.
    expect(one.types({ from: 2, to: 3, insert: "😃".slice(1) }).ok).toBe(true);
    expect([one.text, ray.words("n1")]).toEqual(["a😃b", "a😃b"]);
  });

  it("is the same in both tongues", () => {
    const dice = new Dice(7);
    for (let round = 0; round < 400; round += 1) {
      const before = EditorState.create({ doc: someWords(dice, 12) });
      const made = before.update({
        changes: [someChange(dice, before.doc.length), someChange(dice, before.doc.length)].filter(
          (one, at, all) => at === 0 || apart(one, all[0]),
        ),
      });
      const there = before.update({ changes: specOf(changeOf(made.changes, before.doc)) });
      expect(there.state.doc.toString()).toBe(made.state.doc.toString());
    }
  });
});

describe.each(Array.from({ length: Number(process.env.SEEDS ?? 60) }, (_, seed) => seed + 1))("seed %i", (seed) => {
  it("two pages, typing, composing, undoing at the same time, end equal", () => {
    const dice = new Dice(seed);
    const { table, ray, rae, one, two } = twoSheets(someWords(dice, 10));
    for (let step = 0; step < 120; step += 1) {
      const [sheet, sitter] = dice.below(2) === 0 ? [one, ray] : [two, rae];
      const roll = dice.below(12);
      if (roll < 5) sheet.types(wholeChange(dice, sheet.text));
      else if (roll === 5) sheet.composing = true;
      else if (roll === 6) sheet.rests();
      else if (roll === 7 && !sheet.composing) sheet.binding.words.undo();
      else if (roll === 8 && !sheet.composing) sheet.binding.words.redo();
      else if (roll === 9) {
        table.answer();
        sitter.sends();
      } else if (roll === 10) {
        table.answer();
        sitter.hears(1 + dice.below(3));
      } else table.advance(dice.below(1_500));
      const composed = sheet.composing || sheet.binding.holds;
      if (!composed) expect(sheet.text).toBe(sheet.binding.words.words);
    }
    one.rests();
    two.rests();
    // Who was silent for too long finds out, and comes again.
    for (let again = 0; again < 2; again += 1) {
      for (const sitter of [ray, rae]) if (!sitter.connected) sitter.connects();
      table.settle();
    }
    expect(one.text).toBe(ray.words("n1"));
    expect(two.text).toBe(rae.words("n1"));
    expect(one.text).toBe(two.text);
  });
});

const letters = ["a", "b", "\n", "川", "😀", "👩‍🔧", "é", "\r\n", " "];
function someWords(dice: Dice, most: number): string {
  return Array.from({ length: dice.below(most) }, () => letters[dice.below(letters.length)] ?? "").join("");
}
interface Spec {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}
function someChange(dice: Dice, length: number): Spec {
  const from = dice.below(length + 1);
  return { from, to: Math.min(length, from + dice.below(4)), insert: someWords(dice, 3).replaceAll("\r\n", "\n") };
}
function apart(one: Spec, other: Spec | undefined): boolean {
  return !other || one.to < other.from || other.to < one.from;
}
// People choose characters, not halves of them.
function wholeChange(dice: Dice, text: string): Spec {
  const { from, to, insert } = someChange(dice, text.length);
  const whole = (at: number) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at);
  return { from: whole(from), to: Math.max(whole(from), whole(to)), insert };
}
