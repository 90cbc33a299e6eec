// A note as plain words, where there is no room for more: with names and numbers for the people and cards in it.
import type { T } from "../language.ts";
import type { Room } from "../room/room.ts";
import { readPlain } from "./references.ts";

export function plainNote(t: T, room: Room, words: string): string {
  return readPlain(words, (reference, label) => {
    switch (reference.to) {
      case "person":
        return `@${room.nameOf(reference.id) || t("board.somebody")}`;
      case "card": {
        const number = room.session.shown.card(reference.id)?.number ?? 0;
        return number > 0 ? `${t("board.card")} ${number}` : label;
      }
      default:
        return label;
    }
  });
}
