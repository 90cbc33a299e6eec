// Cards in a hand. While they are held, the others are shown where; where they are let go, one request is made. On bare
// table a frame is drawn around what is to be selected.
import { useEffect, useRef, useState } from "react";
import { t } from "../language.ts";
import { type May, tellsWhyNot } from "../leading/may.ts";
import type { Room } from "../room/room.ts";
import { settings } from "../settings/settings.ts";
import { groupCards, mergeCards, moveCards, putCards } from "./doing.ts";
import { glide } from "./glide.ts";
import type { Hands } from "./hands.ts";
import { type Box, contains, depth, type Layout, overlaps, placeIn } from "./layout.ts";
import type { BoardView } from "./model.ts";
import { pointersShown } from "./showing.ts";
import type { View } from "./zoom.ts";

export type DropTarget =
  | { readonly kind: "region"; readonly id: string }
  | { readonly kind: "group"; readonly id: string } // of a part of one
  | { readonly kind: "card"; readonly id: string; readonly merges: boolean };

interface Around {
  readonly canvas: { readonly current: HTMLElement | null };
  readonly surface: { readonly current: HTMLElement | null };
  readonly view: BoardView;
  readonly hands: Hands;
  readonly layout: Layout | undefined;
  readonly mirrored: boolean;
  readonly world: number;
  readonly eye: View;
  readonly may: May;
  readonly room: Room;
}
interface Point {
  readonly x: number;
  readonly y: number;
}

const begins = 5; // pixels
const edge = 40;

export function useDragging(around: Around): {
  readonly target: DropTarget | undefined;
  readonly marquee: Box | undefined;
} {
  const now = useRef(around);
  now.current = around;
  const [target, setTarget] = useState<DropTarget>();
  const [marquee, setMarquee] = useState<Box>();
  const { canvas, surface } = around;

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let grip:
      | { readonly start: Point; readonly pointer: number; readonly ids: readonly string[]; moving: boolean }
      | undefined;
    let frame: { readonly start: Point; readonly pointer: number; readonly before: ReadonlySet<string> } | undefined;
    let over: DropTarget | undefined;

    // In the world as it is laid out, before it is mirrored.
    const worldOf = (event: PointerEvent | MouseEvent): Point => {
      const { eye, mirrored, world } = now.current;
      const origin = surface.current?.getBoundingClientRect();
      const x = (event.clientX - (origin?.left ?? 0)) / eye.zoom;
      return { x: mirrored ? world - x : x, y: (event.clientY - (origin?.top ?? 0)) / eye.zoom };
    };
    const seen = (box: Box): Box => {
      const { mirrored, world } = now.current;
      return mirrored ? { ...box, x: world - box.x - box.w } : box;
    };
    const elementOf = (id: string) => surface.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    const cardAt = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]")?.dataset.card : undefined;

    const targetAt = (point: Point, ids: readonly string[], merges: boolean): DropTarget | undefined => {
      const { layout, view, may } = now.current;
      if (!layout) return undefined;
      const onCards = may(merges ? "mergeCards" : "addCluster");
      for (const [id, box] of layout.trays) if (contains(box, point)) return { kind: "group", id };
      for (const [id, box] of layout.cards) {
        const middle = { x: box.x + box.w * 0.2, y: box.y + box.h * 0.2, w: box.w * 0.6, h: box.h * 0.6 };
        if (onCards && !ids.includes(id) && view.cards.has(id) && contains(middle, point))
          return { kind: "card", id, merges };
      }
      for (const [id, box] of layout.regions) if (contains(box, point)) return { kind: "region", id };
      return undefined;
    };
    const aim = (next: DropTarget | undefined) => {
      const merges = (one: DropTarget | undefined) => one?.kind === "card" && one.merges;
      if (next?.kind === over?.kind && next?.id === over?.id && merges(next) === merges(over)) return;
      over = next;
      setTarget(next);
    };

    const down = (event: PointerEvent) => {
      if (event.button !== 0 || event.defaultPrevented) return;
      const onControl =
        event.target instanceof Element && event.target.closest("textarea, button, input, .tools, .plan");
      if (onControl) return;
      const { hands } = now.current;
      const id = cardAt(event);
      if (id === undefined) {
        if (event.pointerType === "touch") return;
        frame = {
          start: worldOf(event),
          pointer: event.pointerId,
          before: event.shiftKey ? hands.selected.value : new Set(),
        };
        return;
      }
      hands.active.set(id);
      const many = event.shiftKey || event.ctrlKey || event.metaKey;
      // A finger scrolls; it drags what was chosen before.
      const drags = event.pointerType !== "touch" || hands.selected.value.has(id);
      if (many) hands.toggle(id);
      else if (!hands.selected.value.has(id)) hands.select([id]);
      if (!many && drags) {
        const ids = now.current.view.order.filter((one) => hands.selected.value.has(one));
        grip = { start: worldOf(event), pointer: event.pointerId, ids, moving: false };
      }
    };
    const move = (event: PointerEvent) => {
      const point = worldOf(event);
      if (frame) {
        const { layout, hands, view } = now.current;
        const box = between(frame.start, point);
        if (box.w < begins && box.h < begins) return;
        element.setPointerCapture(frame.pointer);
        setMarquee(seen(box));
        const inside = view.order.filter((id) => overlaps(layout?.cards.get(id) ?? nowhere, box));
        hands.select([...frame.before, ...inside]);
        return;
      }
      if (!grip) {
        if (event.pointerType !== "touch") showPointer(point);
        return;
      }
      const dx = point.x - grip.start.x;
      const dy = point.y - grip.start.y;
      if (!grip.moving) {
        if (Math.hypot(dx, dy) < begins) return;
        if (!mayTake(grip.ids)) {
          grip = undefined;
          return;
        }
        grip.moving = true;
        element.setPointerCapture(grip.pointer);
      }
      scrollNear(element, event); // reads before anything is written: else everything is laid out for it
      for (const id of grip.ids) {
        const paper = elementOf(id);
        paper?.classList.add("hand", "held");
        paper?.style.setProperty(
          "transform",
          `translate(${now.current.mirrored ? -dx : dx}px, ${dy}px) rotate(-1.4deg)`,
        );
      }
      aim(targetAt(point, grip.ids, event.altKey));
      showOthers(point, grip.ids);
    };
    const mayTake = (ids: readonly string[]): boolean => {
      const { room, may } = now.current;
      if (!ids.every((id) => may("moveCards", id))) {
        tellsWhyNot(room, "moveCards");
        return false;
      }
      if (ids.some((id) => room.holderOf(id)?.does === "moves")) {
        room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("board.held") } });
        return false;
      }
      return true;
    };
    const showOthers = (point: Point, ids: readonly string[]) => {
      const pointer = placeOf(point);
      if (pointer) now.current.room.session.showPresence({ dragging: [...ids], pointer });
    };
    const placeOf = (point: Point): Point | undefined => {
      const { layout, view } = now.current;
      const at = view.regions.findIndex(({ id }) => contains(layout?.regions.get(id) ?? nowhere, point));
      const region = layout?.regions.get(view.regions[at]?.id ?? "");
      if (!region) return undefined;
      const share = Math.min(0.999, Math.max(0, (point.x - region.x) / region.w));
      return { x: at + share, y: (point.y - region.y) / depth };
    };
    const showPointer = (point: Point) => {
      const { room } = now.current;
      if (!pointersShown(settings.value.pointers, room.session.presence)) return;
      const pointer = placeOf(point);
      if (pointer) room.session.showPresence({ pointer });
    };
    const leaves = () => {
      if (!grip && !frame) now.current.room.session.showPresence({});
    };
    const up = (event: PointerEvent) => {
      setMarquee(undefined);
      if (frame) {
        const box = between(frame.start, worldOf(event));
        if (box.w < begins && box.h < begins && frame.before.size === 0) now.current.hands.nothing();
        frame = undefined;
        return;
      }
      const held = grip;
      grip = undefined;
      if (!held) return;
      if (!held.moving) {
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey && held.ids.length > 1) {
          const id = cardAt(event);
          if (id !== undefined) now.current.hands.select([id]);
        }
        return;
      }
      drop(held.ids, held.start, worldOf(event), over);
      letGo(held.ids, over === undefined);
    };
    // `back`: to where they were; else to where they are put now.
    const letGo = (ids: readonly string[], back = false) => {
      for (const id of ids) {
        const paper = elementOf(id);
        if (!paper) continue;
        const { e: x, f: y } = new DOMMatrix(paper.style.transform);
        if (back) glide(paper, { x, y });
        else paper.dataset.landed = "";
        paper.classList.remove("hand", "held");
        paper.style.removeProperty("transform");
      }
      aim(undefined);
      now.current.room.session.showPresence({});
    };
    const drop = (ids: readonly string[], start: Point, end: Point, where: DropTarget | undefined) => {
      const { room, view, layout, hands } = now.current;
      if (!where || !layout) return;
      switch (where.kind) {
        case "group": {
          for (const region of view.regions)
            for (const { id: cluster, part } of region.groups)
              if (part === where.id) moveCards(room, ids, { region: region.id, cluster, ...behind(end, cluster, ids) });
          return;
        }
        case "card": {
          if (where.merges) return mergeCards(room, where.id, ids);
          const cluster = groupCards(room, view, [where.id, ...ids], "");
          if (cluster) hands.asking.set({ what: "rename", cluster });
          return;
        }
        case "region": {
          const places = ids.flatMap((id) => {
            const box = layout.cards.get(id);
            const region = layout.regions.get(where.id);
            if (!box || !region) return [];
            const at = { x: snap(box.x + end.x - start.x), y: snap(box.y + end.y - start.y) };
            return [{ id, region: where.id, ...placeIn(region, at) }];
          });
          return putCards(room, places);
        }
        default:
          return where satisfies never;
      }
    };
    // In a group, a card goes behind the one it was let go upon.
    const behind = (point: Point, group: string, ids: readonly string[]): { readonly after?: string } => {
      const { view, layout } = now.current;
      for (const [id, record] of view.cards)
        if (
          record.body.value.cluster === group &&
          !ids.includes(id) &&
          contains(layout?.cards.get(id) ?? nowhere, point)
        )
          return { after: id };
      return {};
    };
    const givesUp = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !grip?.moving) return;
      letGo(grip.ids, true);
      grip = undefined;
    };
    const write = (event: MouseEvent) => {
      const { layout, view, hands, may } = now.current;
      if (!may("addCard") || cardAt(event) !== undefined) return;
      if (event.target instanceof Element && event.target.closest(".tools, .plan, h3")) return;
      const point = worldOf(event);
      const region = view.regions.find(({ id }) => contains(layout?.regions.get(id) ?? nowhere, point));
      const box = region && layout?.regions.get(region.id);
      if (region && box) hands.writing.set({ region: region.id, at: placeIn(box, point) });
    };

    const ends = new AbortController();
    const { signal } = ends;
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", up, { signal });
    element.addEventListener("pointerleave", leaves, { signal });
    element.addEventListener(
      "pointercancel",
      () => {
        if (grip?.moving) letGo(grip.ids, true);
        grip = undefined;
        frame = undefined;
        setMarquee(undefined);
      },
      { signal },
    );
    element.addEventListener("dblclick", write, { signal });
    addEventListener("keydown", givesUp, { capture: true, signal });
    return () => ends.abort();
  }, [canvas, surface]);

  return { target, marquee };
}

const nowhere: Box = { x: -1, y: -1, w: 0, h: 0 };
function between(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}
function snap(value: number): number {
  return Math.round(value / 8) * 8;
}
function scrollNear(element: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const push = (at: number, low: number, high: number) => (at < low + edge ? -12 : at > high - edge ? 12 : 0);
  element.scrollBy(push(clientX, left, right), push(clientY, top, bottom));
}
