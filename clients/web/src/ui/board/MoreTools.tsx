import type { VerbCase } from "../../index.ts";
import { hasDetails } from "../checks/fields.ts";
import { useT } from "../language.ts";
import type { May } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { useRoom } from "../room/use.ts";
import { copyAddress, copyWords, mayCopy } from "../share/card_address.ts";
import { duplicateCards, lockCards, putCards, tidyCards, trashCards, waitsFor } from "./doing.ts";
import type { Hands } from "./hands.ts";
import { type Line, linedUp } from "./lining.ts";
import { type BoardView, numberOf } from "./model.ts";
import { isWithdrawn } from "./withdrawn.ts";

// What can be done with a selection, beside what stands among the tools; or, where there are no tools (the board is closed,
// a vote is open), on the card itself.
export function MoreTools({
  view,
  hands,
  ids,
  may,
  onCard = false,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly ids: readonly string[];
  readonly may: May;
  readonly onCard?: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const cards = ids.flatMap((id) => view.cards.get(id)?.body.value ?? []);
  const parked = cards.every((card) => card.parked);
  const locked = cards.every((card) => card.locked);
  const lit = room.session.shown.board()?.spotlight === ids[0];
  const detailed = cards.some((card) => hasDetails(room.session.shown, card));
  const all = (verb: VerbCase) => ids.every((id) => may(verb, id));
  const lines = (as: Line) =>
    all("moveCards") && hands.laid !== undefined && linedUp(view, hands.laid, ids, as) !== undefined;
  const withdraws = ids.length === 1 && all("withdrawCard");
  const [first] = ids.flatMap((id) => view.cards.get(id) ?? []);
  const number = numberOf(first);
  const act = (key: string) => {
    switch (key) {
      case "spotlight":
        return void room.does([{ case: "setSpotlight", value: { id: lit ? "" : (ids[0] ?? "") } }]);
      case "duplicate":
        return duplicateCards(room, hands, view, ids);
      case "park":
        return void room.does([{ case: "parkCards", value: { ids: [...ids], parked: !parked } }]);
      case "lock":
        return lockCards(room, view, ids);
      case "column":
      case "row": {
        const places = hands.laid && linedUp(view, hands.laid, ids, key);
        return places && !waitsFor(room, ids) && putCards(room, places);
      }
      case "tidy":
        return tidyCards(room, view, ids);
      case "group":
        return hands.asking.set({ what: "group", ids });
      case "merge":
        return hands.asking.set({ what: "merge", ids });
      case "link":
        return hands.asking.set({ what: "link", id: ids[0] ?? "" });
      case "find":
        return hands.finding.set("");
      case "kind":
        return hands.asking.set({ what: "kind", ids });
      case "details":
        return hands.asking.set({ what: "details", id: ids[0] ?? "" });
      case "words":
        return void copyWords(room, ids[0] ?? "");
      case "address":
        return void copyAddress(room, hands, view, ids[0] ?? "");
      case "trash":
        return trashCards(room, hands, ids);
      case "withdraw":
        return hands.asking.set({ what: "withdraw", id: ids[0] ?? "" });
    }
  };
  return (
    <MenuButton
      label={onCard && number !== "" ? t("board.card.menu", { number }) : t("board.selected", { count: ids.length })}
      className={onCard ? "card-menu" : ""}
      upward={!onCard}
      onChoose={act}
      lines={[
        may("addCard") &&
          cards.some((card) => card.withdrawnMs === 0n) && {
            id: "duplicate",
            words: t("board.duplicate"),
            keys: "Ctrl D",
          },
        lines("column") && { id: "column", words: t("board.lineUp.column") },
        lines("row") && { id: "row", words: t("board.lineUp.row") },
        all("moveCards") && { id: "tidy", words: t("board.tidy") },
        all("addCluster") && { id: "group", words: t("board.group") },
        all("mergeCards") && { id: "merge", words: t("board.merge") },
        ids.length === 1 && may("addLink") && { id: "link", words: t("board.link") },
        !onCard && { id: "find", words: t("board.find") },
        all("setCard") && { id: "kind", words: t("board.kind") },
        ids.length === 1 && detailed && { id: "details", words: t("board.details") },
        ids.length === 1 && !isWithdrawn(first) && mayCopy() && { id: "words", words: t("board.copyWords") },
        ids.length === 1 && { id: "address", words: t("board.address") },
        all("parkCards") && { id: "park", words: t(parked ? "board.unpark" : "board.park") },
        all("lockCards") && { id: "lock", words: t(locked ? "board.unlock" : "board.lock"), keys: "Ctrl Shift L" },
        ids.length === 1 &&
          may("setSpotlight") && { id: "spotlight", words: t(lit ? "spotlight.end" : "spotlight.show") },
        onCard && { id: "find", words: t("board.find") },
        (all("trashCards") || withdraws) && "line",
        all("trashCards") && { id: "trash", words: t("board.throw"), keys: "Delete" },
        withdraws && { id: "withdraw", words: t("withdraw.menu") },
      ]}
    >
      <Glyph name="more" />
    </MenuButton>
  );
}
