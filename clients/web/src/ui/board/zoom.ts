// The eye over the board: it scrolls as any page does, and comes nearer or steps back. Ctrl with the wheel keeps the point
// under the pointer where it is, and two fingers what is between them; Space, the wheel button or the hand drags the table.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { settings } from "../settings/settings.ts";
import { isWriting } from "./keys.ts";
import type { Box, Layout } from "./layout.ts";
import { type Anchor, twoFingers } from "./pinch.ts";

export interface View {
  readonly zoom: number;
  readonly panning: boolean;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  fit(): void;
  show(box: Box): void; // as seen, mirrored where it is
}

const least = 0.25;
const most = 2.5;
export const underPlan = 210; // px below the board, so that nothing has to lie under its plan
export const underTools = 100; // px below the board, so that nothing has to lie under the tools

export function useZoom(
  canvas: { readonly current: HTMLElement | null },
  surface: { readonly current: HTMLElement | null },
  layout: Layout | undefined,
  hand: boolean, // a mouse moves the table, and nothing on it
): View {
  const [zoom, setZoom] = useState(1);
  const [panning, setPanning] = useState(false);
  const keep = useRef<Anchor>(undefined);
  const now = useRef(zoom);
  now.current = zoom;
  const handNow = useRef(hand);
  handNow.current = hand;

  const heldAt = useCallback(
    (x: number, y: number): Anchor => {
      const origin = surface.current?.getBoundingClientRect();
      const [left, top] = [origin?.left ?? 0, origin?.top ?? 0];
      return { x, y, worldX: (x - left) / now.current, worldY: (y - top) / now.current };
    },
    [surface],
  );
  const settle = useCallback(
    ({ x, y, worldX, worldY }: Anchor, zoom: number) => {
      const element = canvas.current;
      const origin = surface.current?.getBoundingClientRect();
      if (!element || !origin) return;
      element.scrollLeft += origin.left + worldX * zoom - x;
      element.scrollTop += origin.top + worldY * zoom - y;
    },
    [canvas, surface],
  );
  const zoomHolding = useCallback(
    (next: number, held: Anchor) => {
      const bounded = Math.max(least, Math.min(most, next));
      keep.current = bounded === now.current ? undefined : held;
      if (bounded === now.current) settle(held, bounded);
      setZoom(bounded);
    },
    [settle],
  );
  const zoomAt = useCallback(
    (next: number, at?: { readonly x: number; readonly y: number }) => {
      const seen = canvas.current?.getBoundingClientRect();
      if (!seen) return;
      const { x, y } = at ?? { x: seen.left + seen.width / 2, y: seen.top + seen.height / 2 };
      zoomHolding(next, heldAt(x, y));
    },
    [canvas, heldAt, zoomHolding],
  );
  // After it is drawn at the new size.
  useLayoutEffect(() => {
    if (keep.current) settle(keep.current, zoom);
    keep.current = undefined;
  }, [zoom, settle]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomAt(now.current * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
    };
    let space = false;
    const down = (event: KeyboardEvent) => {
      const onButton = event.target instanceof HTMLElement && event.target.closest("button");
      if (event.key === " " && !onButton && !isWriting(event)) {
        space = true;
        setPanning(true);
        event.preventDefault();
      }
    };
    const up = (event: KeyboardEvent) => {
      if (event.key !== " ") return;
      space = false;
      setPanning(false);
    };
    let from: { x: number; y: number } | undefined;
    const grab = (event: PointerEvent) => {
      const presses = event.target instanceof Element && event.target.closest("button, a, .plan");
      const byHand = handNow.current && event.pointerType !== "touch" && !presses;
      if (event.button !== 1 && !((space || byHand) && event.button === 0)) return;
      event.preventDefault();
      event.stopPropagation();
      from = { x: event.clientX, y: event.clientY };
      element.setPointerCapture(event.pointerId);
    };
    const drag = (event: PointerEvent) => {
      if (!from) return;
      element.scrollLeft -= event.clientX - from.x;
      element.scrollTop -= event.clientY - from.y;
      from = { x: event.clientX, y: event.clientY };
    };
    const release = () => {
      from = undefined;
    };
    const ends = new AbortController();
    const { signal } = ends;
    element.addEventListener("wheel", wheel, { passive: false, signal });
    element.addEventListener("pointerdown", grab, { capture: true, signal });
    element.addEventListener("pointermove", drag, { signal });
    element.addEventListener("pointerup", release, { signal });
    element.addEventListener("pointercancel", release, { signal });
    addEventListener("keydown", down, { signal });
    addEventListener("keyup", up, { signal });
    twoFingers(element, { zoom: () => now.current, at: heldAt, zoomHolding }, signal);
    return () => ends.abort();
  }, [canvas, zoomAt, heldAt, zoomHolding]);

  return {
    zoom,
    panning: panning || hand,
    zoomBy: (factor) => zoomAt(now.current * factor),
    zoomTo: (next) => zoomAt(next),
    fit: () => {
      const element = canvas.current;
      if (!element || !layout) return;
      setZoom(Math.max(least, Math.min(1, (element.clientHeight - underTools) / layout.height)));
      element.scrollTo({ top: 0, left: 0 });
    },
    show: (box) => {
      const element = canvas.current;
      const table = surface.current;
      if (!element || !table) return;
      const next = Math.max(
        least,
        Math.min(1, (element.clientWidth - 60) / box.w, (element.clientHeight - 120) / box.h),
      );
      setZoom(next);
      requestAnimationFrame(() => {
        const origin = table.getBoundingClientRect();
        const seen = element.getBoundingClientRect();
        element.scrollLeft += origin.left + (box.x + box.w / 2) * next - (seen.left + seen.width / 2);
        element.scrollTop += origin.top + (box.y + box.h / 2) * next - (seen.top + seen.height / 2);
      });
    },
  };
}

// Ctrl with + - 0; Shift 1 for the whole board, Shift 2 for what is selected.
export function useZoomKeys(eye: View, selection: () => Box | undefined): void {
  const now = useRef({ eye, selection });
  now.current = { eye, selection };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event) || event.altKey) return;
      const { eye, selection } = now.current;
      const does =
        event.ctrlKey || event.metaKey
          ? zooms(event.key, eye)
          : event.shiftKey && settings.value.singleKeys // it types a sign
            ? looks(event.code, eye, selection)
            : undefined;
      if (!does) return;
      event.preventDefault();
      does();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
}
function zooms(key: string, eye: View): (() => void) | undefined {
  if (key === "+" || key === "=") return () => eye.zoomBy(1.25);
  if (key === "-") return () => eye.zoomBy(1 / 1.25);
  return key === "0" ? () => eye.zoomTo(1) : undefined;
}
function looks(code: string, eye: View, selection: () => Box | undefined): (() => void) | undefined {
  if (code === "Digit1") return () => eye.fit();
  const box = code === "Digit2" ? selection() : undefined;
  return box && (() => eye.show(box));
}
