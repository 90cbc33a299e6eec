// Words are cut where people see the end of a character.
import { expect, it } from "vitest";
import { shortened } from "../../../src/ui/board/shortened.ts";

it.each([
  ["short words stay", "Reeds", 5, "Reeds"],
  ["longer ones end with an ellipsis, and no space before it", "Reeds along", 6, "Reeds…"],
  ["an emoji of two units is whole", "ab😀cd", 3, "ab😀…"],
  ["a family is one character", "👩‍👩‍👧‍👦 here", 1, "👩‍👩‍👧‍👦…"],
  ["a flag is one character", "🇪🇪🇫🇮", 1, "🇪🇪…"],
  ["an accent stays with its letter", "e\u0301tang", 1, "e\u0301…"],
])("%s", (_, words, most, cut) => {
  expect(shortened(words, most)).toBe(cut);
});
