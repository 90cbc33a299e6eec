// What the board shows of a document.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../src/document/index.ts";
import { CardSchema, type Record, RecordSchema } from "../../src/protocol/index.ts";
import { viewOf } from "../../src/ui/board/model.ts";

const card = (id: string, more: { readonly mergedInto?: string } = {}): Record =>
  create(RecordSchema, {
    id,
    version: 1,
    body: { case: "card", value: create(CardSchema, { region: "r1", order: id, ...more }) },
  });

it("a card that was merged is not on the board, and is found with the one that speaks for it", () => {
  const document = new Document();
  const region = create(RecordSchema, { id: "r1", version: 1, body: { case: "region", value: { title: "Barriers" } } });
  for (const record of [region, card("a"), card("b", { mergedInto: "a" }), card("c", { mergedInto: "a" }), card("d")])
    document.set(record.id, record);
  const view = viewOf(document);
  expect(view.order).toEqual(["a", "d"]);
  expect([...view.merged].map(([into, from]) => [into, from.map(({ id }) => id)])).toEqual([["a", ["b", "c"]]]);
});
