// Notes that were put together: what is read, what lies in it, and what can be put together.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { Note_Visibility, RecordSchema } from "../../../src/protocol/index.ts";
import { briefly, intoAndFrom, madeOf, type NoteRecord, notesIn, othersOf } from "../../../src/ui/notes/merging.ts";

type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
const { RECORD, WORKING } = Note_Visibility;
const document = new Document();
const note = (id: string, atMs: bigint, value: Omit<Extract<Body, { case: "note" }>["value"], "$typeName"> = {}) =>
  document.set(
    id,
    create(RecordSchema, {
      id,
      version: 1,
      body: { case: "note", value: { atMs, visibility: RECORD, ...value } },
      text: { content: `Words of ${id}` },
    }),
  );
note("late", 9n);
note("early", 1n);
note("inside", 5n, { mergedInto: "late" });
note("deeper", 6n, { mergedInto: "inside" });
note("working", 2n, { visibility: WORKING });
note("trashed", 3n, { trashed: { by: "p" } });
note("purged", 4n, { visibility: WORKING, purgedMs: 99n });

const view = notesIn(document);
const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
const of = (id: string) => document.find(id) as NoteRecord;

it("those that stand by themselves are listed by their times, and know what lies in them", () => {
  expect(ids(view.notes)).toEqual(["early", "working", "late"]);
  expect(ids(view.inside.get("late") ?? [])).toEqual(["inside"]);
  expect(["early", "inside", "late"].map((id) => madeOf(view, id))).toEqual([1, 2, 3]);
});
it("a note is put together with others of its kind, and the earlier one stays", () => {
  expect(ids(othersOf(view, of("late")))).toEqual(["early"]);
  expect(ids(othersOf(view, of("working")))).toEqual([]);
  for (const [a, b] of [
    ["late", "early"],
    ["early", "late"],
  ] as const)
    expect(intoAndFrom(of(a), of(b))).toEqual({ into: "early", from: ["late"] });
});
it("is named in a line without its signs", () => {
  expect(briefly("## Rain\n\n**Who** pays [#9](card:b) for _it_?")).toBe("Rain Who pays for it?");
});
