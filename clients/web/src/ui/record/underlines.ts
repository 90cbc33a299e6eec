// A wavy line under words that were found in a paragraph, where the browser can draw one without touching the words.
import { useEffect } from "react";
import type { RecordFinding } from "../../index.ts";
import { placesOf } from "./instead.ts";

const name = "record-found";

export function useUnderlines(findings: ReadonlyMap<string, readonly RecordFinding[]>): void {
  useEffect(() => {
    if (typeof Highlight === "undefined" || !CSS.highlights) return;
    const frame = requestAnimationFrame(() => {
      const ranges = [...findings].flatMap(([id, found]) => {
        const part = document.querySelector(`[data-part="${CSS.escape(id)}"] .note-text`);
        return part ? rangesIn(part, found) : [];
      });
      CSS.highlights.set(name, new Highlight(...ranges));
    });
    return () => {
      cancelAnimationFrame(frame);
      CSS.highlights.delete(name);
    };
  });
}

function rangesIn(part: Element, found: readonly RecordFinding[]): Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const one of found)
      for (const at of placesOf(node.textContent ?? "", one)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + one.words.length);
        ranges.push(range);
      }
  }
  return ranges;
}
