import { useEffect, useState } from "react";
import { Quote_State, type UseOfWords } from "../../index.ts";
import { usesAt } from "../../uses.ts";
import { languageShown, useT } from "../language.ts";
import { NotSent } from "../room/NotSent.tsx";
import { appearanceOf } from "./appearing.ts";
import { dayOf, dayWords, inTwoWeeks, isGranted, kindWords, levelKey, type Quotation, stateKey } from "./model.ts";
import { useSays, useSpeaking } from "./speaking.tsx";
import "./quotations.css";

// What somebody said, in the order in which it was said: how it may be used, where it stands, and what they can do about
// it. Taking back says first what it does, as nothing undoes it, and takes no more steps than saying yes did.
export function SaidList({
  said,
  onAsked,
}: {
  readonly said: readonly Quotation[];
  readonly onAsked: (request: string) => void;
}) {
  const { document } = useSpeaking();
  const uses = useUses(
    document,
    said.some(({ request }) => request?.answeredMs),
  );
  return (
    <ul className="quotations">
      {said.map((quotation) => (
        <Said
          key={quotation.id}
          quotation={quotation}
          uses={uses.filter(({ quote }) => quote === quotation.id)}
          onAsked={onAsked}
        />
      ))}
    </ul>
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
  onAsked,
}: {
  readonly quotation: Quotation;
  readonly uses: readonly UseOfWords[];
  readonly onAsked: (request: string) => void;
}) {
  const t = useT();
  const { speaking, says, waits, fault } = useSays();
  const { id, quote, request, requestId, words } = quotation;
  const granted = isGranted(quote);
  const appears = appearanceOf(t, speaking, quotation);
  const answeredMs = request?.withdrawnMs || request?.answeredMs || request?.lapsedMs;
  const [asks, setAsks] = useState(false); // whether to take it back
  const mayReopen = quote.state === Quote_State.DECLINED || quote.state === Quote_State.QUOTE_LAPSED;
  return (
    <li data-record={id} tabIndex={-1}>
      <NotSent id={id} />
      {words !== "" && <blockquote dir="auto">{words}</blockquote>}
      <p className="label">
        <b>{t(stateKey(quote.state))}</b>
        {appears && request && (
          <>
            {" · "}
            {kindWords(t, request.kinds)} · {t(levelKey(appears.level))} (<bdi>{appears.words}</bdi>)
          </>
        )}
        {answeredMs !== undefined && answeredMs > 0 && quote.state !== Quote_State.REQUESTED && (
          <>
            {" · "}
            <bdi>{dayWords(dayOf(speaking, answeredMs), languageShown())}</bdi>
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
                <bdi>{dayWords(dayOf(speaking, atMs), languageShown())}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {quote.state === Quote_State.CAPTURED && <p className="label">{t("mine.capturedOnly")}</p>}
      <div className="row">
        {quote.state === Quote_State.REQUESTED && (
          <button type="button" className="b main" onClick={() => onAsked(requestId)}>
            {t("quote.call.open")}
          </button>
        )}
        {granted && !asks && (
          <button type="button" className="b" onClick={() => setAsks(true)}>
            {t("mine.withdraw")}
          </button>
        )}
        {mayReopen && (
          <button
            type="button"
            className="b bare"
            aria-disabled={waits}
            onClick={() =>
              void says({ case: "reopenAttribution", value: { id: requestId, answerBy: inTwoWeeks(Date.now()) } }, "")
            }
          >
            {t("mine.reopen")}
          </button>
        )}
      </div>
      {granted && asks && (
        <section className="mine-takes-back" aria-label={t("mine.withdraw.ask")}>
          <p>
            <b>{t("mine.withdraw.ask")}</b> {t("mine.withdraw.what")}
          </p>
          <div className="row">
            <button type="button" className="b" autoFocus onClick={() => setAsks(false)}>
              {t("mine.withdraw.keep")}
            </button>
            <button
              type="button"
              className="b main"
              aria-disabled={waits}
              onClick={() => void says({ case: "withdrawAttribution", value: { quote: id } }, t("mine.withdrawn"))}
            >
              {t("mine.withdraw.go")}
            </button>
          </div>
        </section>
      )}
      {fault !== "" && <p role="alert">{t(fault)}</p>}
    </li>
  );
}
