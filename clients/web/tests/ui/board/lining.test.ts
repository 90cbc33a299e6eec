// Cards lined up lie so when they are laid out: neither on each other, nor beside the line.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { CardSchema, ClusterSchema, type Record, RecordSchema, RegionSchema } from "../../../src/protocol/index.ts";
import { type Layout, layOut } from "../../../src/ui/board/layout.ts";
import { type Line, linedUp } from "../../../src/ui/board/lining.ts";
import { viewOf } from "../../../src/ui/board/model.ts";

const record = (id: string, body: Record["body"]): Record => create(RecordSchema, { id, version: 1, body });
const places: { readonly [id: string]: readonly [x: number, y: number] } = {
  a: [0.1, 0.2],
  b: [0.3, 0.5],
  c: [0.6, 0.35],
};
function board() {
  const document = new Document();
  document.set("r1", record("r1", { case: "region", value: create(RegionSchema, { title: "Barriers", order: 1 }) }));
  document.set("k1", record("k1", { case: "cluster", value: create(ClusterSchema, { title: "Banks", region: "r1" }) }));
  for (const id of Object.keys(places))
    document.set(id, record(id, { case: "card", value: create(CardSchema, { region: "r1", order: id }) }));
  document.set(
    "g",
    record("g", { case: "card", value: create(CardSchema, { region: "r1", order: "g", cluster: "k1" }) }),
  );
  return viewOf(document);
}
function laid(width: number, at: { readonly [id: string]: readonly [number, number] }): Layout {
  const loose = Object.entries(at).map(([id, [x, y]]) => ({ id, height: 90, at: { x, y } }));
  const trays = [{ id: "k1@r1", head: 40, cards: [{ id: "g", height: 90 }] }];
  return layOut([{ id: "r1", head: 80, trays, loose }], width, 1);
}
function linesUp(ids: readonly string[], as: Line, width = 700): Layout {
  const put = linedUp(board(), laid(width, places), ids, as);
  if (!put) throw new Error("they are not lined up");
  return laid(width, { ...places, ...Object.fromEntries(put.map(({ id, x, y }) => [id, [x, y]])) });
}
const edges = (layout: Layout, ids: readonly string[], edge: "x" | "y") =>
  new Set(ids.map((id) => layout.cards.get(id)?.[edge].toFixed(3))).size;

it("in a column their side edges are one", () => {
  expect(edges(linesUp(["a", "b", "c"], "column"), ["a", "b", "c"], "x")).toBe(1);
});
it("in a row their upper edges are one, also when they lay on each other", () => {
  expect(edges(linesUp(["a", "b"], "row"), ["a", "b"], "y")).toBe(1);
  expect(edges(linesUp(["b", "c"], "row"), ["b", "c"], "y")).toBe(1);
});
it("more than there is room for are no row; cards of a group, or a single one, are nothing to line up", () => {
  const layout = laid(700, places);
  expect(linedUp(board(), layout, ["a", "b", "c"], "row")).toBeUndefined();
  expect(linedUp(board(), layout, ["a", "g"], "column")).toBeUndefined();
  expect(linedUp(board(), layout, ["a"], "column")).toBeUndefined();
});
