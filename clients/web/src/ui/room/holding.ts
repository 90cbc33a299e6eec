// Who holds what changes seldom; pointers move ten times a second each. Tells one from the other, so that a board is not
// drawn anew for every pointer that moves over it.
import type { Presence } from "../../index.ts";

export class Holding {
  readonly #of = new Map<number, string>(); // by connection, what they have in hand

  // Whether somebody took something up, moves it, or put it down.
  changes({ connection, gone, dragging, writing }: Presence): boolean {
    const now = gone ? "" : [writing, ...dragging].join(" ").trim();
    const before = this.#of.get(connection) ?? "";
    if (now === "") this.#of.delete(connection);
    else this.#of.set(connection, now);
    return now !== before || (!gone && dragging.length > 0);
  }
  clear(): void {
    this.#of.clear();
  }
}
