import { useEffect, useMemo, useState } from "react";
import { keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Store, useStore } from "../store.ts";
import { lookOf } from "./kinds.ts";
import type { Box, Layout } from "./layout.ts";
import type { BoardView } from "./model.ts";
import type { View } from "./zoom.ts";

// It lies over the board, so it folds down to its foot by itself: where there is little room, and while most of the board is
// seen anyway; then as somebody left it on this device. Below the board there is room for it while it is open, so that nothing
// has to lie under it.
const little = matchMedia("(max-width: 1180px), (max-height: 800px)");
const most = 0.6;
const folded = new Store(kept<boolean>("planFolded")); // undefined: nobody has said
export const planIsOpen = new Store(false);

// The whole board, small, with what is seen of it in a frame; and how near one is.
export function Plan({
  view,
  layout,
  canvas,
  eye,
  mirror,
}: {
  readonly view: BoardView;
  readonly layout: Layout;
  readonly canvas: { readonly current: HTMLElement | null };
  readonly eye: View;
  readonly mirror: (box: Box) => Box;
}) {
  const t = useT();
  const wished = useStore(folded);
  const seen = useSeen(canvas, eye.zoom, layout);
  const needed = seen.h > 0 && (seen.h < layout.height - 1 || seen.w < layout.width - 1);
  const isOpen = needed && !(wished ?? (little.matches || seen.h > most * layout.height));
  useEffect(() => planIsOpen.set(isOpen), [isOpen]);
  const box = `0 0 ${layout.width} ${layout.height}`;
  const mirrored = document.documentElement.dir === "rtl";
  const kinds = view.order.map((id) => view.cards.get(id)?.body.value.kind ?? 0).join();
  // The same while the eye moves over them, and whatever is written on them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what mirrors is a new function each time, and says the same
  const papers = useMemo(
    () => [
      ...[...layout.regions].map(([id, box]) => <rect key={id} className="plan-region" {...rect(mirror(box))} />),
      ...[...layout.cards].map(([id, box]) => {
        const { family } = lookOf(view.cards.get(id)?.body.value.kind ?? 0);
        return <rect key={id} className={`plan-card plan-${family}`} {...rect(mirror(box))} />;
      }),
    ],
    [layout, kinds, mirrored],
  );
  const jump = (event: React.PointerEvent<SVGSVGElement>) => {
    const element = canvas.current;
    if (!element) return;
    const plan = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - plan.top) / plan.height;
    element.scrollTop = share * layout.height * eye.zoom - element.clientHeight / 2;
  };
  return (
    <div className="plan">
      {isOpen && (
        <div className="plan-sheet">
          <svg viewBox={box} preserveAspectRatio="xMidYMin meet" aria-hidden="true" onPointerDown={jump}>
            {papers}
          </svg>
          {/* Over it, so that the papers are not painted again for each step of the eye. */}
          <svg viewBox={box} preserveAspectRatio="xMidYMin meet" aria-hidden="true" className="plan-eye">
            <rect className="plan-view" {...rect(seen)} />
          </svg>
        </div>
      )}
      <div className="plan-foot num">
        <span>
          {t("board.cards", { count: view.cards.size })}
          {view.groups > 0 && `, ${t("board.groups", { count: view.groups })}`}
        </span>
        {needed && (
          <button
            type="button"
            className="b bare plan-fold"
            aria-label={t("board.plan")}
            aria-expanded={isOpen}
            onClick={() => {
              keep("planFolded", isOpen);
              folded.set(isOpen);
            }}
          >
            <Glyph name={isOpen ? "fold" : "unfold"} />
          </button>
        )}
        <button type="button" className="b bare" aria-label={t("board.zoomOut")} onClick={() => eye.zoomBy(1 / 1.25)}>
          −
        </button>
        <button
          type="button"
          className="b bare"
          title={t("board.fit")}
          onClick={() => (eye.zoom === 1 ? eye.fit() : eye.zoomTo(1))}
        >
          {Math.round(eye.zoom * 100)} %
        </button>
        <button type="button" className="b bare" aria-label={t("board.zoomIn")} onClick={() => eye.zoomBy(1.25)}>
          +
        </button>
      </div>
    </div>
  );
}

function rect({ x, y, w, h }: Box) {
  return { x, y, width: w, height: h };
}

function useSeen(canvas: { readonly current: HTMLElement | null }, zoom: number, layout: Layout): Box {
  const [seen, setSeen] = useState<Box>({ x: 0, y: 0, w: 0, h: 0 });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const look = () => {
      const rtl = document.documentElement.dir === "rtl";
      const left = rtl ? layout.width * zoom - element.clientWidth + element.scrollLeft : element.scrollLeft;
      setSeen({
        x: Math.max(0, left / zoom),
        y: element.scrollTop / zoom,
        w: Math.min(layout.width, element.clientWidth / zoom),
        h: Math.min(layout.height, element.clientHeight / zoom),
      });
    };
    // When it is laid out anyway: asked before, it would be laid out for this alone.
    const first = setTimeout(look);
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      clearTimeout(first);
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [canvas, zoom, layout]);
  return seen;
}
