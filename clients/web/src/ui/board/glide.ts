// Where papers lie, and how they get there. They lie by `left` and `top`: with a transform each, a browser would keep
// hundreds of them apart in every frame, whatever changed. A few move: those are seen on their way.
import type { Box } from "./layout.ts";

export function place(element: HTMLElement | null, box: Box | undefined): void {
  if (!element || !box) return;
  putAt(element, box);
  element.style.setProperty("block-size", `${box.h}px`);
}
// As high as what is in it.
export function putAt(element: HTMLElement, { x, y, w }: Box): void {
  element.style.setProperty("left", `${x}px`);
  element.style.setProperty("top", `${y}px`);
  element.style.setProperty("inline-size", `${w}px`);
}

// From where it was seen, counted from where it lies, to where it lies; beside whatever else moves it just now.
export function glide(paper: HTMLElement, from: { readonly x: number; readonly y: number }): void {
  const styles = getComputedStyle(paper);
  const move = styles.getPropertyValue("--move").trim(); // "220ms", which a build makes ".22s"; "0s": it is to be still
  const duration = Number.parseFloat(move) * (move.endsWith("ms") ? 1 : 1_000) || 0;
  const easing = styles.getPropertyValue("--ease").trim() || "ease";
  paper.animate({ translate: [`${from.x}px ${from.y}px`, "0px 0px"], composite: ["add", "add"] }, { duration, easing });
}
