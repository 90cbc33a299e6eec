// Cards in somebody's hand, told by one point and seen by others on screens of other widths.
import { expect, it } from "vitest";
import { heldBox, toldOf } from "../../../src/ui/board/held.ts";
import { columnsFor, type Layout, layOut } from "../../../src/ui/board/layout.ts";

const regions = ["r1", "r2", "r3"];
function table(width: number): Layout {
  const card = (id: string) => ({ id, height: 90 });
  return layOut(
    [
      { id: "r1", head: 80, trays: [], loose: [card("a"), card("b"), card("c")] },
      { id: "r2", head: 80, trays: [], loose: [card("d")] },
      { id: "r3", head: 80, trays: [], loose: [] },
    ],
    width,
    columnsFor(width),
  );
}
const boxOf = (layout: Layout, id: string) => {
  const box = layout.cards.get(id);
  if (!box) throw new Error(`no card ${id}`);
  return box;
};
const seen = (id: string, taken: readonly string[], by: { x: number; y: number }, here = 1200, there = 1200) => {
  const mine = table(here);
  const [first = ""] = taken;
  const pointer = toldOf(mine, regions, boxOf(mine, first), by);
  if (!pointer) throw new Error("nothing is told");
  const box = heldBox(table(there), regions, id, { pointer, dragging: [...taken] } as never);
  if (!box) throw new Error(`${id} is not in a hand`);
  return box;
};
const near = (a: number, b: number) => expect(a).toBeCloseTo(b, 3);

it("a card is seen where it is held, wherever it was grabbed", () => {
  const home = boxOf(table(1200), "a");
  const box = seen("a", ["a"], { x: 310, y: 140 });
  near(box.x, home.x + 310);
  near(box.y, home.y + 140);
});

it("cards that are held together keep their places to each other", () => {
  const home = table(1200);
  const [grabbed, other] = [seen("b", ["b", "a", "d"], { x: 40, y: 60 }), seen("a", ["b", "a", "d"], { x: 40, y: 60 })];
  near(other.x - grabbed.x, boxOf(home, "a").x - boxOf(home, "b").x);
  near(other.y - grabbed.y, boxOf(home, "a").y - boxOf(home, "b").y);
  near(grabbed.x, boxOf(home, "b").x + 40);
});

it("on a narrower screen they are apart as they lie there, and never beyond its edge", () => {
  const small = table(500);
  const [grabbed, other] = [
    seen("a", ["a", "b"], { x: 0, y: 30 }, 1200, 500),
    seen("b", ["a", "b"], { x: 0, y: 30 }, 1200, 500),
  ];
  near(other.y - grabbed.y, boxOf(small, "b").y - boxOf(small, "a").y);
  for (const by of [-5_000, 5_000]) {
    const box = seen("b", ["a", "b"], { x: by, y: 0 }, 1200, 500);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.w).toBeLessThanOrEqual(small.width);
  }
});
