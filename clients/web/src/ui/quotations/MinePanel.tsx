import { type Card, Quote_State, type Text } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { MyAnswers as loadAnswers } from "../recording/door.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { inTwoWeeks, isGranted, kindWords, levelKey, mineOf, type Quotation, stateKey } from "./model.ts";
import "./quotations.css";

const MyAnswers = later(loadAnswers);

// My contributions: how I may be captured, what I said and wrote here, how it may be used, and taking it back.
export function MinePanel({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "words");
  const said = mineOf(room);
  const cards: { id: string; card: Card; text: Text | undefined }[] = [];
  for (const { id, body, text } of room.session.shown.ofKind("card"))
    if (room.isMine(id) && !body.value.trashed) cards.push({ id, card: body.value, text });
  cards.sort((a, b) => a.card.number - b.card.number);
  return (
    <section className="panel-scroll" aria-label={t("mine.title")} tabIndex={0}>
      <MyAnswers />
      <h2 className="panel-head">{t("mine.said")}</h2>
      {said.length === 0 && <p className="panel-empty">{t("mine.nothingSaid")}</p>}
      <ul className="quotations">
        {said.map((quotation) => (
          <Said key={quotation.id} quotation={quotation} hands={hands} />
        ))}
      </ul>
      <h2 className="panel-head">{t("mine.wrote")}</h2>
      <p className="label">{t("mine.unsigned")}</p>
      {cards.length === 0 && <p className="panel-empty">{t("mine.nothingWritten")}</p>}
      <ul className="mine-cards">
        {cards.map(({ id, card, text }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => showCards(hands, [id])}>
              {card.number > 0 && <span className="num">{card.number}</span>}{" "}
              <span dir="auto">{text?.content ?? ""}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ quotation, hands }: { readonly quotation: Quotation; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { id, quote, request, requestId, words } = quotation;
  const granted = isGranted(quote);
  const mayReopen = quote.state === Quote_State.DECLINED || quote.state === Quote_State.QUOTE_LAPSED;
  return (
    <li>
      <NotSent id={id} />
      {words !== "" && <blockquote dir="auto">{words}</blockquote>}
      <p className="label">
        <b>{t(stateKey(quote.state))}</b>
        {granted && request && (
          <>
            {" · "}
            {kindWords(t, request.kinds)} · {t(levelKey(request.identification))}
          </>
        )}
      </p>
      {quote.state === Quote_State.CAPTURED && <p className="label">{t("mine.capturedOnly")}</p>}
      <div className="row">
        {quote.state === Quote_State.REQUESTED && (
          <button type="button" className="b main" onClick={() => hands.asking.set({ what: "asked", id: requestId })}>
            {t("quote.call.open")}
          </button>
        )}
        {granted && (
          <button
            type="button"
            className="b"
            onClick={() => room.does([{ case: "withdrawAttribution", value: { quote: id } }], t("mine.withdrawn"))}
          >
            {t("mine.withdraw")}
          </button>
        )}
        {mayReopen && (
          <button
            type="button"
            className="b bare"
            onClick={() =>
              room.does([{ case: "reopenAttribution", value: { id: requestId, answerBy: inTwoWeeks(Date.now()) } }])
            }
          >
            {t("mine.reopen")}
          </button>
        )}
      </div>
    </li>
  );
}
