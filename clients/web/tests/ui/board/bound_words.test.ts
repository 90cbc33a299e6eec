// Words of a card in a text area: it and the session agree, whatever is typed here and there, and whatever an input method
// holds. Only who wrote a card may mend it, so it is their other page that writes in it, too.
import { afterEach, describe, expect, it, vi } from "vitest";
import { apply, faultOn } from "../../../src/text/index.ts";
import { BoundWords, typed } from "../../../src/ui/board/bound_words.ts";
import { Dice } from "../../dice.ts";
import { type Sitter, Table } from "../../table/table.ts";

// A text area without a page around it.
class Area extends EventTarget {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;
  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }
  says(event: string): void {
    this.dispatchEvent(new Event(event));
  }
  // As a browser does it: the words change, the caret stands behind what was typed, and then it says so.
  puts(at: number, words: string, instead = 0): void {
    this.value = this.value.slice(0, at) + words + this.value.slice(at + instead);
    this.setSelectionRange(at + words.length, at + words.length);
    this.says("input");
  }
  composes(at: number, words: string, instead = 0): void {
    this.says("compositionstart");
    this.puts(at, words, instead);
  }
}

function opens(sitter: Sitter, id: string) {
  const area = new Area();
  const seen = { refused: 0, gone: 0, drawn: "" };
  const bound = new BoundWords(sitter.session, id, area as unknown as HTMLTextAreaElement, {
    drawn: (words) => {
      seen.drawn = words;
    },
    refused: () => {
      seen.refused += 1;
    },
    carets: () => {},
    gone: () => {
      seen.gone += 1;
    },
  });
  vi.stubGlobal("document", { activeElement: area });
  return { area, bound, seen };
}
function two(words: string) {
  const table = new Table();
  const ray = table.sits("ray");
  const there = table.sits("ray"); // the same person, elsewhere
  ray.adds("c1", words);
  table.settle();
  return { table, ray, there, ...opens(ray, "c1") };
}
afterEach(() => vi.unstubAllGlobals());

describe("a card's words in a text area", () => {
  it("are the session's with every key", () => {
    const { table, ray, there, area, seen } = two("river");
    area.puts(5, "s");
    table.settle();
    expect([ray.words("c1"), there.words("c1"), seen.drawn]).toEqual(["rivers", "rivers", "rivers"]);
  });

  it("keep the caret beside the words it was beside when others write before it", () => {
    const { table, there, area } = two("river");
    area.setSelectionRange(2, 5);
    there.types("c1", 0, "The ");
    table.settle();
    expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(["The river", 6, 9]);
  });

  it("hold what others type until the input method has put its words down", () => {
    const { table, ray, there, area } = two("river");
    area.composes(5, "か");
    there.types("c1", 0, "The ");
    table.settle();
    area.puts(5, "かわ", 1);
    there.types("c1", 4, "wide ");
    table.settle();
    expect([area.value, ray.words("c1")]).toEqual(["riverかわ", "The wide river"]);
    area.puts(5, "川", 2);
    area.says("compositionend");
    table.settle();
    expect([area.value, ray.words("c1"), there.words("c1")]).toEqual(Array(3).fill("The wide river川"));
    expect([area.selectionStart, area.selectionEnd]).toEqual([15, 15]);
  });

  it("stay together when another page begins at the same place", () => {
    const { table, there, area } = two("");
    for (const [at, letter] of [..."river"].entries()) {
      area.puts(area.selectionStart, letter);
      there.types("c1", there.words("c1").length, [..."WATER"][at] ?? "");
      table.settle();
    }
    expect([area.value, there.words("c1"), area.selectionStart]).toEqual(["riverWATER", "riverWATER", 5]);
  });

  it("take nothing into what is chosen that others write beside it", () => {
    const { table, there, area } = two("river");
    area.setSelectionRange(0, 5);
    there.types("c1", 0, ">");
    there.types("c1", 6, "<");
    table.settle();
    expect([area.value, area.selectionStart, area.selectionEnd]).toEqual([">river<", 1, 6]);
  });

  it("lose nothing when others take away what the input method stands in", () => {
    const { table, ray, there, area } = two("the old river");
    area.composes(7, "か");
    there.erases("c1", 4, 4);
    table.settle();
    area.puts(7, "川", 1);
    area.says("compositionend");
    table.settle();
    expect([area.value, there.words("c1")]).toEqual([ray.words("c1"), ray.words("c1")]);
    expect(area.value).toBe("the 川river");
  });

  it("come whole when the editor is closed in the midst of a composition", () => {
    const { table, there, area, bound } = two("river");
    area.composes(5, "川");
    there.types("c1", 0, "The ");
    table.settle();
    bound.close();
    table.settle();
    expect(there.words("c1")).toBe("The river川");
  });

  it("are the same with everybody after an afternoon of keys, compositions and others' edits", () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { table, ray, there, area } = two("😀 river 😁");
      const dice = new Dice(seed);
      let composing = false;
      for (let round = 0; round < 30; round += 1) {
        const at = cuts(area.value)[dice.below(cuts(area.value).length)] ?? 0;
        const letter = ["a", "😀", "😁", "🨀", "川"][dice.below(5)] ?? "a";
        switch (dice.below(4)) {
          case 0:
            area.puts(at, letter);
            break;
          case 1:
            area.says(composing ? "compositionend" : "compositionstart");
            composing = !composing;
            break;
          case 2:
            there.types("c1", cuts(there.words("c1"))[dice.below(cuts(there.words("c1")).length)] ?? 0, letter);
            break;
          case 3:
            table.settle();
        }
      }
      if (composing) area.says("compositionend");
      table.settle();
      expect([area.value, ray.words("c1")], `seed ${seed}`).toEqual([there.words("c1"), there.words("c1")]);
    }
  });
});

// Between characters.
function cuts(words: string): number[] {
  const places = [0];
  for (const character of words) places.push((places.at(-1) ?? 0) + character.length);
  return places;
}

describe("what was typed", () => {
  it("is found between what stayed the same, and never cuts through a character", () => {
    // Of these some begin with the same half, and some end with it.
    const letters = ["😀", "😁", "🨀", "🨁", "a", "b"];
    const dice = new Dice(7);
    const words = () => Array.from({ length: dice.below(5) }, () => letters[dice.below(letters.length)]).join("");
    for (let i = 0; i < 2_000; i += 1) {
      const [before, after] = [words(), words()];
      const change = typed(before, after);
      expect(apply(before, change), `${before} → ${after}`).toBe(after);
      expect(faultOn(before, change), `${before} → ${after}`).toBe("none");
    }
  });
});
