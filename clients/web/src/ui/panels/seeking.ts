// What somebody looks for and stands beside the board, or among their contributions: brought into sight as soon as it is drawn
// there, and marked.
import { type RefObject, useEffect } from "react";
import type { Hands } from "../board/hands.ts";
import { useStore } from "../store.ts";

export function useSeeking({ sought: wanted }: Pick<Hands, "sought">, panel: RefObject<HTMLElement | null>): void {
  const sought = useStore(wanted);
  useEffect(() => {
    const { current } = panel;
    if (!current || !sought) return;
    let found: HTMLElement | null = null;
    const look = () => {
      found = current.querySelector<HTMLElement>(`[data-record="${CSS.escape(sought.id)}"]`);
      if (!found) return;
      watcher.disconnect();
      found.dataset.sought = "";
      found.scrollIntoView({ block: "center", inline: "nearest" });
      if (sought.focus) found.focus({ preventScroll: true });
    };
    const watcher = new MutationObserver(look);
    watcher.observe(current, { childList: true, subtree: true });
    look();
    return () => {
      watcher.disconnect();
      delete found?.dataset.sought;
    };
  }, [sought, panel]);
  // Who closes it has done with it.
  useEffect(() => () => wanted.set(undefined), [wanted]);
}
