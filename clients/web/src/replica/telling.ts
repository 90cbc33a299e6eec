// Telling: every way into a session goes through `call`. When the outermost call ends, what is shown is made consistent,
// and then what happened is told, in the order in which it happened. So whoever is told looks at a whole.
import type { Observer } from "./observer.ts";
import { type SayingCode, say } from "./sayings.ts";

export interface Settled {
  readonly reloaded: boolean;
  readonly changed: ReadonlySet<string>;
  readonly state: string; // whatever an interface shows of the state: told when it differs
}

export class Telling {
  readonly #observer: Observer;
  readonly #fault: (what: string, error?: unknown) => void;
  readonly #settle: () => Settled;
  #depth = 0;
  #said: ((observer: Observer) => void)[] = [];
  #stateChanged = false;
  #toldState = "";

  constructor(observer: Observer, fault: (what: string, error?: unknown) => void, settle: () => Settled) {
    this.#observer = observer;
    this.#fault = fault;
    this.#settle = settle;
  }

  call<Result>(action: () => Result): Result {
    this.#depth += 1;
    try {
      return action();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#tellAll();
    }
  }
  // A call that tells nothing: what it brings about is told with the next.
  quietly<Result>(action: () => Result): Result {
    this.#depth += 1;
    try {
      return action();
    } finally {
      this.#depth -= 1;
    }
  }

  say(tell: (observer: Observer) => void): void {
    this.#said.push(tell);
  }
  notice(code: SayingCode): void {
    this.say((observer) => observer.notice?.(say(code)));
  }
  stateChanged(): void {
    this.#stateChanged = true;
  }
  // A fault of whoever listens is theirs: it does not reach what is going on here.
  carefully(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#fault("whoever was told something failed", error);
    }
  }

  #tellAll(): void {
    const { reloaded, changed, state } = this.#settle();
    const said = this.#said;
    const stateChanged = this.#stateChanged || state !== this.#toldState;
    this.#said = [];
    this.#stateChanged = false;
    this.#toldState = state;
    const observer = this.#observer;
    if (reloaded) this.carefully(() => observer.reloaded?.());
    else if (changed.size > 0) this.carefully(() => observer.changed?.(changed));
    for (const tell of said) this.carefully(() => tell(observer));
    if (stateChanged) this.carefully(() => observer.stateChanged?.());
  }
}
