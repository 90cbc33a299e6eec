// In which order people stand in lists.
import { expect, it } from "vitest";
import { initialsOf, inOrderOfNames, shownName } from "../../../src/ui/room/names.ts";

it("a name that would push the others away is cut between whole characters", () => {
  expect(shownName("Participant B (national innovation agency)")).toBe("Participant B (national innovation agency)");
  const family = "👩‍👧‍👦";
  expect(shownName(family.repeat(300))).toBe(`${family.repeat(60)}…`);
});
it("people are listed by family name, as it was said or else by the last word, and then by the whole name", () => {
  const people = [
    { name: "Zoe Adams", familyName: "" },
    { name: "Timo Hämäläinen", familyName: "Hämäläinen" },
    { name: "Li Wei", familyName: "Li" },
    { name: "Bo Hamalainen", familyName: "" },
    { name: "Anna van der Berg", familyName: "Berg" },
    { name: "Ada Adams (Zürich)", familyName: "" },
    { name: "", familyName: "" },
  ];
  const names = inOrderOfNames(people).map(({ name }) => name);
  expect(names).toEqual([
    "",
    "Ada Adams (Zürich)",
    "Zoe Adams",
    "Anna van der Berg",
    "Bo Hamalainen",
    "Timo Hämäläinen",
    "Li Wei",
  ]);
});

it("people are told apart by two letters, where a name has two words", () => {
  const names = ["Rob Okafor", "Fay", "Ada van der Berg (Zürich)", "élodie", "王小明", "محمد علي", "  ", "👩‍🌾 Green"];
  expect(names.map(initialsOf)).toEqual(["RO", "F", "AB", "É", "王", "م\u200cع", "·", "👩‍🌾G"]);
});
