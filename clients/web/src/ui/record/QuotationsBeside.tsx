import { Quote_State } from "../../index.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { appearanceOf } from "../quotations/appearing.ts";
import {
  dayWords,
  isGranted,
  kindsOf,
  kindWord,
  levelKey,
  type Quotation,
  quotationsOf,
  stateKey,
} from "../quotations/model.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { useDesk } from "./desk.ts";
import { UnnamedOutside } from "./Presenter.tsx";

// Quotations of the boards, and what their speakers said to it: asked for there, on the board.
export function QuotationsBeside() {
  const { boards } = useDesk();
  const rooms = [...boards.keys()].flatMap((board) => roomOf(boards, board) ?? []);
  return <OfAll rooms={rooms} />;
}

function OfAll({ rooms }: { readonly rooms: readonly Room[] }) {
  return rooms.map((board) => <OfBoard key={board.document} board={board} />);
}

function OfBoard({ board }: { readonly board: Room }) {
  const t = useT();
  useTopic(board, "document");
  useTopic(board, "people");
  const all = quotationsOf(board).filter(({ quote }) => quote.state !== Quote_State.DISCARDED);
  if (all.length === 0) return null;
  const granted = all.filter(({ quote }) => isGranted(quote)).length;
  return (
    <section className="rec-quotes" aria-label={t("quote.title")}>
      <div className="col-h">
        <h2>{t("quote.title")}</h2>
        <span>{t("record.quotes", { count: all.length, granted })}</span>
      </div>
      <ul>
        {all.map((quotation) => (
          <One key={quotation.id} board={board} quotation={quotation} />
        ))}
      </ul>
    </section>
  );
}

const refused: ReadonlySet<Quote_State> = new Set([
  Quote_State.DECLINED,
  Quote_State.QUOTE_LAPSED,
  Quote_State.QUOTE_WITHDRAWN,
]);

function One({ board, quotation }: { readonly board: Room; readonly quotation: Quotation }) {
  const t = useT();
  const { quote, request, words } = quotation;
  const granted = isGranted(quote);
  const appears = appearanceOf(t, board, quotation);
  const waits = quote.state === Quote_State.REQUESTED;
  const look = granted ? "ok" : waits ? "wait" : refused.has(quote.state) ? "no" : "";
  const kinds = kindsOf(board);
  return (
    <li className={`rec-q ${look}`} data-quote={quotation.id}>
      <p className="st">
        <Glyph name={granted ? "tick" : waits ? "late" : look === "no" ? "no" : "keep"} />
        {t(stateKey(quote.state))}
        {waits && request && (
          <time>
            {t("quote.until")} <bdi>{dayWords(request.answerBy, languageShown())}</bdi>
          </time>
        )}
      </p>
      {words !== "" && <blockquote dir="auto">{words}</blockquote>}
      {appears && request && (
        <>
          <p>
            {t(levelKey(appears.level))} (<bdi>{appears.words}</bdi>)
          </p>
          <UnnamedOutside board={board} level={appears.level} />
          <dl className="kinds">
            {kinds.map((kind) => (
              <div key={kind}>
                <dt>{kindWord(t, kind)}</dt>
                <dd>{t(request.kinds.includes(kind) ? "record.yes" : "record.noWord")}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {waits && <p>{t("record.quote.waits")}</p>}
      {quote.state === Quote_State.DECLINED && (
        <p>{t(request?.paraphraseAllowed ? "record.quote.sense" : "record.quote.out")}</p>
      )}
    </li>
  );
}
