// Cards in somebody's hand, as others see them. Presence has one point for all of them: that of the first, which is the
// card that was grabbed. The others are as far from it as they lie from it on whichever screen it is.
import type { Presence } from "../../index.ts";
import { type Box, contains, depth, type Layout } from "./layout.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

const under = 20; // the upper edge: so far down a card is its point, in the middle

// A place on the board as every screen has it: the region's index plus the part across, parts of `depth` down.
export function pointIn(layout: Layout, regions: readonly string[], { x, y }: Point): Point | undefined {
  const at = regions.findIndex((id) => {
    const box = layout.regions.get(id);
    return box !== undefined && contains(box, { x, y });
  });
  const region = layout.regions.get(regions[at] ?? "");
  if (!region) return undefined;
  const share = Math.min(0.999, Math.max(0, (x - region.x) / region.w));
  return { x: at + share, y: (y - region.y) / depth };
}
export function pointOn(layout: Layout, regions: readonly string[], point: Point): Point | undefined {
  const region = layout.regions.get(regions[Math.floor(point.x)] ?? "");
  if (!region) return undefined;
  return { x: region.x + (point.x - Math.floor(point.x)) * region.w, y: region.y + point.y * depth };
}

// What others are told of a card that was taken so far from where it lies. A hand may be beyond the board's edge; the
// point that is told is not.
export function toldOf(layout: Layout, regions: readonly string[], home: Box, by: Point): Point | undefined {
  const within = (value: number, end: number) => Math.max(0, Math.min(end - 1, value));
  return pointIn(layout, regions, {
    x: within(home.x + home.w / 2 + by.x, layout.width),
    y: within(home.y + under + by.y, layout.height),
  });
}

// Where a card is that somebody else holds.
export function heldBox(
  layout: Layout,
  regions: readonly string[],
  id: string,
  { pointer, dragging }: Pick<Presence, "pointer" | "dragging">,
): Box | undefined {
  const first = layout.cards.get(dragging.find((one) => layout.cards.has(one)) ?? "");
  const home = layout.cards.get(id);
  const point = pointer && pointOn(layout, regions, pointer);
  if (!first || !home || !point) return undefined;
  const x = point.x - first.w / 2 + home.x - first.x;
  const y = point.y - under + home.y - first.y;
  return { ...home, x: Math.max(0, Math.min(layout.width - home.w, x)), y };
}
