// Everything the menus offer, as one list that is filtered.
import { expect, it } from "vitest";
import { commandsOf, found, type Offer } from "../../src/ui/parts/offers.ts";

const done: string[] = [];
const offer = (label: string, ...words: readonly (string | false)[]): Offer => ({
  label,
  lines: ["line", ...words.map((one) => one !== false && { id: one.toLowerCase(), words: one, keys: "M" })],
  onChoose: (id) => void done.push(`${label} ${id}`),
});
const all = commandsOf([offer("Menu", "Settings", false, "Lock the board"), offer("Region 2", "Lock this region")]);
const words = (typed: string) => found(all, typed).map((one) => `${one.menu}: ${one.words}`);

it("rules between lines, and what is not offered just now, are not in it", () => {
  expect(words("")).toEqual(["Menu: Settings", "Menu: Lock the board", "Region 2: Lock this region"]);
});
it("something is found by any of its words and by its menu, with or without accents; what begins so comes first", () => {
  expect(words("region")).toEqual(["Region 2: Lock this region"]);
  expect(words("LÓCK 2")).toEqual(["Region 2: Lock this region"]);
  expect(found(commandsOf([offer("A", "Unlock", "Lock")]), "lock").map((one) => one.words)).toEqual(["Lock", "Unlock"]);
  expect(words("nothing like it")).toEqual([]);
});
it("what is chosen is done by the menu that offers it", () => {
  found(all, "region")[0]?.does();
  expect(done).toEqual(["Region 2 lock this region"]);
});
