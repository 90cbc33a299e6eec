// Places of the board as everybody has them, however each screen lays them out: cards, groups and regions, by id.
import { groupAt } from "../board/model.ts";

const places = "[data-card], [data-stop^='group:'], [data-region]";

function idOf(element: HTMLElement): string {
  const { card, stop, region } = element.dataset;
  return card ?? (groupAt(stop ?? "") || (region ?? ""));
}

// What is nearest to the middle of what this person sees of the board; "": nothing of it. `told`: may others hear of it?
export function placeInSight(told: (id: string) => boolean = () => true): string {
  const stage = document.querySelector(".stage")?.getBoundingClientRect();
  if (!stage) return "";
  const top = Math.max(0, stage.top);
  const bottom = Math.min(window.innerHeight, stage.bottom);
  const x = (stage.left + stage.right) / 2;
  const y = (top + bottom) / 2;
  let nearest = "";
  let distance = Number.POSITIVE_INFINITY;
  for (const element of document.querySelectorAll<HTMLElement>(`.stage :is(${places})`)) {
    const box = element.getBoundingClientRect();
    if (box.height === 0 || box.bottom < top || box.top > bottom || box.right < stage.left || box.left > stage.right)
      continue;
    const beside = Math.max(box.left - x, x - box.right, 0);
    const above = Math.max(box.top - y, y - box.bottom, 0);
    // Of two that both hold the middle, the smaller one says more.
    const far = beside + above + Math.min(box.width * box.height, 1e6) / 1e7;
    if (far >= distance || !told(idOf(element))) continue;
    distance = far;
    nearest = idOf(element);
  }
  return nearest;
}

export function showPlace(id: string): void {
  const safe = CSS.escape(id);
  const element = document.querySelector<HTMLElement>(`[data-stop^="group:${safe}@"], [data-region="${safe}"]`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset.motion;
  element?.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
}
