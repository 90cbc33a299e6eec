// The line to the server, as far as the browser says: what waits on a slow one, so that the board comes first.
import { Store } from "./store.ts";

interface Connected {
  readonly connection?: { readonly effectiveType?: string };
}
const slow = /^(slow-2g|2g|3g)$/.test((navigator as Connected).connection?.effectiveType ?? "");

// Fonts of our own are asked for when something is written in them (styles/base.css). Text is read in the system's until
// then.
export function holdFonts(): void {
  if (slow) document.documentElement.dataset.fonts = "later";
  setTimeout(isUsable, 15_000); // also for who takes their time over joining
}

const free = new Store(false);
// What the page was opened for is there.
export function isUsable(): void {
  delete document.documentElement.dataset.fonts;
  setTimeout(() => free.set(true), slow ? 4_000 : 1_000); // fonts first
}
// Nothing that is waited for is on the line.
export function lineIsFree(): Promise<void> {
  if (free.value) return Promise.resolve();
  return new Promise((then) => {
    const stop = free.subscribe(() => {
      stop();
      then();
    });
  });
}
