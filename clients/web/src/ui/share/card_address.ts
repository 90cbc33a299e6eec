// What is taken along of a card: its words; or its address, for whoever has joined the board already. That holds nothing
// that would let anybody in.
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { t } from "../language.ts";
import type { Room } from "../room/room.ts";
import { addressOfCard } from "../route.ts";

// Where a page may not copy (no encryption, no permission) the address is shown instead.
export async function copyAddress(room: Room, hands: Hands, view: BoardView, id: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(addressOfCard(room.document, id));
  } catch {
    return hands.asking.set({ what: "cardAddress", id });
  }
  const sentence = t("board.address.copied", { number: numberOf(view.cards.get(id)) });
  room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence } });
}

// Not offered where a page may not copy.
export const mayCopy = () => navigator.clipboard !== undefined;
export async function copyWords(room: Room, id: string): Promise<void> {
  await navigator.clipboard.writeText(room.session.shown.words(id));
  room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("copied") } });
}
