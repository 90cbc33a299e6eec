import type { Card, Text } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { mayIn } from "../leading/may.ts";
import { later } from "../parts/later.tsx";
import { MyAnswers as loadAnswers } from "../recording/door.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { Credit } from "./Credit.tsx";
import { mineOf } from "./model.ts";
import { SaidList } from "./Said.tsx";
import "./quotations.css";

const MyAnswers = later(loadAnswers);

// My contributions: how I may be captured, what I said and wrote here, how it may be used, and taking it back.
export function MinePanel({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "words");
  useTopic(room, "people");
  const may = mayIn(room);
  const said = mineOf(room);
  const meeting = room.session.shown.board()?.meeting ?? "";
  const cards: { id: string; card: Card; text: Text | undefined }[] = [];
  for (const { id, body, text } of room.session.shown.ofKind("card"))
    if (room.isMine(id) && !body.value.trashed) cards.push({ id, card: body.value, text });
  cards.sort((a, b) => a.card.number - b.card.number);
  return (
    <section className="panel-scroll" aria-label={t("mine.title")} tabIndex={0}>
      <MyAnswers />
      <h2 className="panel-head">{t("mine.said")}</h2>
      {said.length === 0 && <p className="panel-empty">{t("mine.nothingSaid")}</p>}
      <SaidList said={said} onAsked={(id) => hands.asking.set({ what: "asked", id })} />
      <h2 className="panel-head">{t("mine.wrote")}</h2>
      <p className="label">{t("mine.unsigned")}</p>
      {cards.length === 0 && <p className="panel-empty">{t("mine.nothingWritten")}</p>}
      <ul className="mine-cards">
        {cards.map(({ id, card, text }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => showCards(hands, [id])}>
              {card.number > 0 && <span className="num">{card.number}</span>}{" "}
              {card.withdrawnMs === 0n ? (
                <span dir="auto">{text?.content ?? ""}</span>
              ) : (
                <span className="withdrawn-words">{t("card.withdrawn")}</span>
              )}
            </button>
            {may("withdrawCard", id) && (
              <button
                type="button"
                className="link mine-withdraw"
                aria-label={`${t("withdraw.menu")} ${text?.content ?? ""}`}
                onClick={() => hands.asking.set({ what: "withdraw", id })}
              >
                {t("withdraw.menu")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Credit />
      {meeting !== "" && placeAt(meeting) !== undefined && (
        <p className="mine-elsewhere">
          <button type="button" className="link" onClick={() => goTo("contributions", meeting)}>
            {t("mine.all")}
          </button>
        </p>
      )}
    </section>
  );
}
