// Cards in a hand. While they are held, the others are shown where; where they are let go, dropping.ts makes a request of
// it. On bare table a frame is drawn around what is to be selected.
import { useEffect, useRef, useState } from "react";
import { drafts, type May, tellsWhyNot } from "../leading/may.ts";
import type { Room } from "../room/room.ts";
import { settings } from "../settings/settings.ts";
import { waitsFor } from "./doing.ts";
import { type DropTarget, drop, type Held, type How, howWith, sameTarget, targetAt } from "./dropping.ts";
import { glide } from "./glide.ts";
import type { Hands } from "./hands.ts";
import { pointIn, toldOf } from "./held.ts";
import { type Box, contains, type Layout, overlaps, placeIn } from "./layout.ts";
import { type BoardView, partOf } from "./model.ts";
import { type Press, pressed } from "./press.ts";
import { pointersShown } from "./showing.ts";
import type { View } from "./zoom.ts";

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

interface Grip extends Held {
  readonly grabbed: string; // the card that was pressed upon; the first one of a group; "" of an empty one
  readonly start: Point;
  readonly pointer: number;
  moving: boolean;
  twins: readonly HTMLElement[];
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
    let grip: Grip | undefined;
    let frame: { readonly start: Point; readonly pointer: number; readonly before: ReadonlySet<string> } | undefined;
    let press: Press | undefined;
    let stayed = false; // the finger that is down, on a card
    let over: DropTarget | undefined;
    let last: PointerEvent | undefined; // of the grip, for when a key is pressed and nothing moves

    // In the world as it is laid out, before it is mirrored.
    const worldOf = (event: Pick<MouseEvent, "clientX" | "clientY">): Point => {
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
    const trayOf = (part: string) =>
      surface.current
        ?.querySelector<HTMLElement>(`[data-stop="group:${CSS.escape(part)}"]`)
        ?.closest<HTMLElement>(".tray");
    const papersOf = ({ ids, part }: Held) =>
      [part === undefined ? undefined : trayOf(part), ...ids.map(elementOf)].filter(
        (one) => one instanceof HTMLElement,
      );
    const at = (event: Event, what: string) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>(what) : null;
    const cardAt = (event: Event) => at(event, "[data-card]")?.dataset.card;
    const partAt = (event: Event) => at(event, ".tray h3")?.dataset.stop?.slice("group:".length);
    // A group is moved, whatever keys are pressed.
    const howOf = (held: Held, event: PointerEvent | KeyboardEvent): How =>
      held.part === undefined ? howWith(event) : "moves";

    const aim = (next: DropTarget | undefined) => {
      if (sameTarget(next, over)) return;
      over = next;
      setTarget(next);
    };
    const takes = (event: PointerEvent, held: Held, grabbed: string) => {
      grip = { ...held, grabbed, start: worldOf(event), pointer: event.pointerId, moving: false, twins: [] };
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || event.defaultPrevented) return;
      if (!event.isPrimary) return gives(); // a second finger: the board is moved, nothing on it
      if (at(event, "textarea, button, input, .tools, .plan")) return;
      const { hands, view } = now.current;
      const id = cardAt(event);
      const part = partAt(event);
      if (event.pointerType === "touch") {
        if (id === undefined) return;
        // A finger scrolls; it drags what was chosen before. It chooses one with a tap, and one more when it stays.
        press = pressed(event, () => {
          stayed = true;
          grip = undefined;
          hands.active.set(id);
          hands.toggle(id);
        });
        if (hands.selected.value.has(id)) takes(event, { ids: chosen() }, id);
        return;
      }
      if (id !== undefined) {
        hands.active.set(id);
        const many = event.shiftKey || event.ctrlKey || event.metaKey;
        if (many) hands.toggle(id);
        else if (!hands.selected.value.has(id)) hands.select([id]);
        if (!many) takes(event, { ids: chosen() }, id);
      } else if (part !== undefined) {
        const ids = partOf(view, part)?.cards.map((card) => card.id) ?? [];
        takes(event, { ids, part }, ids[0] ?? "");
      } else {
        const before = event.shiftKey ? hands.selected.value : new Set<string>();
        frame = { start: worldOf(event), pointer: event.pointerId, before };
      }
    };
    const chosen = () => now.current.view.order.filter((one) => now.current.hands.selected.value.has(one));
    const move = (event: PointerEvent) => {
      const point = worldOf(event);
      press?.moved(event);
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
      if (event.pointerId !== grip.pointer) return;
      if (!grip.moving) {
        if (Math.hypot(point.x - grip.start.x, point.y - grip.start.y) < begins) return;
        if (!mayTake(grip, howOf(grip, event))) {
          grip = undefined;
          return;
        }
        grip.moving = true;
        element.setPointerCapture(grip.pointer);
      }
      scrollNear(element, event); // reads before anything is written: else everything is laid out for it
      last = event;
      carries(grip, event, howOf(grip, event));
    };
    const carries = (held: Grip, event: PointerEvent, how: How) => {
      const { view, layout, may, mirrored } = now.current;
      const point = worldOf(event);
      const by = { x: point.x - held.start.x, y: point.y - held.start.y };
      leavesTwins(held, how === "copies");
      for (const paper of papersOf(held)) {
        paper.classList.add("hand", "held");
        const tilt = held.part === undefined ? " rotate(-1.4deg)" : "";
        paper.style.setProperty("transform", `translate(${mirrored ? -by.x : by.x}px, ${by.y}px)${tilt}`);
      }
      aim(layout && targetAt({ view, layout, may }, point, held, how));
      showOthers(held, by, how);
    };
    // Where copies are put down, the cards are seen to stay.
    const leavesTwins = (held: Grip, stay: boolean) => {
      if (stay === held.twins.length > 0) return;
      for (const twin of held.twins) twin.remove();
      held.twins = stay ? papersOf(held).map(twinOf) : [];
      surface.current?.append(...held.twins);
    };
    const mayDo = ({ ids, part }: Held, how: How): boolean => {
      const { room, may } = now.current;
      const verb = part !== undefined ? "mergeClusters" : how === "copies" ? "addCard" : "moveCards";
      if (verb === "moveCards" ? !ids.every((id) => may(verb, id)) : !may(verb)) {
        tellsWhyNot(room, verb);
        return false;
      }
      return true;
    };
    const mayTake = (held: Held, how: How): boolean => {
      const { room } = now.current;
      if (!mayDo(held, how)) return false;
      return how === "copies" || !waitsFor(room, held.ids);
    };
    // The one that was grabbed comes first: the point is its own.
    const showOthers = ({ ids, grabbed }: Grip, by: Point, how: How) => {
      const { room, layout } = now.current;
      const home = layout?.cards.get(grabbed);
      if (how === "copies") return room.session.showPresence({});
      const pointer = layout && home && toldOf(layout, regions(), home, by);
      const dragging = [grabbed, ...ids.filter((id) => id !== grabbed)];
      if (pointer) room.session.showPresence({ dragging, pointer });
    };
    const regions = () => now.current.view.regions.map(({ id }) => id);
    const showPointer = (point: Point) => {
      const { room, layout } = now.current;
      if (!layout || !pointersShown(settings.value.pointers, room.session.presence)) return;
      const pointer = pointIn(layout, regions(), point);
      if (pointer) room.session.showPresence({ pointer });
    };
    const leaves = () => {
      if (!grip && !frame) now.current.room.session.showPresence({});
    };
    const up = (event: PointerEvent) => {
      setMarquee(undefined);
      const { hands } = now.current;
      const tapped = press?.ends() ?? false;
      press = undefined;
      if (frame) {
        const box = between(frame.start, worldOf(event));
        if (box.w < begins && box.h < begins && frame.before.size === 0) hands.nothing();
        frame = undefined;
        return;
      }
      const held = grip;
      if (held && event.pointerId !== held.pointer) return;
      grip = undefined;
      if (held?.moving) return letsGo(held, event);
      const id = cardAt(event);
      const part = held?.part;
      if (part !== undefined) hands.active.set(`group:${part}`);
      else if (tapped && id !== undefined) {
        hands.active.set(id);
        hands.select([id]);
      } else if (held && held.ids.length > 1 && id !== undefined && howWith(event) === "moves" && !event.shiftKey)
        hands.select([id]);
    };
    const letsGo = (held: Grip, event: PointerEvent) => {
      const { room, hands, view, layout, may } = now.current;
      const how = howOf(held, event);
      carries(held, event, how);
      const where = over;
      // Alt may have been let go meanwhile, or pressed.
      const goes = layout && where && mayDo(held, how);
      if (goes) drop({ room, hands, view, layout, may }, held, where, held.start, worldOf(event), how);
      letGo(held, !goes || how === "copies");
    };
    // `back`: to where they were; else to where they are put now.
    const letGo = (held: Grip, back = false) => {
      for (const paper of papersOf(held)) {
        const { e: x, f: y } = new DOMMatrix(paper.style.transform);
        // Where copies are put down, the cards were seen to stay.
        if (back && held.twins.length === 0) glide(paper, { x, y });
        else if (!back && "card" in paper.dataset) paper.dataset.landed = "";
        paper.classList.remove("hand", "held");
        paper.style.removeProperty("transform");
      }
      leavesTwins(held, false);
      aim(undefined);
      now.current.room.session.showPresence({});
    };
    const gives = () => {
      if (grip?.moving) letGo(grip, true);
      press?.ends();
      press = undefined;
      grip = undefined;
      frame = undefined;
      setMarquee(undefined);
    };
    const key = (event: KeyboardEvent) => {
      if (!grip?.moving) return;
      if (event.key === "Escape") gives();
      else if (last && howOf(grip, event) !== howOf(grip, last)) carries(grip, last, howOf(grip, event));
      if (event.key === "Alt") event.preventDefault(); // else a browser goes to its menu
    };
    const write = (event: MouseEvent) => {
      if (now.current.hands.tool.value === "hand" || cardAt(event) !== undefined) return;
      if (!at(event, ".tools, .plan, h3, button")) beginAt(event);
    };
    const beginAt = (seen: Pick<MouseEvent, "clientX" | "clientY">) => {
      const { layout, view, hands, may, room } = now.current;
      if (!may("addCard") && !drafts(room)) return tellsWhyNot(room, "addCard");
      const point = worldOf(seen);
      const region = view.regions.find(({ id }) => contains(layout?.regions.get(id) ?? nowhere, point));
      const box = region && layout?.regions.get(region.id);
      if (region && box) hands.writing.set({ region: region.id, at: placeIn(box, point) });
    };
    // It was no click, and twice it is no double one.
    const lifted = (event: TouchEvent) => {
      if (stayed && event.cancelable) event.preventDefault();
      stayed = false;
    };
    // A finger that stays on a card means it, and no menu of the browser's.
    const menu = (event: MouseEvent) => press && event.preventDefault();

    const { hands } = now.current;
    hands.begins = (clientX, clientY) => {
      const seen = element.getBoundingClientRect();
      const inside = clientX > seen.left && clientX < seen.right && clientY > seen.top && clientY < seen.bottom;
      if (inside) beginAt({ clientX, clientY });
    };
    const ends = new AbortController();
    const { signal } = ends;
    signal.addEventListener("abort", () => {
      hands.begins = undefined;
    });
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", up, { signal });
    element.addEventListener("pointerleave", leaves, { signal });
    element.addEventListener("pointercancel", gives, { signal });
    element.addEventListener("touchend", lifted, { passive: false, signal });
    element.addEventListener("contextmenu", menu, { signal });
    element.addEventListener("dblclick", write, { signal });
    for (const event of ["keydown", "keyup"] as const) addEventListener(event, key, { capture: true, signal });
    return () => ends.abort();
  }, [canvas, surface]);

  return { target, marquee };
}

const nowhere: Box = { x: -1, y: -1, w: 0, h: 0 };
function between(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}
// A picture of a paper, where it lies.
function twinOf(paper: HTMLElement): HTMLElement {
  const twin = paper.cloneNode(true) as HTMLElement;
  for (const one of [twin, ...twin.querySelectorAll<HTMLElement>("*")])
    for (const { name } of [...one.attributes])
      if (/^(data-|aria-|id$|tabindex$)/.test(name)) one.removeAttribute(name);
  twin.classList.remove("hand", "held", "sel");
  twin.classList.add("twin");
  twin.setAttribute("aria-hidden", "true");
  twin.style.removeProperty("transform");
  return twin;
}
function scrollNear(element: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const push = (at: number, low: number, high: number) => (at < low + edge ? -12 : at > high - edge ? 12 : 0);
  element.scrollBy(push(clientX, left, right), push(clientY, top, bottom));
}
