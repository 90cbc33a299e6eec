// What becomes of cards, or of a whole group, where they are let go.
import type { May } from "../leading/may.ts";
import type { Room } from "../room/room.ts";
import { copyCards, groupCards, mergeCards, mergeGroups, moveCards, moveGroup, putCards } from "./doing.ts";
import type { Hands } from "./hands.ts";
import { type Box, contains, type Layout, placeIn } from "./layout.ts";
import { type BoardView, type GroupView, partOf, regionOf, wholeGroup } from "./model.ts";

// Alt leaves the cards where they are and puts copies down; with Ctrl or Cmd the one they are dropped on speaks for them.
export type How = "moves" | "copies" | "merges";
export function howWith(keys: { readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): How {
  if (keys.altKey) return "copies";
  return keys.ctrlKey || keys.metaKey ? "merges" : "moves";
}

export type DropTarget =
  | { readonly kind: "region"; readonly id: string }
  | { readonly kind: "group"; readonly id: string; readonly merges: boolean } // of a part of one; two groups become one
  | { readonly kind: "card"; readonly id: string; readonly merges: boolean };

export function sameTarget(a: DropTarget | undefined, b: DropTarget | undefined): boolean {
  const merges = (one: DropTarget | undefined) => one !== undefined && one.kind !== "region" && one.merges;
  return a?.kind === b?.kind && a?.id === b?.id && merges(a) === merges(b);
}

export interface Held {
  readonly ids: readonly string[]; // in reading order
  readonly part?: string; // of a group that was taken by its head
}
interface Point {
  readonly x: number;
  readonly y: number;
}
interface Table {
  readonly view: BoardView;
  readonly layout: Layout;
  readonly may: May;
}

// A group as a whole: taken by its head, or all its cards chosen.
function groupIn(held: Held, how: How, { view, may }: Table): GroupView | undefined {
  if (held.part !== undefined) return partOf(view, held.part);
  return how === "moves" && may("mergeClusters") ? wholeGroup(view, held.ids) : undefined;
}

export function targetAt(table: Table, point: Point, held: Held, how: How): DropTarget | undefined {
  const { view, layout, may } = table;
  const group = groupIn(held, how, table);
  const region = [...layout.regions].find(([, box]) => contains(box, point))?.[0];
  const tray = [...layout.trays].find(([, box]) => contains(box, point))?.[0];
  if (group) {
    const other = tray === undefined ? undefined : partOf(view, tray);
    if (other && other.id !== group.id) return { kind: "group", id: other.part, merges: true };
    const moves = region !== undefined && region !== regionOf(view, group.part);
    return moves ? { kind: "region", id: region } : undefined;
  }
  if (tray !== undefined) return { kind: "group", id: tray, merges: false };
  const merges = how === "merges";
  if (how !== "copies" && may(merges ? "mergeCards" : "addCluster"))
    for (const [id, box] of layout.cards) {
      const middle = { x: box.x + box.w * 0.2, y: box.y + box.h * 0.2, w: box.w * 0.6, h: box.h * 0.6 };
      if (!held.ids.includes(id) && view.cards.has(id) && contains(middle, point)) return { kind: "card", id, merges };
    }
  return region === undefined ? undefined : { kind: "region", id: region };
}

export function drop(
  table: Table & { readonly room: Room; readonly hands: Hands },
  held: Held,
  where: DropTarget,
  start: Point,
  end: Point,
  how: How,
): void {
  const { room, hands, view, layout } = table;
  const { ids } = held;
  const group = groupIn(held, how, table);
  switch (where.kind) {
    case "group": {
      const into = partOf(view, where.id);
      const region = regionOf(view, where.id);
      if (!into || region === undefined) return;
      if (group) return mergeGroups(room, hands, view, group, into);
      const to = { region, cluster: into.id, ...behind(table, end, into, ids) };
      return how === "copies" ? copyCards(room, hands, ids, () => to) : moveCards(room, ids, to);
    }
    case "card": {
      if (where.merges) return mergeCards(room, where.id, ids);
      const cluster = groupCards(room, view, [where.id, ...ids], "");
      if (cluster) hands.asking.set({ what: "rename", cluster });
      return;
    }
    case "region": {
      if (group) return moveGroup(room, hands, group, where.id);
      const places = new Map(ids.flatMap((id) => placed(layout, id, where.id, start, end) ?? []));
      if (how === "copies") return copyCards(room, hands, ids, (id) => places.get(id));
      return putCards(
        room,
        [...places].map(([id, place]) => ({ id, ...place })),
      );
    }
    default:
      return where satisfies never;
  }
}

// Where a card comes to lie, on the grid.
function placed(layout: Layout, id: string, to: string, start: Point, end: Point) {
  const box = layout.cards.get(id);
  const region = layout.regions.get(to);
  if (!box || !region) return undefined;
  const at = { x: snap(box.x + end.x - start.x), y: snap(box.y + end.y - start.y) };
  return [[id, { region: to, ...placeIn(region, at) }] as const];
}
function snap(value: number): number {
  return Math.round(value / 8) * 8;
}

// In a group, a card goes behind the one it was let go upon.
function behind(
  { layout }: Table,
  point: Point,
  group: GroupView,
  ids: readonly string[],
): { readonly after?: string } {
  const on = group.cards.find(({ id }) => !ids.includes(id) && contains(layout.cards.get(id) ?? nowhere, point));
  return on ? { after: on.id } : {};
}
const nowhere: Box = { x: -1, y: -1, w: 0, h: 0 };
