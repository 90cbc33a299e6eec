// Who is named in words that are not with the server yet; by the examples of tests/facilitation/records/lint_test.cc.
import { expect, it } from "vitest";
import { namedIn } from "../../../src/ui/record/named.ts";

const people = [
  { name: "Asha Verma", affiliations: ["Harbour Trust"] },
  { name: "Dan Hill", affiliations: ["UN"] },
  { name: "Øystein Løken", affiliations: ["Bergen kommune"] },
  { name: "王小明", affiliations: ["台北市"] },
  { name: "Madonna", affiliations: ["Sitra"] },
];
const found = (text: string) =>
  namedIn(text, people)
    .map(({ kind, words }) => `${kind.slice("names_".length)} ${words}`)
    .join(", ");

it.each([
  ["Asha Verma asked who pays.", "person Asha Verma"],
  ["asha  verma's question", "person asha verma"],
  ["As Verma said, nobody pays.", "person Verma"],
  ["As ASHA VERMA said", "person ASHA VERMA"],
  ["Asha\nVerma", "person Asha Verma"],
  ["Oystein Loken came.", "person Øystein Løken"],
  ["Øystein Løken kom.", "person Øystein Løken"],
  ["会上王小明说", "person 王小明"],
  ["Madonna sang.", "person Madonna"],
  ["The UN pays, and so does Harbour Trust.", "organisation Harbour Trust, organisation UN"],
  ["Fun on the hill, where verma is a word.", ""],
])("%j names %j", (text, named) => expect(found(text)).toBe(named));

it("a name withholds a corrigendum from other copies, an organisation only where it is rewritten", () => {
  const of = (text: string) => namedIn(text, people).some(({ withheld }) => withheld);
  expect([of("Asha Verma paid."), of("Harbour Trust paid.")]).toEqual([true, false]);
});
