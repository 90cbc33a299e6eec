import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { type Store, useStore } from "../store.ts";
import { useWalks } from "./use.ts";
import "./reporting.css";

// On a group's board: what visitors recognised, and what they ask. Nobody is named.
export function VisitorsPanel({ views, hands }: { readonly views: Store<BoardView>; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const view = useStore(views);
  const { marks, questions } = useWalks();
  const marked = [...marks].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
  return (
    <section className="panel-scroll rp-visitors" aria-label={t("walk.visitors")} tabIndex={0}>
      <h2 className="panel-head">{t("walk.questions")}</h2>
      {questions.length === 0 && <p className="panel-empty">{t("walk.questions.none")}</p>}
      <ul className="rp-questions">
        {questions.map(({ id, question }) => (
          <li key={id} dir="auto">
            {question}
          </li>
        ))}
      </ul>
      <h2 className="panel-head">{t("walk.recognised")}</h2>
      {marked.length === 0 && <p className="panel-empty">{t("walk.recognised.none")}</p>}
      <ul className="rp-recognised">
        {marked.map(([id, count]) => {
          const card = view.cards.get(id);
          const cluster = room.session.shown.cluster(id);
          const words = card ? wordsRead(t, card) : cluster?.title || t("board.group.none");
          return (
            <li key={id}>
              <span>
                {card && <span className="num quiet">{numberOf(card)} </span>}
                <bdi>{words}</bdi>
              </span>
              <span className="label num">{t("walk.marks", { count })}</span>
              {card && (
                <button type="button" className="link" onClick={() => showCards(hands, [id])}>
                  {t("spotlight.go")}
                  <span className="vh"> {words}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
