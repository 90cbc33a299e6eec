// What a text that somebody brings probably is, and how what would come of it is counted.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ImportAnswerSchema, ImportedChangeSchema } from "../../../src/protocol/index.ts";
import { guess, moves, nothingToDo, once, told } from "../../../src/ui/preparing/file.ts";

describe("a text is taken for", () => {
  it.each([
    ["yaml", "schema_version: 1\nmeeting:\n  title: One", ""],
    ["yaml", "anything", "plan.yml"],
    ["programme", "id,day,start,title\n1,2027-04-15,09:00,Welcome", ""],
    ["programme", "meeting: the columns\n1;2", "plan.csv"],
    ["people", "name;affiliation\nAda;Sitra", ""],
    ["people", "Given name\tFamily name\nAda\tRivers", ""],
    ["programme", "", ""],
  ] as const)("%s", (what, text, name) => {
    expect(guess(text, name)).toBe(what);
  });
});

describe("what would be done", () => {
  const answer = create(ImportAnswerSchema, {
    added: [
      { id: "member.p1", kind: "member", title: "Ada" },
      { id: "p1", kind: "person", title: "Ada" },
      { id: "tea", kind: "agenda_item", title: "Tea" },
    ],
    gone: [{ id: "lunch", kind: "agenda_item", title: "Lunch" }],
  });
  it("counts a person once, who is a name and a member", () => {
    expect(once(answer.added).map(({ id }) => id)).toEqual(["p1", "tea"]);
    expect(told(answer)).toEqual({ added: 2, changed: 0, gone: 1 });
  });
  it("tells what only makes room apart from what is changed", () => {
    const change = (...fields: string[]) =>
      create(ImportedChangeSchema, { id: "tea", kind: "agenda_item", fields: fields.map((field) => ({ field })) });
    expect([change("order"), change("order", "title"), change()].map(moves)).toEqual([true, false, false]);
  });
  it("is nothing, if what is gone stays", () => {
    const gone = create(ImportAnswerSchema, { gone: answer.gone });
    expect(nothingToDo(gone, false)).toBe(true);
    expect(nothingToDo(gone, true)).toBe(false);
  });
});
