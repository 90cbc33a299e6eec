// Who is to be drawn again, and when: at once what the person does; what comes from elsewhere in the next frame, all of it
// together. While it keeps coming it takes a quarter of the time there is, so that one's own keys are never waited for; and
// as long as the person types, every second or third frame.
import { isTyping } from "./typing.ts";

const share = 4;
const typingMs = 40;
const mostMs = 300;

export class Waking<Topic extends string> {
  readonly #watchers = new Map<Topic, Set<() => void>>();
  readonly #versions = new Map<Topic, number>();
  readonly #asked = new Set<Topic>();
  #waits = false; // for a frame, or for the time to ask for one
  #nextMs = Number.NEGATIVE_INFINITY; // not to be drawn before

  readonly watch = (topic: Topic, watcher: () => void): (() => void) => {
    const watchers = this.#watchers.get(topic) ?? new Set();
    this.#watchers.set(topic, watchers);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(topic) === watchers) this.#watchers.delete(topic);
    };
  };
  // Topics that anybody watches: those of cards that are gone are not among them.
  get watched(): number {
    return this.#watchers.size;
  }
  version(topic: Topic): number {
    return this.#versions.get(topic) ?? 0;
  }
  now(topic: Topic): void {
    this.#asked.delete(topic);
    this.#versions.set(topic, this.version(topic) + 1);
    for (const watcher of [...(this.#watchers.get(topic) ?? [])]) watcher();
  }
  soon(topic: Topic): void {
    this.#asked.add(topic);
    if (this.#waits) return;
    this.#waits = true;
    const waitMs = this.#nextMs - performance.now();
    if (waitMs > 0) setTimeout(() => inNextFrame(this.#draw), waitMs);
    else inNextFrame(this.#draw);
  }
  readonly #draw = (): void => {
    const began = performance.now();
    this.#waits = false; // whoever is woken may ask for more
    for (const one of [...this.#asked]) this.now(one);
    // When the frame is painted, it is known what it took.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const leastMs = isTyping() ? typingMs : 0;
      this.#nextMs = began + Math.max(leastMs, Math.min(mostMs, (performance.now() - began) * share));
    };
    port2.postMessage(undefined);
  };
}

// A page that is not seen has no frames, but is read all the same, by tests and by screen readers.
export function inNextFrame(then: () => void): void {
  if (document.hidden) setTimeout(then, 100);
  else requestAnimationFrame(then);
}
