// Where this device has joined, as it is listed at the bare address.
import { expect, it } from "vitest";
import { Role } from "../../../src/index.ts";
import { entriesOf, entryOf, isMeeting, isOf, type Taken } from "../../../src/ui/ways/taken.ts";

const at = (document: string, atMs: number | undefined, more: object = {}): Taken => ({
  document,
  place: {
    participant: "p",
    name: "Ben",
    policy: "",
    read: true,
    role: Role.PARTICIPANT,
    ...(atMs === undefined ? {} : { atMs, title: `the ${document}` }),
    ...more,
  },
});

it("lists each meeting once, with its boards, what was opened last first", () => {
  const entries = entriesOf([
    at("walloe", 20, { meeting: "walloe" }),
    at("walloe.b1", 10, { meeting: "walloe" }),
    at("walloe.b2", 30, { meeting: "walloe" }),
    at("alone", 40),
  ]);
  expect(entries.map(({ title, ways }) => [title, ways.map(({ document }) => document)])).toEqual([
    ["the alone", ["alone"]],
    ["the walloe", ["walloe.b2", "walloe", "walloe.b1"]],
  ]);
  expect(entries[1]?.ways.map(isMeeting)).toEqual([false, true, false]);
});
it("names the meeting by what a board of it says, where its programme was never opened", () => {
  const [entry] = entriesOf([
    at("walloe", undefined, { meeting: "walloe" }),
    at("walloe.b1", 10, { meeting: "walloe", of: "Walloe" }),
  ]);
  expect([entry?.title, entry?.ways.map(({ document }) => document)]).toEqual(["Walloe", ["walloe.b1", "walloe"]]);
});
it("papers are no way in of their own, but are forgotten with what they are of", () => {
  const [entry] = entriesOf([
    at("walloe", 20, { meeting: "walloe" }),
    at("walloe.record-1", 50, { meeting: "walloe" }),
  ]);
  expect(entry?.ways.map(({ document }) => document)).toEqual(["walloe"]);
  expect(entry?.all.map(({ document }) => document)).toEqual(["walloe.record-1", "walloe"]);
});
it("the papers of a board without a meeting go with it", () => {
  const alone = { meeting: "" };
  const entries = entriesOf([
    at("b", 20, alone),
    at("b.record", 50, { ...alone, personal: "token" }),
    at("b.guidebook", 40, alone),
  ]);
  expect(entries.map(({ id, ways }) => [id, ways.map(({ document }) => document)])).toEqual([["b", ["b"]]]);
  expect(entries[0]?.all.map(({ document }) => document)).toEqual(["b.record", "b.guidebook", "b"]);
  expect(entryOf("b.record", "")).toBe("b");
});
it("papers of a board that was left can still be found, and forgotten", () => {
  const [entry] = entriesOf([at("b.record", 50, { meeting: "" })]);
  expect(entry?.ways.map(({ document }) => document)).toEqual(["b.record"]);
});
it("a place of before anything was noted of it is listed last", () => {
  const entries = entriesOf([at("old", undefined), at("new", 5)]);
  expect(entries.map(({ id, title }) => [id, title])).toEqual([
    ["new", "the new"],
    ["old", ""],
  ]);
});
it("knows what is kept beside a document from what is kept beside another", () => {
  const of = ["place.ab", "draft.ab", "draft.in.ab", "left.ab.q1"];
  expect(of.filter((name) => isOf("ab", name))).toEqual(of);
  expect(["place.abc", "place.xab", "settings", "introduction"].filter((name) => isOf("ab", name))).toEqual([]);
});
