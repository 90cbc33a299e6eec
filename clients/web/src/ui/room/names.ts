// Names in lists. Pure.
import type { Person } from "../../index.ts";
import { shortened } from "../board/shortened.ts";

type Named = Pick<Person, "name" | "familyName">;

// As a name stands in a sentence, on a card, in a list: nobody's is so long that it pushes the others away. The list of people
// has the whole of it.
const mostInAName = 60;
export function shownName(name: string): string {
  return shortened(name, mostInAName);
}

// By family name, then by the whole of it; accents and capitals count only between names that are else the same. Where
// nobody said which is the family name (protocol: Person), the last word is taken for it.
export function inOrderOfNames<One extends Named>(people: Iterable<One>): One[] {
  return [...people].sort((a, b) => familyOf(a).localeCompare(familyOf(b)) || a.name.localeCompare(b.name));
}
function familyOf({ name, familyName }: Named): string {
  return familyName || (bareName(name).split(/\s+/).at(-1) ?? "");
}
const bareName = (name: string) => name.replace(/\s+\(.*\)\s*$/, "").trim(); // "Ada (city)"

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const firstOf = (word: string) => [...characters.segment(word)].slice(0, 1).map(({ segment }) => segment);

// "RO" of "Rob Okafor (city)", "F" of "Fay": who is who, where there is room for letters alone.
export function initialsOf(name: string): string {
  const words = bareName(name).split(/\s+/);
  const [first = "", last = ""] = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = [first, last].flatMap((word) => firstOf(word.toUpperCase()));
  // Arabic letters stand apart: joined they would be read as a word.
  return letters.length === 0 ? "·" : letters.join(/\p{Script=Arabic}/u.test(letters.join("")) ? "\u200c" : "");
}
