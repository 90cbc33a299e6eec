// Something large, kept for as long as somebody looks at it and a minute longer, so that it is fetched once however often
// one goes to and fro; then let go of.
const lingersMs = 60_000;

export class Lingering<Value> {
  readonly #make: () => Value;
  #kept: { readonly seenAs: string; readonly value: Value } | undefined;
  #lookers = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(make: () => Value) {
    this.#make = make;
  }
  // `seenAs`: another one for whoever may see something else.
  of(seenAs: string): Value {
    if (this.#kept?.seenAs !== seenAs) this.#kept = { seenAs, value: this.#make() };
    this.#rest(); // whoever asked may never come to look
    return this.#kept.value;
  }
  // Until what is returned is called.
  looks(): () => void {
    this.#lookers += 1;
    this.#rest();
    return () => {
      this.#lookers -= 1;
      this.#rest();
    };
  }

  // One time to let go, counted anew whenever somebody looked.
  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#lookers > 0) return;
    this.#timer = setTimeout(() => {
      this.#kept = undefined;
    }, lingersMs);
  }
}
