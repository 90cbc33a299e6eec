// A proposal of seats, changed by hand before anybody is seated.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { MixAnswerSchema, Mode, type Person, PersonSchema } from "../../../src/protocol/index.ts";
import {
  asked,
  at,
  atWorkUnseated,
  type Group,
  madeOf,
  moved,
  placements,
  tableOf,
  tooMany,
  usualRules,
} from "../../../src/ui/preparing/seating.ts";

const groups: readonly Group[] = [
  { id: "g1", title: "Rivers", cap: 2, members: ["ada", "bo"], board: "b1" },
  { id: "g2", title: "Heat", cap: 0, members: ["cleo"], board: "b2" },
];
const table = tableOf(
  create(MixAnswerSchema, {
    seats: [
      { participant: "ada", breakout: "g1" },
      { participant: "bo", breakout: "g2" },
      { participant: "cleo", breakout: "g2" },
      { participant: "dan", breakout: "" },
    ],
  }),
);

it("only who would sit elsewhere is seated", () => {
  expect(placements(table, groups, "work")).toEqual([{ participant: "bo", breakout: "g2", agendaItem: "" }]);
});
it("whoever loses their seat leaves all groups of the item", () => {
  expect(placements(moved(table, "cleo", ""), groups, "work")).toContainEqual({
    participant: "cleo",
    breakout: "",
    agendaItem: "work",
  });
});
it("moving one leaves the proposal as it was", () => {
  const next = moved(table, "dan", "g1");
  expect(at(next, "g1")).toEqual(["ada", "dan"]);
  expect(at(table, "g1")).toEqual(["ada"]);
});
it("a group is too full by so many, and one without a cap never is", () => {
  const [rivers, heat] = groups as [Group, Group];
  const full = moved(moved(table, "dan", "g1"), "cleo", "g1");
  expect(tooMany(full, rivers)).toBe(1);
  expect(tooMany(full, heat)).toBe(0);
});
it("who works on a board without a seat is counted as at work there, and not as late", () => {
  const now = [
    { document: "b1", unseated: 3, closed: false },
    { document: "b2", unseated: 0, closed: false },
  ];
  expect(atWorkUnseated(groups, now)).toEqual([{ title: "Rivers", many: 3 }]);
  expect(atWorkUnseated(groups, [{ document: "b1", unseated: 3, closed: true }])).toEqual([]);
  const boardless: Group = { id: "g3", title: "Food", cap: 0, members: [], board: "" };
  expect(atWorkUnseated([boardless], [{ document: "", unseated: 5, closed: false }])).toEqual([]);
});
it("a device that speaks for several is not several at work, and whoever has a seat and is away hides nobody", () => {
  const shared = { document: "b1", sitting: 6, unseated: 0, closed: false };
  const away = { document: "b2", sitting: 1, unseated: 1, closed: false };
  expect(atWorkUnseated(groups, [shared, away])).toEqual([{ title: "Heat", many: 1 }]);
});
it("a group is told by how many come from how many houses, and from afar", () => {
  const person = (participant: string, affiliations: string[], mode = Mode.IN_ROOM): [string, Person] => [
    participant,
    create(PersonSchema, { participant, affiliations, mode }),
  ];
  const people = new Map([person("ada", ["Sitra"]), person("bo", ["SITRA", "Vinnova"], Mode.REMOTE)]);
  expect(madeOf(["ada", "bo", "unknown"], people)).toEqual({ people: 3, remote: 1, affiliations: 2 });
});
it("hosts count only while people rotate, and a list of one asks for nothing", () => {
  const rules = { ...usualRules, hosts: ["ada"], together: [["ada"], ["bo", "dan"]], lateByAffiliation: true };
  expect(asked("work", rules)).toMatchObject({
    hosts: [],
    rotate: false,
    keepSeats: false,
    lateByAffiliation: false,
    together: [{ participants: ["bo", "dan"] }],
  });
  expect(asked("work", { ...rules, how: "rotate" })).toMatchObject({ hosts: ["ada"], rotate: true });
  expect(asked("work", { ...rules, how: "late" })).toMatchObject({ keepSeats: true, lateByAffiliation: true });
});
