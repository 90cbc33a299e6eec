// Whether the person at this page is typing, wherever on it.
const goesOnMs = 500; // between two keys

let lastMs = Number.NEGATIVE_INFINITY;
globalThis.addEventListener?.(
  "keydown",
  () => {
    lastMs = performance.now();
  },
  { capture: true, passive: true },
);

export function isTyping(): boolean {
  return performance.now() - lastMs < goesOnMs;
}
