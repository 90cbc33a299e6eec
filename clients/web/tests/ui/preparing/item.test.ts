// An item in a form, and what is asked for when it is saved.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/document.ts";
import { AgendaItemSchema, AgendaKind, RecordSchema } from "../../../src/protocol/index.ts";
import { rebased, written } from "../../../src/ui/preparing/drafts.ts";
import {
  adds,
  beside,
  changes,
  type Draft,
  draftOf,
  emptyDraft,
  predecessor,
  stepped,
  takenOut,
} from "../../../src/ui/preparing/item.ts";

const lunch: Draft = draftOf(
  create(AgendaItemSchema, {
    kind: AgendaKind.MEAL,
    title: "Lunch",
    day: "2027-04-15",
    start: "12:30",
    speakers: ["p1"],
  }),
  "s1",
);
const asked = (draft: Partial<Draft>, was = lunch) => changes("lunch", was, { ...was, ...draft }, 7);

describe("saving an item", () => {
  it("asks for nothing where nothing was changed", () => {
    expect(asked({})).toEqual([]);
  });
  it("asks only for what was changed, of the version that was seen", () => {
    expect(asked({ title: " Late lunch ", minutes: "45" })).toEqual([
      { case: "setAgendaItem", value: { id: "lunch", ifVersion: 7, title: "Late lunch", plannedMinutes: 45 } },
    ]);
  });
  it("says that there is no time any more", () => {
    expect(asked({ start: "" })).toEqual([{ case: "setAgendaItem", value: { id: "lunch", ifVersion: 7, start: "" } }]);
  });
  it("hides with what it says, and shows and moves by acts of their own", () => {
    expect(asked({ hidden: true }).map(({ case: verb }) => verb)).toEqual(["setAgendaItem"]);
    expect(
      asked({ hidden: false, after: "", title: "Tea" }, { ...lunch, hidden: true }).map(({ case: verb }) => verb),
    ).toEqual(["setAgendaItem", "revealAgendaItem", "moveAgendaItem"]);
  });
  it("takes an item that is new to where it is to stand", () => {
    const draft = { ...emptyDraft("2027-04-15", "s1", "talk"), title: " Questions ", minutes: "-5" };
    expect(adds("q", draft)).toMatchObject({
      case: "addAgendaItem",
      value: {
        id: "q",
        title: "Questions",
        parent: "s1",
        after: "talk",
        plannedMinutes: 0,
        kind: AgendaKind.PRESENTATION,
      },
    });
  });
});

it("what somebody else changed is taken where one has written nothing oneself, and told", () => {
  const mine = { ...lunch, title: "A long lunch" };
  const theirs = { ...lunch, title: "Soup", end: "13:45", speakers: ["p2"] };
  const { draft, theirs: told } = rebased(lunch, mine, theirs);
  expect(draft).toEqual({ ...theirs, title: "A long lunch" });
  expect(told).toEqual(["title", "end", "speakers"]);
});

it("of a draft only what was written is kept, so that it does not take back what others do", () => {
  expect(written(lunch, { ...lunch, title: "A long lunch", speakers: [...lunch.speakers] })).toEqual({
    title: "A long lunch",
  });
});

describe("where items stand", () => {
  const document = new Document();
  const put = (id: string, order: number, more: object = {}) =>
    document.set(
      id,
      create(RecordSchema, { id, version: 1, body: { case: "agendaItem", value: { order, title: id, ...more } } }),
    );
  put("a", 1);
  put("secret", 1, { hidden: true });
  put("b", 2);
  put("c", 3);
  put("part", 1, { parent: "b", trashed: { atMs: 8n } });
  put("gone", 4, { trashed: { atMs: 9n } });
  put("went with it", 1, { parent: "gone", trashed: { atMs: 9n } });
  put("older", 5, { trashed: { atMs: 5n } });
  const all = beside(document, "");

  it("are in the server's order, hidden ones behind what they follow, without what was taken out", () => {
    expect(all.map(({ id }) => id)).toEqual(["a", "secret", "b", "c"]);
    expect(predecessor(all, "b")).toBe("secret");
    expect(predecessor(all, "a")).toBe("");
  });
  it("go one place on or back among those that are shown beside them", () => {
    const shown = [{ id: "b" }, { id: "c" }];
    expect(stepped(all, shown, "c", -1)).toEqual({
      case: "moveAgendaItem",
      value: { id: "c", parent: "", after: "secret" },
    });
    expect(stepped(all, shown, "b", 1)).toEqual({ case: "moveAgendaItem", value: { id: "b", parent: "", after: "c" } });
    expect(stepped(all, shown, "b", -1)).toBeUndefined();
  });
  it("come back from where they were taken out, but for what went with its session", () => {
    expect(takenOut(document).map(({ id }) => id)).toEqual(["gone", "part", "older"]);
  });
});
