// How high papers are, each measured once for each way it looks. Cards that have left the board are forgotten, with the
// records they were drawn from: over an hour these become many more than those that lie there.
export class Measures {
  readonly heights = new Map<string, number>();
  readonly #looks = new Map<string, readonly unknown[]>(); // of cards, when they were measured

  // A card that has to be measured: it looks otherwise than it did then.
  looksOtherwise(id: string, look: readonly unknown[]): boolean {
    const before = this.#looks.get(id);
    if (before?.every((one, at) => one === look[at])) return false;
    this.#looks.set(id, look);
    return true;
  }
  // Everything is to be measured again.
  forgetLooks(): void {
    this.#looks.clear();
  }
  keepOnly(isThere: (id: string) => boolean): void {
    for (const id of this.heights.keys()) if (!isThere(id)) this.heights.delete(id);
    for (const id of this.#looks.keys()) if (!isThere(id)) this.#looks.delete(id);
  }
}
