// Who is here and where: pointers, carets, what is dragged. Of connections, never logged (PRESENCE-1).
import type { Presence } from "../protocol/index.ts";
import { type Change, moved, type Side } from "../text/index.ts";

// Somebody else's caret in words as they are shown here and now.
export interface Caret {
  readonly connection: number;
  readonly participant: string;
  readonly caret: number; // UTF-16 units
  readonly anchor: number; // the other end of the selection; equal to caret if nothing is selected
}

export class Presences {
  readonly #of = new Map<number, Presence>();

  get all(): ReadonlyMap<number, Presence> {
    return this.#of;
  }
  heard(presence: Presence): void {
    if (presence.gone) this.#of.delete(presence.connection);
    else this.#of.set(presence.connection, presence);
  }
  clear(): void {
    this.#of.clear();
  }

  carets(id: string): Caret[] {
    const carets: Caret[] = [];
    for (const { connection, participant, writing, caret, anchor } of this.#of.values())
      if (writing === id) carets.push({ connection, participant, caret, anchor });
    return carets;
  }
  // Carets stay beside the words they were beside, until their owners say more.
  wordsChanged(id: string, change: Change, side: Side): void {
    for (const [connection, presence] of this.#of) {
      if (presence.writing !== id) continue;
      const { caret, anchor } = presence;
      const place = { caret: moved(caret, change, side), anchor: moved(anchor, change, side) };
      this.#of.set(connection, { ...presence, ...place });
    }
  }
}
