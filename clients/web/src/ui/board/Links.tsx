import { useLayoutEffect, useRef } from "react";
import type { Box, Layout } from "./layout.ts";
import { overlaps } from "./layout.ts";
import type { BoardView } from "./model.ts";

// Links pass under the cards. Those of the selection are blue, and labelled where there is room.
export function Links({
  view,
  layout,
  selected,
  mirror,
}: {
  readonly view: BoardView;
  readonly layout: Layout;
  readonly selected: ReadonlySet<string>;
  readonly mirror: (box: Box) => Box;
}) {
  const busy = [...layout.cards.values(), ...layout.trays.values()].map(mirror);
  return (
    <div aria-hidden="true" className="links-part">
      <svg className="links" width={layout.width} height={layout.height} role="presentation">
        {view.links.map(({ id, link }) => {
          const path = pathOf(link, layout, mirror);
          const on = selected.has(link.from) || selected.has(link.to);
          return path && <path key={id} d={path.d} className={on ? "on" : ""} />;
        })}
      </svg>
      {view.links.map(({ id, link }) => {
        if (!selected.has(link.from) && !selected.has(link.to)) return null;
        const path = pathOf(link, layout, mirror);
        if (!path || link.label === "") return null;
        const box = { x: path.middle.x - 40, y: path.middle.y - 10, w: 80, h: 20 };
        if (busy.some((other) => overlaps(other, box))) return null;
        return <Label key={id} at={path.middle} words={link.label} />;
      })}
    </div>
  );
}

function Label({ at, words }: { readonly at: { readonly x: number; readonly y: number }; readonly words: string }) {
  const label = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    label.current?.style.setProperty("left", `${at.x}px`);
    label.current?.style.setProperty("top", `${at.y}px`);
  }, [at.x, at.y]);
  return (
    <span ref={label} className="ll">
      {words}
    </span>
  );
}

function pathOf(
  { from, to }: { readonly from: string; readonly to: string },
  layout: Layout,
  mirror: (box: Box) => Box,
) {
  const [first, second] = [layout.cards.get(from), layout.cards.get(to)];
  if (!first || !second) return undefined;
  const [a, b] = [mirror(first), mirror(second)];
  const dx = b.x + b.w / 2 - (a.x + a.w / 2);
  const dy = b.y + b.h / 2 - (a.y + a.h / 2);
  if (Math.abs(dx) > a.w * 0.7) {
    const side = Math.sign(dx);
    const start = { x: side > 0 ? a.x + a.w : a.x, y: a.y + a.h / 2 };
    const end = { x: side > 0 ? b.x : b.x + b.w, y: b.y + b.h / 2 };
    const bend = (Math.abs(end.x - start.x) / 2) * side;
    return curve(start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end);
  }
  const side = Math.sign(dy) || 1;
  const start = { x: a.x + a.w / 2, y: side > 0 ? a.y + a.h : a.y };
  const end = { x: b.x + b.w / 2, y: side > 0 ? b.y : b.y + b.h };
  const bend = Math.max(10, Math.abs(end.y - start.y) / 2) * side;
  return curve(start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end);
}
interface Point {
  readonly x: number;
  readonly y: number;
}
function curve(a: Point, b: Point, c: Point, d: Point) {
  const half = (one: number, two: number, three: number, four: number) => (one + 3 * two + 3 * three + four) / 8;
  return {
    d: `M${a.x},${a.y}C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`,
    middle: { x: half(a.x, b.x, c.x, d.x), y: half(a.y, b.y, c.y, d.y) },
  };
}
