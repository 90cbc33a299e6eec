// Names in a record note, where they stand.
import { expect, it } from "vitest";
import { placesNamed } from "../../../src/ui/notes/named.ts";
import { namedIn } from "../../../src/ui/record/named.ts";

const people = [
  { participant: "a", name: "Asha Verma", affiliations: ["Harbour Trust"] },
  { participant: "b", name: "Dan Hill", affiliations: ["UN"] },
];
const pointedOut = (text: string) =>
  placesNamed(text, namedIn(text, people)).map(({ from, to }) => text.slice(from, to));

it("a whole name is pointed out once, wherever it stands, and so is a part of it", () => {
  expect(pointedOut("Asha Verma asked. Then asha verma agreed.")).toEqual(["Asha Verma", "asha verma"]);
  expect(pointedOut("Then Verma agreed, as Asha had.")).toEqual(["Verma", "Asha"]);
});
it("organisations are pointed out as they are spelled", () => {
  expect(pointedOut("- The Harbour Trust pays, **said the UN**; the harbour does not")).toEqual([
    "Harbour Trust",
    "UN",
  ]);
});
it("what names nobody is left alone, and so is a person who is referred to by id", () => {
  expect(pointedOut("They went up the hill. [@](person:a) asked who pays.")).toEqual([]);
});
