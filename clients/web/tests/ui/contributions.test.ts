// What is somebody's own on a board, as the page of their contributions gathers it.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { Action_State, RecordSchema } from "../../src/protocol/index.ts";
import { boardsOf, contributionsOf, isNothing } from "../../src/ui/quotations/contributions.ts";

type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
function documentOf(records: { readonly [id: string]: Body }) {
  const document = new Document();
  for (const [id, body] of Object.entries(records)) document.set(id, create(RecordSchema, { id, version: 1, body }));
  return document;
}
const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

it("one's cards, notes, proposals and actions are gathered, in their order, and nobody else's", () => {
  const all = contributionsOf(
    documentOf({
      c2: { case: "card", value: { number: 7 } },
      c1: { case: "card", value: { number: 3, trashed: { by: "me" } } },
      c3: { case: "card", value: { number: 1 } },
      n1: { case: "note", value: { by: "me", atMs: 9n } },
      n2: { case: "note", value: { by: "me", atMs: 4n } },
      n3: { case: "note", value: { by: "me", atMs: 5n, mergedInto: "n1" } },
      n4: { case: "note", value: { by: "else", atMs: 1n } },
      d1: { case: "decision", value: { proposer: "me", byMethod: true, number: 1 } },
      d2: { case: "decision", value: { proposer: "else", byMethod: true, number: 2 } },
      a1: { case: "action", value: { owner: "me", number: 2 } },
      a2: { case: "action", value: { owner: "me", number: 1, state: Action_State.DONE } },
      a3: { case: "action", value: { owner: "me", number: 3, state: Action_State.DROPPED } },
      a4: { case: "action", value: { owner: "else", number: 4 } },
      v1: { case: "ballot", value: { voter: "me" } },
    }),
    "me",
    (card) => card !== "c3",
  );
  expect(ids(all.cards)).toEqual(["c1", "c2"]); // also what is in the trash
  expect(ids(all.notes)).toEqual(["n2", "n1"]);
  expect(ids(all.proposals)).toEqual(["d1"]);
  expect(ids(all.actions)).toEqual(["a2", "a1"]);
  expect(Object.keys(all)).toEqual(["cards", "notes", "proposals", "actions"]); // no votes
  expect(isNothing(all)).toBe(false);
});

it("boards of a meeting are looked at once each, in the order of its groups", () => {
  const meeting = documentOf({
    b1: { case: "breakout", value: { board: "x.two", title: "Group 2" } },
    b2: { case: "breakout", value: { board: "x.ten", title: "Group 10" } },
    b3: { case: "breakout", value: { board: "", title: "Without a board" } },
    b4: { case: "breakout", value: { board: "x.early", title: "Zebra", startsMs: -1n } },
    b5: { case: "breakout", value: { board: "x.two", title: "Group 2, again" } },
  });
  expect(boardsOf(meeting).map(({ board }) => board)).toEqual(["x.early", "x.two", "x.ten"]);
});
