// The people of a meeting, in a list.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../../src/document/document.ts";
import { PersonSchema, RecordSchema, Role } from "../../../src/protocol/index.ts";
import { countOf, listed, matches } from "../../../src/ui/preparing/people.ts";

const document = new Document();
const member = (participant: string, more: object = {}) =>
  document.set(
    `member.${participant}`,
    create(RecordSchema, {
      id: `member.${participant}`,
      version: 1,
      body: { case: "member", value: { participant, role: Role.PARTICIPANT, ...more } },
    }),
  );
member("ada", { joinedMs: 5n });
member("bo", { role: Role.RAPPORTEUR });
member("cy", { removed: true });
document.set(
  "g1",
  create(RecordSchema, {
    id: "g1",
    version: 1,
    body: { case: "breakout", value: { agendaItem: "work", title: "Rivers", members: ["ada"] } },
  }),
);
const people = ["Ada Rívers", "Bo Quay", "Cy Gone"].map((name) =>
  create(PersonSchema, { participant: name.split(" ")[0]?.toLowerCase() ?? "", name, affiliations: ["Harbour Board"] }),
);
const all = listed(document, people);

it("who was removed is not in it, and seats are told by the names of groups", () => {
  expect(all.map(({ person, seats, joined }) => [person.name, seats.join(), joined])).toEqual([
    ["Bo Quay", "", false],
    ["Ada Rívers", "Rivers", true],
  ]);
  expect(countOf(all, Role.RAPPORTEUR)).toBe(1);
});
it("somebody is found by parts of their name, with or without accents, of their house and their group", () => {
  const found = (typed: string) => all.filter((one) => matches(one, typed)).map(({ person }) => person.participant);
  expect(found("river")).toEqual(["ada"]);
  expect(found("harbour qu")).toEqual(["bo"]);
  expect(found("")).toEqual(["bo", "ada"]);
  expect(found("nobody")).toEqual([]);
});
