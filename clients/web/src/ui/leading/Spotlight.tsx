import { useEffect } from "react";
import type { Board } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, type CardRecord, numberOf } from "../board/model.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useCard, useRoom } from "../room/use.ts";
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
  const card = view.cards.get(board.spotlight);
  return card ? <Lit key={card.id} drawn={card} hands={hands} /> : null;
}

function Lit({ drawn, hands }: { readonly drawn: CardRecord; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const card = useCard(room, drawn, true);
  const words = wordsRead(t, card);
  const number = numberOf(card);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, as it is when it is lit, however its words change
  useEffect(() => room.announcer.own(t("spotlight.said", { number, words })), [room]);
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
