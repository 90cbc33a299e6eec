// Strings said with what is filled in, in the form that a number needs.
import { expect, it } from "vitest";
import { ar } from "../../src/locales/ar.ts";
import { en } from "../../src/locales/en-GB.ts";
import { fr } from "../../src/locales/fr.ts";
import { speaker } from "../../src/locales/speaker.ts";
import type { Strings } from "../../src/locales/strings.ts";

const little = (words: { readonly [key: string]: string }) => words as Strings;

it("fills in by name, and leaves alone what nobody gave", () => {
  const says = speaker("en-GB", little({ both: "{{a}} and {{b}}, {{a}}" }));
  expect(says("both", { a: "x", b: 2 })).toBe("x and 2, x");
  expect(says("both", { a: "x" })).toBe("x and {{b}}, x");
  expect(says("both", { a: "{{b}}", b: "$&" })).toBe("{{b}} and $&, {{b}}"); // what is filled in is not filled in again
});

it("takes the form of the number", () => {
  const english = speaker("en-GB", en);
  expect([0, 1, 2].map((count) => english("board.cards", { count }))).toEqual(["0 cards", "1 card", "2 cards"]);
  const french = speaker("fr", fr);
  expect(french("board.cards", { count: 0 })).toBe(french("board.cards", { count: 1 })?.replace("1", "0"));
  expect(french("board.cards", { count: 1_000_000 })).toContain("1000000");
  const arabic = speaker("ar", ar);
  expect(new Set([0, 1, 2, 3, 11].map((count) => arabic("board.cards", { count }))).size).toBe(5);
});

it("sets apart what is filled into a sentence from the right", () => {
  expect(speaker("ar", little({ one: "إلى {{name}}" }))("one", { name: "Ann" })).toBe("إلى \u2068Ann\u2069");
});

it("has nothing for what it was not given", () => {
  expect(speaker("en-GB", little({}))("one", { count: 1 })).toBeUndefined();
});
