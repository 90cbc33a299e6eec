// Text pasted, or a file dropped, where nobody writes: one line begins a card, several open the import with what they
// would become. With Shift whatever is pasted begins one card, as plain text.
import { useEffect, useRef } from "react";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";

interface Around {
  readonly hands: Hands;
  readonly view: BoardView;
  readonly mayWrite: boolean;
}

export function usePasting(around: Around): void {
  const now = useRef(around);
  now.current = around;
  useEffect(() => {
    const regionAt = (target: EventTarget | null): string | undefined => {
      const { hands, view } = now.current;
      const part = target instanceof Element ? target.closest(".region-part, .reg") : undefined;
      const at = part?.querySelector<HTMLElement>("[data-region]")?.dataset.region;
      const { value: active } = hands.active;
      return (
        at ??
        (active.startsWith("region:") ? active.slice("region:".length) : view.cards.get(active)?.body.value.region)
      );
    };
    const writes = (target: EventTarget | null) =>
      target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);
    const free = (target: EventTarget | null) =>
      now.current.mayWrite && now.current.hands.asking.value === undefined && !writes(target);

    let plain = false; // it is pasted with Shift
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "v" && (event.ctrlKey || event.metaKey)) plain = event.shiftKey;
    };
    const paste = (event: ClipboardEvent) => {
      const asPlain = plain;
      plain = false;
      if (!free(event.target)) return;
      const region = regionAt(event.target);
      const [file] = event.clipboardData?.files ?? [];
      // An empty cell at the beginning is one.
      const words = (event.clipboardData?.getData("text/plain") ?? "").trimEnd().replace(/^[\r\n]+/, "");
      if (words.trim() === "" && !file) return;
      event.preventDefault();
      const { hands, view } = now.current;
      const into = region === undefined ? {} : { region };
      if (/[\r\n]/.test(words) && !asPlain) hands.asking.set({ what: "import", words, pasted: true, ...into });
      else if (words.trim() !== "")
        hands.writing.set({ region: region ?? view.regions[0]?.id ?? "", words: words.trim() });
      else if (file) hands.asking.set({ what: "import", file, ...into });
    };
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") && free(event.target)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || event.defaultPrevented || !free(event.target)) return;
      event.preventDefault();
      const region = regionAt(event.target);
      now.current.hands.asking.set({ what: "import", file, ...(region === undefined ? {} : { region }) });
    };
    const ends = new AbortController();
    addEventListener("keydown", key, { capture: true, signal: ends.signal });
    addEventListener("paste", paste, { signal: ends.signal });
    addEventListener("dragover", over, { signal: ends.signal });
    addEventListener("drop", drop, { signal: ends.signal });
    return () => ends.abort();
  }, []);
}
