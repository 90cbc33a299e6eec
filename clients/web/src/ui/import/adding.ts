import type { Verb } from "../../index.ts";
import type { Room } from "../room/room.ts";
import type { Draft } from "./cards.ts";

// Put on the board as they were listed; one undo takes them all back. What does not go on its way any more is said.
export function addCards(room: Room, cards: readonly Draft[], said: string): boolean {
  const last = new Map<string, string>(); // by region
  const verbs = cards.map(({ words, kind, region, source = "" }): Verb => {
    const id = room.session.newId();
    const after = last.get(region);
    last.set(region, id);
    return {
      case: "addCard",
      value: { id, kind, text: words, source, place: after === undefined ? { region } : { region, after } },
    };
  });
  return room.does(verbs, said).ok;
}
