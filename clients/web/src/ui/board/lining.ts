// Cards that somebody chose, lined up: places for each, in the order in which they are read then.
import { type Box, gap, type Layout, pad, placeIn } from "./layout.ts";
import type { BoardView } from "./model.ts";

export type Line = "column" | "row";
export interface Put {
  readonly id: string;
  readonly region: string;
  readonly x: number;
  readonly y: number;
}

// A column: their side edges where the outermost has it, each as far down as it lies. A row: their upper edges, each as
// far across as it lies and there is room. Undefined where it cannot be: of single cards of one region alone, as a group
// lays out its own.
export function linedUp(view: BoardView, layout: Layout, ids: readonly string[], as: Line): Put[] | undefined {
  const home = view.regions.find(({ loose }) => loose.some(({ id }) => id === ids[0]));
  const region = layout.regions.get(home?.id ?? "");
  const cards = ids.flatMap((id) => {
    const box = home?.loose.some((card) => card.id === id) ? layout.cards.get(id) : undefined;
    return box ? [{ id, box }] : [];
  });
  if (!home || !region || cards.length < 2 || cards.length !== ids.length) return undefined;
  const places = as === "column" ? column(cards) : row(cards, region);
  return places?.map(({ id, x, y }) => ({ id, region: home.id, ...placeIn(region, { x, y }) }));
}

interface Card {
  readonly id: string;
  readonly box: Box;
}
function column(cards: readonly Card[]) {
  const x = Math.min(...cards.map(({ box }) => box.x));
  return [...cards].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x).map(({ id, box }) => ({ id, x, y: box.y }));
}
function row(cards: readonly Card[], region: Box) {
  const y = Math.min(...cards.map(({ box }) => box.y));
  const sorted = [...cards].sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
  let left = region.x + pad;
  let right = region.x + region.w - pad; // what is left for those that follow ends here
  const room = sorted.reduce((sum, { box }) => sum + box.w + gap, -gap);
  if (room > right - left + 0.01) return undefined;
  right -= room;
  return sorted.map(({ id, box }) => {
    // No further than leaves room for the rest.
    const x = Math.max(left, Math.min(box.x, right));
    left = x + box.w + gap;
    right += box.w + gap;
    return { id, x, y };
  });
}
