// Where the programme seats whoever was moved to another group.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { RecordSchema } from "../../../src/protocol/index.ts";
import { seatIn } from "../../../src/ui/ways/seat.ts";

type Group = { board: string; members?: string[]; session?: string; trashed?: object };
function meeting(groups: readonly Group[]) {
  const document = new Document();
  groups.forEach((group, at) => {
    const id = `g${at}`;
    const value = { title: `Group ${at + 1}`, session: "s1", members: [], ...group };
    document.set(id, create(RecordSchema, { id, version: 1, body: { case: "breakout", value } }));
  });
  return document;
}

it("in the other group of the same item", () => {
  const now = meeting([
    { board: "a" },
    { board: "b", members: ["me"] },
    { board: "c", members: ["me"], session: "s2" },
  ]);
  expect(seatIn(now, "me", "a")).toEqual({ board: "b", title: "Group 2" });
});
it("nowhere, where they were only taken out, also if another item seats them", () => {
  expect(seatIn(meeting([{ board: "a" }, { board: "b" }]), "me", "a")).toBeUndefined();
  const later = meeting([{ board: "a" }, { board: "c", members: ["me"], session: "s2" }]);
  expect(seatIn(later, "me", "a")).toBeUndefined();
});
it("in whatever group seats them, where the board they left is in the programme no more", () => {
  expect(seatIn(meeting([{ board: "b", members: ["me"] }]), "me", "a")).toEqual({ board: "b", title: "Group 1" });
});
it("not in a group that was taken out, nor in one without a board", () => {
  const groups = [{ board: "a" }, { board: "b", members: ["me"], trashed: {} }, { board: "", members: ["me"] }];
  expect(seatIn(meeting(groups), "me", "a")).toBeUndefined();
});
