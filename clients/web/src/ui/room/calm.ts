// What is over within moments is not worth a word: while it lasts, what was said before stays, so that nothing flickers and
// a screen reader is not told. Pure: it is asked with the time, and says when it wants to be asked again.
export const calmMs = 400;

export class Calm<Said> {
  #said: Said | undefined;
  #sinceMs: number | undefined; // the passing thing began then

  // `passing`: what `now` says may be over at once. `again`: in so many milliseconds, if nothing else comes.
  says(now: Said, passing: boolean, atMs: number): { readonly said: Said; readonly again?: number } {
    this.#sinceMs = passing ? (this.#sinceMs ?? atMs) : undefined;
    const left = this.#sinceMs === undefined ? 0 : this.#sinceMs + calmMs - atMs;
    if (left > 0 && this.#said !== undefined) return { said: this.#said, again: left };
    this.#said = now;
    return { said: now };
  }
}
