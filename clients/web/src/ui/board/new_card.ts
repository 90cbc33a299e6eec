// A new card is dragged from its button to where it is to lie, as well as begun by it.
import { type PointerEvent, useRef, useState } from "react";
import type { Hands } from "./hands.ts";

const begins = 5; // pixels, as cards do

export interface NewCard {
  readonly at: { readonly x: number; readonly y: number } | undefined; // in the hand, on the page
  readonly on: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(): void;
  };
  wasDragged(): boolean; // the click that ends it is none
}

export function useNewCard(hands: Hands, mayBegin: boolean): NewCard {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>();
  const from = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const dragged = useRef(false);
  const ends = () => {
    from.current = undefined;
    setAt(undefined);
  };
  return {
    at,
    on: {
      onPointerDown: (event) => {
        dragged.current = false;
        if (event.button !== 0 || !mayBegin || !hands.begins) return;
        from.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: ({ clientX: x, clientY: y }) => {
        if (!from.current) return;
        if (!dragged.current && Math.hypot(x - from.current.x, y - from.current.y) < begins) return;
        dragged.current = true;
        setAt({ x, y });
      },
      onPointerUp: ({ clientX, clientY }) => {
        if (dragged.current && from.current) hands.begins?.(clientX, clientY);
        ends();
      },
      onPointerCancel: ends,
    },
    wasDragged: () => dragged.current,
  };
}
