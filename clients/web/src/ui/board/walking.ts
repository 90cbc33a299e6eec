// The board by keyboard: one tab stop; the arrows walk region, group, card in reading order, or from region to region.
import { useEffect, useRef } from "react";
import type { May } from "../leading/may.ts";
import type { Hands } from "./hands.ts";
import { type BoardView, groupAt, stopAt } from "./model.ts";

// Every stop, as it is read; regions and groups are marked, so that no id is taken for another.
export function stopsOf(view: BoardView): readonly (readonly string[])[] {
  return view.regions.map(({ id, groups, loose }) => [
    `region:${id}`,
    ...groups.flatMap((group) => [stopAt(group), ...group.cards.map((card) => card.id)]),
    ...loose.map((card) => card.id),
  ]);
}

// What Ctrl and an arrow do with a card: earlier or later where it lies, into the region before or after. A group goes
// into a region as a whole.
export type Shift = "next" | "previous" | "inward" | "outward";
function isShift(step: string): step is Shift {
  return step !== "first" && step !== "last";
}

export function stepFrom(
  view: BoardView,
  from: string,
  step: "next" | "previous" | "inward" | "outward" | "first" | "last",
): string {
  const regions = stopsOf(view);
  const all = regions.flat();
  const at = Math.max(0, all.indexOf(from));
  const region = Math.max(
    0,
    regions.findIndex((stops) => stops.includes(from)),
  );
  switch (step) {
    case "next":
      return all[Math.min(all.length - 1, at + 1)] ?? "";
    case "previous":
      return all[Math.max(0, at - 1)] ?? "";
    case "inward":
      return regions[Math.min(regions.length - 1, region + 1)]?.[0] ?? "";
    case "outward":
      return regions[Math.max(0, region - 1)]?.[0] ?? "";
    case "first":
      return all[0] ?? "";
    case "last":
      return all.at(-1) ?? "";
    default:
      return step satisfies never;
  }
}

export function useWalking({
  canvas,
  view,
  hands,
  may,
  onEdit,
  onShift,
}: {
  readonly canvas: { readonly current: HTMLElement | null };
  readonly view: BoardView;
  readonly hands: Hands;
  readonly may: May;
  readonly onEdit: (id: string) => void;
  readonly onShift: (stop: string, step: Shift) => void;
}): void {
  const now = useRef({ view, may, onEdit, onShift });
  now.current = { view, may, onEdit, onShift };
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let spaced = ""; // the card that Space will select when it goes up, unless the board is dragged with it
    const go = (stop: string) => {
      hands.active.set(stop);
      const found = element.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`);
      found?.focus();
      found?.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const rename = (stop: string) => {
      if (now.current.may("setCluster")) hands.asking.set({ what: "rename", cluster: groupAt(stop) });
    };
    const key = (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || event.altKey || event.metaKey) return;
      const stop = event.target.dataset.stop;
      if (stop === undefined) return;
      const onwards = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = onwards === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
      const steps: { readonly [key: string]: Parameters<typeof stepFrom>[2] } = {
        ArrowDown: "next",
        ArrowUp: "previous",
        [onwards]: "inward",
        [back]: "outward",
        Home: "first",
        End: "last",
      };
      const step = steps[event.key];
      const shifts = now.current.view.cards.has(stop) || stop.startsWith("group:");
      if (step && event.ctrlKey && isShift(step) && shifts) {
        event.preventDefault();
        now.current.onShift(stop, step);
        return;
      }
      if (step && !event.ctrlKey) {
        event.preventDefault();
        const next = stepFrom(now.current.view, stop, step);
        go(next);
        if (event.shiftKey && now.current.view.cards.has(next)) hands.select([...hands.selected.value, next]);
        return;
      }
      if (event.key === "Enter" && !event.ctrlKey) {
        event.preventDefault();
        if (stop.startsWith("group:")) rename(stop);
        else if (!stop.startsWith("region:")) now.current.onEdit(stop);
        else if (now.current.may("addCard")) hands.writing.set({ region: stop.slice("region:".length) });
      }
      if (event.key === " " && now.current.view.cards.has(stop)) {
        event.preventDefault();
        if (!event.repeat) spaced = stop;
      }
    };
    const keyUp = (event: KeyboardEvent) => {
      if (event.key !== " ") return;
      const stop = event.target instanceof HTMLElement ? event.target.dataset.stop : undefined;
      if (spaced !== "" && stop === spaced) hands.toggle(stop);
      spaced = "";
    };
    const pointerDown = () => {
      spaced = "";
    };
    const focused = (event: FocusEvent) => {
      const stop = event.target instanceof HTMLElement ? event.target.dataset.stop : undefined;
      if (stop !== undefined) hands.active.set(stop);
    };
    const dbl = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest("button")) return; // two taps on it, as two dots are
      const card = target?.closest<HTMLElement>("[data-card]")?.dataset.card;
      if (card !== undefined) return now.current.onEdit(card);
      const group = target?.closest<HTMLElement>("h3[data-stop]")?.dataset.stop;
      if (group !== undefined) rename(group);
    };
    const ends = new AbortController();
    element.addEventListener("keydown", key, { signal: ends.signal });
    element.addEventListener("keyup", keyUp, { signal: ends.signal });
    element.addEventListener("pointerdown", pointerDown, { capture: true, signal: ends.signal });
    element.addEventListener("focusin", focused, { signal: ends.signal });
    element.addEventListener("dblclick", dbl, { signal: ends.signal });
    return () => ends.abort();
  }, [canvas, hands]);
}
