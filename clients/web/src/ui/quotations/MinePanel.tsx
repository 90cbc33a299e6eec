import { useEffect, useState } from "react";
import { type Card, Quote_State, type Text, type UseOfWords } from "../../index.ts";
import { usesAt } from "../../uses.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { languageShown, useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { MyAnswers as loadAnswers } from "../recording/door.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import {
  dayOf,
  dayWords,
  inTwoWeeks,
  isGranted,
  kindWords,
  levelKey,
  mineOf,
  type Quotation,
  stateKey,
} from "./model.ts";
import "./quotations.css";

const MyAnswers = later(loadAnswers);

// My contributions: how I may be captured, what I said and wrote here, how it may be used, and taking it back.
export function MinePanel({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "words");
  const said = mineOf(room);
  const uses = useUses(
    room.document,
    said.some(({ request }) => request?.answeredMs),
  );
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
          <Said
            key={quotation.id}
            quotation={quotation}
            uses={uses.filter(({ quote }) => quote === quotation.id)}
            hands={hands}
          />
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

// Asked again whenever the page is come back to: an edition may have appeared.
function useUses(document: string, any: boolean): readonly UseOfWords[] {
  const [uses, setUses] = useState<readonly UseOfWords[]>([]);
  useEffect(() => {
    if (!any) return;
    let here = true;
    const read = () =>
      void usesAt(document)
        .readUses()
        .then((answer) => here && answer.ok && setUses(answer.value));
    read();
    addEventListener("focus", read);
    return () => {
      here = false;
      removeEventListener("focus", read);
    };
  }, [document, any]);
  return uses;
}

function Said({
  quotation,
  uses,
  hands,
}: {
  readonly quotation: Quotation;
  readonly uses: readonly UseOfWords[];
  readonly hands: Hands;
}) {
  const t = useT();
  const room = useRoom();
  const { id, quote, request, requestId, words } = quotation;
  const granted = isGranted(quote);
  const answeredMs = request?.withdrawnMs || request?.answeredMs || request?.lapsedMs;
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
        {answeredMs !== undefined && answeredMs > 0 && quote.state !== Quote_State.REQUESTED && (
          <>
            {" · "}
            <bdi>{dayWords(dayOf(room, answeredMs), languageShown())}</bdi>
          </>
        )}
      </p>
      {uses.length > 0 && (
        <div className="label mine-uses">
          {t("mine.used")}
          <ul className="mine-used">
            {uses.map(({ title, edition, atMs }) => (
              <li key={`${atMs} ${title} ${edition}`}>
                <bdi>
                  {edition === ""
                    ? t("mine.used.record", { title })
                    : t("mine.used.edition", { title, number: edition })}
                </bdi>
                {" · "}
                <bdi>{dayWords(dayOf(room, atMs), languageShown())}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
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
