import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Box,
  type CardIn,
  columnsFor,
  layOut,
  overlaps,
  placeIn,
  type RegionIn,
} from "../../src/ui/board/layout.ts";

const height = fc.integer({ min: 30, max: 400 });
const place = fc.option(
  fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
  {
    nil: undefined,
  },
);
const shape = fc.array(
  fc.record({
    head: fc.integer({ min: 0, max: 200 }),
    trays: fc.array(fc.record({ head: fc.integer({ min: 20, max: 60 }), cards: fc.array(height, { maxLength: 12 }) }), {
      maxLength: 4,
    }),
    loose: fc.array(fc.record({ height, at: place }), { maxLength: 25 }),
  }),
  { minLength: 1, maxLength: 7 },
);

function named(regions: typeof shape extends fc.Arbitrary<infer Shape> ? Shape : never): RegionIn[] {
  let next = 0;
  const card = (one: Omit<CardIn, "id">): CardIn => ({ id: `c${next++}`, ...one });
  return regions.map(({ head, trays, loose }, r) => ({
    id: `r${r}`,
    head,
    trays: trays.map((tray, t) => ({
      id: `r${r}t${t}`,
      head: tray.head,
      cards: tray.cards.map((h) => card({ height: h })),
    })),
    loose: loose.map(card),
  }));
}
const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.w <= outer.x + outer.w + 0.01 &&
  inner.y + inner.h <= outer.y + outer.h + 0.01;

describe("the layout", () => {
  it("never piles cards up, and keeps each within its region", () => {
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 300, max: 1800 }),
        fc.constantFrom(1, 1.15, 1.3, 1.5),
        (regions, width, scale) => {
          const all = named(regions);
          const { cards, trays, regions: boxes } = layOut(all, width, columnsFor(width, scale), scale);
          const placed = [...cards.values()];
          for (const [i, a] of placed.entries())
            for (const b of placed.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
          for (const region of all) {
            const box = boxes.get(region.id);
            if (!box) throw new Error("a region without a box");
            for (const { id } of region.loose) {
              const card = cards.get(id);
              if (!card) throw new Error("a card without a box");
              expect(within(card, box)).toBe(true);
              for (const tray of trays.values()) expect(overlaps(card, tray)).toBe(false);
            }
            for (const tray of region.trays)
              for (const { id } of tray.cards)
                expect(within(cards.get(id) as Box, trays.get(tray.id) as Box)).toBe(true);
          }
          const regionBoxes = [...boxes.values()];
          for (const [i, a] of regionBoxes.entries())
            for (const b of regionBoxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("puts a card where somebody let it go, if there is room", () => {
    const region: RegionIn = { id: "r", head: 80, trays: [], loose: [{ id: "c", height: 60, at: { x: 0.4, y: 0.3 } }] };
    const { cards, regions } = layOut([region], 600, 1);
    const card = cards.get("c");
    const box = regions.get("r");
    if (!card || !box) throw new Error("nothing laid out");
    expect(card.x).toBeCloseTo(240, 3);
    expect(card.y).toBe(300);
    const back = placeIn(box, card);
    expect(back.x).toBeCloseTo(0.4, 6);
    expect(back.y).toBeCloseTo(0.3, 6);
  });
});
