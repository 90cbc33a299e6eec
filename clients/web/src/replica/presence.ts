// Who is here and where: pointers, carets, what is dragged. Of connections, never logged (PRESENCE-1).
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { type Presence, PresenceSchema } from "../protocol/index.ts";
import { type Change, moved, type Side } from "../text/index.ts";

// Somebody else's caret in words as they are shown here and now.
export interface Caret {
  readonly connection: number;
  readonly participant: string;
  readonly caret: number; // UTF-16 units
  readonly anchor: number; // the other end of the selection; equal to caret if nothing is selected
}

// Of the others.
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

export type PresenceInit = MessageInitShape<typeof PresenceSchema>;
export interface OwnCaret {
  readonly writing: string;
  readonly caret: number;
  readonly anchor: number;
}

// Our own, on its way: at most so often, the newest wins.
export class OwnPresence {
  readonly #everyMs: number;
  #shown: PresenceInit = {};
  #caret: OwnCaret | undefined;
  #toSend = false;
  #sentMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }
  show(presence: PresenceInit): void {
    this.#shown = presence;
    this.#toSend = true;
  }
  showCaret(caret: OwnCaret | undefined): void {
    this.#caret = caret;
    this.#toSend = true;
  }
  get caretIn(): string | undefined {
    return this.#caret?.writing;
  }
  // Another connection, on which nobody knows of it.
  again(): void {
    this.#toSend = this.#caret !== undefined || Object.keys(this.#shown).length > 0;
  }
  take(nowMs: number): Presence | undefined {
    if (!this.#toSend || nowMs - this.#sentMs < this.#everyMs) return undefined;
    this.#toSend = false;
    this.#sentMs = nowMs;
    return create(PresenceSchema, { ...this.#shown, ...this.#caret } as PresenceInit);
  }
}
