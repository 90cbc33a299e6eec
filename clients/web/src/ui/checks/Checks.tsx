import { useState } from "react";
import type { BoardChecksAnswer, CheckFinding } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { numberOf } from "../board/model.ts";
import { type T, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { useAskingWith } from "../room/asking.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { fieldName } from "./fields.ts";
import { useFound } from "./finding.ts";
import { PresenterWords } from "./PresenterCheck.tsx";
import { spoken } from "./spoken.ts";
import { findingWords, stageKeys } from "./words.ts";
import "./checks.css";

const why = (t: T, refusal: Parameters<typeof refusalWords>[1]) => refusalWords(t, refusal);
const keyOf = ({ check, cards, decision }: CheckFinding) => `${check} ${decision} ${cards.join(" ")}`;

// What this board still lacks, by the checks of its template; what the group let be; and what is read from its structure.
export function Checks({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const { answer, fails } = useFound();
  const board = room.session.shown.board();
  const asked = (board?.checks.length ?? 0) > 0 || (board?.presenterReviewDays ?? 0) > 0;
  const readsMore = answer !== undefined && (answer.outline.length > 0 || answer.stagesWithoutActor.length > 0);
  if (!asked && !readsMore) return null;
  const open = answer?.findings.filter(({ dismissed }) => !dismissed) ?? [];
  const letBe = answer?.findings.filter(({ dismissed }) => dismissed) ?? [];
  return (
    <section className="checks" aria-label={t("checks.title")} data-stays="" tabIndex={-1}>
      <h2 className="panel-head">
        {t("checks.title")} {open.length > 0 && <span className="num quiet">{open.length}</span>}
      </h2>
      {fails && (
        <p className="label" role="status">
          {t("checks.unreached")}
        </p>
      )}
      {answer && asked && open.length === 0 && <p className="panel-empty">{t("checks.none")}</p>}
      <Presenter />
      <ul className="checks-list">
        {open.map((finding) => (
          <FindingLine key={keyOf(finding)} finding={finding} hands={hands} />
        ))}
      </ul>
      {letBe.length > 0 && (
        <details>
          <summary>{t("checks.let", { count: letBe.length })}</summary>
          <ul className="checks-list">
            {letBe.map((finding) => (
              <FindingLine key={keyOf(finding)} finding={finding} hands={hands} />
            ))}
          </ul>
        </details>
      )}
      {answer && <Stages stages={answer.stagesWithoutActor} />}
      {answer && <MissionMap outline={answer.outline} hands={hands} />}
    </section>
  );
}

function FindingLine({ finding, hands }: { readonly finding: CheckFinding; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { ask, waits, why: refused } = useAskingWith(why);
  const { check, level, cards, decision, fields, dismissed, reason } = finding;
  const on = decision !== "" ? decision : cards.length === 1 ? (cards[0] ?? "") : "";
  const staff = mayNow(room, "dismissCheck").may;
  const number = room.session.shown.decision(decision)?.number ?? 0;
  const card = [...room.session.shown.ofKind("card")].find(({ id }) => id === cards[0])?.body.value;
  const named = (names: readonly string[]) => names.map((name) => fieldName(room.session.shown, card, name)).join(", ");
  const about = (
    <>
      {decision !== "" && <span className="label num">{t("checks.decision", { number })}</span>}
      {cards.map((id) => (
        <button key={id} type="button" className="link num" onClick={() => showCards(hands, [id])}>
          {t("checks.card", { number: numberOf([...room.session.shown.ofKind("card")].find((one) => one.id === id)) })}
        </button>
      ))}
      {decision === "" && cards.length === 0 && <span className="label">{t("checks.board")}</span>}
    </>
  );
  const canAsk = check === "conflict-of-interest-declared" && decision !== "" && mayNow(room, "askAboutInterests").may;
  return (
    <li className={level === "warn" ? "" : "is-blocking"}>
      <div className="checks-about">{about}</div>
      <p>{findingWords(t, finding)}</p>
      {fields.length > 0 && <p className="label">{t("checks.missing", { fields: named(fields) })}</p>}
      {level === "block_decision" && <p className="label">{t("checks.blocks")}</p>}
      {level === "block_export" && <p className="label">{t("checks.outside")}</p>}
      {dismissed && (
        <p className="checks-reason" dir="auto">
          {reason}
        </p>
      )}
      {canAsk && (
        <button
          type="button"
          className="b"
          aria-disabled={waits}
          onClick={() => ask({ case: "askAboutInterests", value: { id: decision } }, t("checks.asked.said"))}
        >
          {t("checks.asked")}
        </button>
      )}
      {level === "warn" && staff && !dismissed && <LetBe check={check} on={on} />}
      {level === "warn" && staff && dismissed && (
        <button
          type="button"
          className="link"
          aria-disabled={waits}
          onClick={() => ask({ case: "dismissCheck", value: { check, on, undo: true } }, "")}
        >
          {t("checks.again")}
        </button>
      )}
      {refused !== "" && (
        <p className="fault" role="alert">
          {refused}
        </p>
      )}
    </li>
  );
}

function LetBe({ check, on }: { readonly check: string; readonly on: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { ask, waits, why: refused } = useAskingWith(why);
  if (!open)
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t("checks.letBe")}
      </button>
    );
  return (
    <form
      className="stack panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask({ case: "dismissCheck", value: { check, on, reason: reason.trim() } }, t("checks.letBe.said"), () =>
          setOpen(false),
        );
      }}
    >
      <label>
        <span className="lab">{t("checks.letBe.reason")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={2}
          maxLength={400}
          required
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {refused !== "" && (
        <p className="fault" role="alert">
          {refused}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits}>
          {t("checks.letBe.keep")}
        </button>
        <button type="button" className="b bare" onClick={() => setOpen(false)}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

// Of a case: whether its presenter has looked at what was written of it.
function Presenter() {
  const t = useT();
  const room = useRoom();
  const { ask, waits, why: refused } = useAskingWith(why);
  const board = room.session.shown.board();
  if (!board || board.presenterReviewDays === 0) return null;
  const answered = board.presenterAnswered;
  return (
    <div className="checks-presenter">
      <PresenterWords board={room} />
      {mayNow(room, "checkHarvest").may && (
        <button
          type="button"
          className="b"
          aria-disabled={waits}
          onClick={() => ask({ case: "checkHarvest", value: { answered: !answered } }, "")}
        >
          {t(answered ? "presenter.back" : "presenter.answer")}
        </button>
      )}
      {refused !== "" && (
        <p className="fault" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}

function Stages({ stages }: { readonly stages: readonly string[] }) {
  const t = useT();
  if (stages.length === 0) return null;
  const words = stages.map((stage) => {
    const known = stageKeys.find(([, , word]) => word === stage);
    return known ? t(known[1]) : spoken(stage);
  });
  return (
    <div className="checks-stages">
      <p>{t("checks.stages")}</p>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </div>
  );
}

// A line that is no card is a heading of the server's own.
function MissionMap({ outline, hands }: { readonly outline: BoardChecksAnswer["outline"]; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  if (outline.length === 0) return null;
  const card = (id: string) => [...room.session.shown.ofKind("card")].find((one) => one.id === id);
  let heading = 0;
  return (
    <details className="checks-map">
      <summary>{t("checks.map")}</summary>
      <ul>
        {outline.map(({ depth, card: id, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a project stands there as often as it joins a sector
          <li key={`${at} ${id}`} className={`depth-${Math.min(depth, 4)}`}>
            {id === "" ? (
              <b>{t(heading++ === 0 && text.startsWith("Projects") ? "checks.map.loose" : "checks.map.gaps")}</b>
            ) : (
              <button type="button" className="link" onClick={() => showCards(hands, [id])}>
                <span className="num quiet">{numberOf(card(id))}</span> <bdi>{text}</bdi>
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
