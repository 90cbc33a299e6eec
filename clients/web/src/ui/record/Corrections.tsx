import { type FormEvent, useState } from "react";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom } from "../room/use.ts";
import { dayAt } from "./days.ts";
import { goToPart, useDesk } from "./desk.ts";
import { Marked } from "./Marked.tsx";
import { type CorrectionRecord, citedBy, type Paper } from "./paper.ts";
import { useAsking } from "./refusals.ts";
import { Why } from "./Why.tsx";

// For whoever keeps the record: what is asked for, each beside what stands there now, and an answer to it. For whoever was
// there: what they asked for themselves, and what came of it.
export function Corrections({ paper }: { readonly paper: Paper }) {
  const t = useT();
  const { keeps, asksFor, hands, frozen } = useDesk();
  const { waiting, answered } = paper;
  if (keeps && waiting.length === 0 && answered.length === 0) return null;
  if (!keeps && waiting.length === 0 && answered.length === 0 && !asksFor) return null;
  return (
    <section className="rec-corrections" aria-label={t(keeps ? "record.corrections" : "record.corrections.yours")}>
      <div className="col-h">
        <h2>{t(keeps ? "record.corrections" : "record.corrections.yours")}</h2>
        {waiting.length > 0 && <span>{t("record.open", { count: waiting.length })}</span>}
      </div>
      {!keeps && asksFor && <p className="label">{t("record.corrections.how")}</p>}
      <ul>
        {waiting.map((one) => (
          <Waiting key={one.id} correction={one} paper={paper} />
        ))}
      </ul>
      {answered.length > 0 &&
        (keeps ? (
          <details>
            <summary>{t("record.corrections.answered", { count: answered.length })}</summary>
            <Answered all={answered} />
          </details>
        ) : (
          <Answered all={answered} />
        ))}
      {!keeps && asksFor && !frozen && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "correction", paragraph: "" })}>
          {t("record.statement.ask")}
        </button>
      )}
    </section>
  );
}

function Waiting({ correction, paper }: { readonly correction: CorrectionRecord; readonly paper: Paper }) {
  const t = useT();
  const room = useRoom();
  const { keeps, hands, zone } = useDesk();
  const { id, body } = correction;
  const { value } = body;
  const cited = paper.paragraphs.find((one) => one.id === value.paragraph);
  const trashed = paper.trashed.find((one) => one.id === value.paragraph);
  const now = (cited?.record ?? trashed)?.text?.content ?? "";
  return (
    <li className="rec-correction" data-part={id} tabIndex={-1}>
      <p className="rec-asked">
        {value.paragraph === "" ? (
          <b>{t("record.statement", { section: citedBy(correction) })}</b>
        ) : (
          <button type="button" className="link" onClick={() => goToPart(hands, value.paragraph)}>
            {t("record.correction.of", { number: cited?.number ?? citedBy(correction) })}
          </button>
        )}{" "}
        <span className="label">
          {keeps && (
            <>
              <bdi>{room.nameOf(value.by) || t("board.somebody")}</bdi>,{" "}
            </>
          )}
          <bdi>{dayAt(Number(value.atMs), zone)}</bdi>
        </span>
      </p>
      {value.paragraph !== "" && (
        <>
          <h3 className="label">{t("record.correction.now")}</h3>
          <blockquote>
            <Marked before={now} after={value.proposedText} side="before" />
          </blockquote>
        </>
      )}
      <h3 className="label">{t("record.correction.asked")}</h3>
      <blockquote>
        <Marked before={value.paragraph === "" ? value.proposedText : now} after={value.proposedText} side="after" />
      </blockquote>
      {value.reason !== "" && (
        <p className="rec-reason" dir="auto">
          {value.reason}
        </p>
      )}
      <NotSent id={id} />
      {keeps ? <Answer correction={correction} /> : <TakeBack id={id} />}
    </li>
  );
}

function TakeBack({ id }: { readonly id: string }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  return (
    <>
      <button
        type="button"
        className="b"
        aria-disabled={waits}
        onClick={() => ask({ case: "withdrawCorrection", value: { id } }, t("record.correction.takenBack"))}
      >
        {t("record.correction.takeBack")}
      </button>
      <Why words={why} />
    </>
  );
}

type How = "as asked" | "in other words" | "declined";
interface Draft {
  readonly how: How;
  readonly text: string;
  readonly answer: string;
}

// Accepted as it is, accepted in other words, or declined with a reason. What is begun stays on this device.
function Answer({ correction }: { readonly correction: CorrectionRecord }) {
  const t = useT();
  const { refresh } = useDesk();
  const { waits, why, ask } = useAsking();
  const { id, body } = correction;
  const draftName = `answer.${id}`;
  const [draft, setDraft] = useState<Draft>(
    () => kept<Draft>(draftName) ?? { how: "as asked", text: body.value.proposedText, answer: "" },
  );
  const [missing, setMissing] = useState("");
  const set = (some: Partial<Draft>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    setMissing("");
    keep(draftName, next);
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    answers(draft.how);
  };
  const answers = (how: How) => {
    const answer = draft.answer.trim();
    const text = draft.text.trim();
    if (how === "declined" && answer === "") return setMissing(t("record.no.reason"));
    if (how === "in other words" && text === "") return setMissing(t("record.no.words"));
    const accepted = how !== "declined";
    const value = { id, accepted, text: how === "in other words" ? text : "", answer };
    const said = t(accepted ? "record.correction.accepted" : "record.correction.declined");
    ask({ case: "answerCorrection", value }, said, () => {
      forget(draftName);
      refresh();
    });
  };
  if (draft.how === "as asked")
    return (
      <div className="rec-answer" data-stays tabIndex={-1}>
        <div className="row">
          <button type="button" className="b" aria-disabled={waits} onClick={() => answers("as asked")}>
            {t("record.accept")}
          </button>
          <button type="button" className="b bare" onClick={() => set({ how: "in other words" })}>
            {t("record.accept.otherwise")}
          </button>
          <button type="button" className="b bare" onClick={() => set({ how: "declined" })}>
            {t("record.decline")}
          </button>
        </div>
        <Why words={why} />
      </div>
    );
  const declines = draft.how === "declined";
  return (
    <form className="stack rec-answer" onSubmit={go} noValidate>
      {!declines && (
        <label>
          <span className="lab">{t("record.correction.instead")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={5}
            value={draft.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </label>
      )}
      <label>
        <span className="lab">{t(declines ? "record.decline.why" : "record.accept.how")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={2}
          maxLength={600}
          value={draft.answer}
          onChange={(event) => set({ answer: event.target.value })}
        />
      </label>
      <Why words={missing || why} />
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits}>
          {t(declines ? "record.decline.go" : "record.accept")}
        </button>
        <button type="button" className="b bare" onClick={() => set({ how: "as asked" })}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function Answered({ all }: { readonly all: readonly CorrectionRecord[] }) {
  const t = useT();
  const room = useRoom();
  const { keeps, zone } = useDesk();
  return (
    <ul>
      {all.map((correction) => {
        const { id, body } = correction;
        const { value } = body;
        return (
          <li key={id} className="rec-correction" data-part={id} tabIndex={-1}>
            <p className="rec-asked">
              <b>
                {value.paragraph === ""
                  ? t("record.statement", { section: citedBy(correction) })
                  : t("record.correction.of", { number: citedBy(correction) })}
              </b>
              <span className="label">
                {t(
                  value.state === "accepted"
                    ? "record.correction.isAccepted"
                    : value.state === "declined"
                      ? "record.correction.isDeclined"
                      : "record.correction.isTakenBack",
                )}
                {value.answeredMs !== 0n && (
                  <>
                    , <bdi>{dayAt(Number(value.answeredMs), zone)}</bdi>
                  </>
                )}
                {keeps && (
                  <>
                    , <bdi>{room.nameOf(value.by) || t("board.somebody")}</bdi>
                  </>
                )}
              </span>
            </p>
            <blockquote dir="auto">{value.proposedText}</blockquote>
            {value.answer !== "" && (
              <p className="rec-reason" dir="auto">
                {value.answer}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
