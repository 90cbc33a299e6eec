import { useEffect, useRef } from "react";
import type { Board } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { mayNow } from "./may.ts";

// One card that everybody is asked to look at. Its words come to people; nobody is carried away from what they do.
export function Spotlight({
  board,
  view,
  hands,
}: {
  readonly board: Board;
  readonly view: BoardView;
  readonly hands: Hands;
}) {
  const t = useT();
  const room = useRoom();
  const card = view.cards.get(board.spotlight);
  const words = card?.text?.content ?? "";
  const number = numberOf(card);
  const said = card ? t("spotlight.said", { number, words }) : "";
  const before = useRef(said);
  useEffect(() => {
    if (said !== "" && said !== before.current) room.announcer.own(said);
    before.current = said;
  }, [room, said]);
  if (!card) return null;
  return (
    <section className="spotlight" aria-label={t("spotlight.title")}>
      <span className="label">
        <Glyph name="observation" /> {t("spotlight.title")}
      </span>
      <p>
        <span className="num quiet">{number}</span> <bdi>{words}</bdi>
      </p>
      <button type="button" className="b" onClick={() => showCards(hands, [card.id])}>
        {t("spotlight.go")}
      </button>
      {mayNow(room, "setSpotlight").may && (
        <button
          type="button"
          className="b bare"
          onClick={() => room.does([{ case: "setSpotlight", value: { id: "" } }])}
        >
          {t("spotlight.end")}
        </button>
      )}
    </section>
  );
}
