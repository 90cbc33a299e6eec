// Who is named in words that are not with the server yet; by the examples of tests/facilitation/records/lint_test.cc.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alsoWords, namedIn, noNames } from "../../../src/ui/record/named.ts";

const person = (name: string, ...affiliations: string[]) => ({ participant: `p ${name}`, name, affiliations });
const people = [
  person("Asha Verma", "Harbour Trust"),
  person("Dan Hill", "UN"),
  person("Øystein Løken", "Bergen kommune"),
  person("王小明", "台北市"),
  person("Madonna", "Sitra"),
];
const found = (text: string, listed = people) =>
  namedIn(text, listed)
    .map(({ kind, words }) => `${kind.slice("names_".length)} ${words}`)
    .join(", ");

it.each([
  ["Asha Verma asked who pays.", "person Asha Verma"],
  ["asha  verma's question", "person asha verma"],
  ["As Verma said, nobody pays.", "person Verma"],
  ["As ASHA VERMA said", "person ASHA VERMA"],
  ["Asha\nVerma", "person Asha Verma"],
  ["Verma, Asha's question", "person Asha, person Verma"],
  ["Asha asked who pays.", "person Asha"],
  ["Oystein Loken came.", "person Øystein Løken"],
  ["Øystein Løken kom.", "person Øystein Løken"],
  ["会上王小明说", "person 王小明"],
  ["Madonna sang.", "person Madonna"],
  ["They went up the hill.", ""],
  ["a madonna of wood", ""],
  ["A vermaculite pot, Hilly ground", ""],
  ["The unit of the UNIT", ""],
  ["", ""],
  ["A participant asked who pays.", ""],
  ["The Harbour Trust and the UN agreed.", "organisation Harbour Trust, organisation UN"],
])("%j names %j", (text, named) => expect(found(text)).toBe(named));

describe("a given name", () => {
  it("that is also a word is a name within a sentence", () => {
    const listed = [person("Will Ferris")];
    expect([found("Then Will asked.", listed), found("Will it rain? Will it?", listed)]).toEqual([
      "person Will Ferris",
      "",
    ]);
  });
  it("that three share names nobody", () => {
    const two = [person("Eva Brandt"), person("Eva Mann")];
    expect(found("Then Eva asked.", two)).toBe("person Eva");
    expect(found("Then Eva asked.", [...two, person("Eva Holm")])).toBe("");
  });
  it("is none of the words, and a word as well, where the server says so", () => {
    const server = readFileSync(join(import.meta.dirname, "../../../../../facilitation/records/naming.cc"), "utf8");
    const listed = (name: string) =>
      [...(new RegExp(`${name}\\[\\] = \\{([^}]*)\\}`).exec(server)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
        ([, one]) => one,
      );
    expect([...noNames]).toEqual(listed("kNoNames"));
    expect([...alsoWords]).toEqual(listed("kAlsoWords"));
  });
});

it("a name withholds a corrigendum from other copies, an organisation only where it is rewritten", () => {
  const of = (text: string) => namedIn(text, people).some(({ withheld }) => withheld);
  expect([of("Asha Verma paid."), of("Harbour Trust paid.")]).toEqual([true, false]);
});
