// Something asked of the server again and again, at a steady rhythm: while the page is looked at, and not otherwise. What
// was answered is now for as long as the server is heard; then it is from then, and is said to be.
import type { Answered, Failure } from "../../index.ts";
import { Store } from "../store.ts";

export type Heard<Value> =
  | { readonly is: "asking" } // nothing was heard so far
  | { readonly is: "now"; readonly value: Value }
  | { readonly is: "then"; readonly value: Value; readonly why: Failure | undefined }
  | { readonly is: "never"; readonly why: Failure };

// The page and its time; tests are another world.
export interface World {
  steadyMs(): number;
  after(ms: number, then: () => void): () => void;
  isLookedAt(): boolean;
  onLookedAt(then: () => void): () => void; // or no longer
}
export const thisPage: World = {
  steadyMs: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  isLookedAt: () => document.visibilityState !== "hidden",
  onLookedAt: (then) => {
    document.addEventListener("visibilitychange", then);
    return () => document.removeEventListener("visibilitychange", then);
  },
};

// So long after its last answer the server counts as heard.
export const heardForMs = 5_000;

export class Rhythm<Value> {
  readonly heard = new Store<Heard<Value>>({ is: "asking" });
  readonly #ask: () => Promise<Answered<Value>>;
  readonly #everyMs: number;
  readonly #world: World;
  #runs = false;
  #asking = false;
  #again = false; // asked for while another question was on its way
  #answeredMs = 0;
  #stops: (() => void)[] = [];
  #next: () => void = () => {};
  #silence: () => void = () => {};

  constructor(ask: () => Promise<Answered<Value>>, everyMs: number, world: World = thisPage) {
    this.#ask = ask;
    this.#everyMs = everyMs;
    this.#world = world;
  }

  begin(): void {
    if (this.#runs) return;
    this.#runs = true;
    this.#stops = [this.#world.onLookedAt(() => this.#looked())];
    this.#looked();
  }
  end(): void {
    this.#runs = false;
    for (const stop of this.#stops) stop();
    this.#next();
    this.#silence();
  }
  // Now, and at the rhythm from then on.
  askNow(): void {
    if (!this.#runs) return;
    this.#next();
    if (this.#asking) this.#again = true;
    else void this.#turn();
  }

  #looked(): void {
    if (!this.#world.isLookedAt()) return this.#next();
    this.#noteAge(undefined);
    this.askNow();
  }
  async #turn(): Promise<void> {
    this.#asking = true;
    this.#again = false;
    const answer = await this.#ask();
    this.#asking = false;
    if (!this.#runs) return;
    if (answer.ok) this.#isHeard(answer.value);
    else if (this.heard.value.is === "asking" || this.heard.value.is === "never")
      this.heard.set({ is: "never", why: answer });
    else this.#noteAge(answer);
    if (!this.#world.isLookedAt()) return;
    if (this.#again) return void this.#turn();
    this.#next = this.#world.after(this.#everyMs, () => void this.#turn());
  }
  #isHeard(value: Value): void {
    this.#answeredMs = this.#world.steadyMs();
    this.heard.set({ is: "now", value });
    this.#silence();
    this.#silence = this.#world.after(heardForMs, () => this.#noteAge(undefined));
  }
  #noteAge(why: Failure | undefined): void {
    const { value: heard } = this.heard;
    if (heard.is !== "now" && heard.is !== "then") return;
    const old = this.#world.steadyMs() - this.#answeredMs >= heardForMs;
    // An answer that is none is not waited out: our server has spoken, and said no.
    if (old || (why !== undefined && why.status !== 0))
      this.heard.set({
        is: "then",
        value: heard.value,
        why: why ?? (heard.is === "then" ? heard.why : undefined),
      });
  }
}

export function valueIn<Value>(heard: Heard<Value>): Value | undefined {
  return heard.is === "now" || heard.is === "then" ? heard.value : undefined;
}
