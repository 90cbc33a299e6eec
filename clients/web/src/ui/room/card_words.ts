// Words of cards change with every letter that anybody types, and nothing else about the board does: so each card is drawn
// by itself then, in the next frame, and whatever else speaks of its words some time later, once for all that came.
import type { CardRecord } from "../board/model.ts";
import { inNextFrame, Waking } from "./waking.ts";

const laterMs = 2_000;

export class CardWords {
  readonly #waking = new Waking<string>();
  readonly #bodies = new Map<string, CardRecord["body"]>(); // as they were drawn last
  readonly #then: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  // `then`: the board is to be drawn again.
  constructor(then: () => void) {
    this.#then = then;
  }
  readonly watch = this.#waking.watch;

  // Nothing but its words has changed since it was last given here.
  onlyWords(id: string, card: CardRecord | undefined): boolean {
    const before = this.#bodies.get(id);
    if (card) this.#bodies.set(id, card.body);
    else this.#bodies.delete(id);
    return card !== undefined && before === card.body;
  }
  // `typed`: in this page, which shows it already; what it does to the paper follows when the letter is seen.
  changed(id: string, typed: boolean): void {
    if (typed) inNextFrame(() => setTimeout(() => this.#waking.now(id)));
    else this.#waking.soon(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      inNextFrame(() => setTimeout(this.#then));
    }, laterMs);
  }
  // The whole board is drawn now.
  drawn(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
