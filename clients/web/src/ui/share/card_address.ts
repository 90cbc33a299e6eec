// The address of a card: for whoever has joined the board already. It holds nothing that would let anybody in.
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
